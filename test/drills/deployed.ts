const ACCOUNT = "123456789012";
const [HOME, ELSEWHERE] = ["us-east-1", "us-west-2"];

export const ORDERS_ARN = `arn:aws:rds:${HOME}:${ACCOUNT}:db:orders-db`;

/** The URN of what the state holds. */
export function urnOf(type: string, name: string): string {
  return `urn:pulumi:prod::shop::${type}::${name}`;
}

export const ORDERS_URN = urnOf("aws:rds/instance:Instance", "orders");

/** What may be otherwise than in the lab. */
export interface Deployed {
  /** The vault that copies lie in. @default Default */
  readonly copyVault?: string;
  readonly copyAccount?: string;
  /** Whether that vault is said to be locked in compliance mode. @default true */
  readonly locked?: boolean;
  /** Whether the database keeps backups itself. @default true */
  readonly ownBackups?: boolean;
  readonly rpo?: string;
  readonly regionRpo?: string;
}

/**
 * What pulumi stack export prints of the lab's database: its own backups for corrupted data, and copies by AWS Backup in a
 * locked vault of another Region for a lost Region and a compromised account.
 */
export function deployedState(more: Deployed = {}): object {
  const {
    copyVault = "Default",
    copyAccount = ACCOUNT,
    locked = true,
    ownBackups = true,
    rpo = "1h",
    regionRpo = "2d",
  } = more;
  const destinationVaultArn = `arn:aws:backup:${ELSEWHERE}:${copyAccount}:backup-vault:${copyVault}`;
  const rules = [
    {
      ruleName: "daily",
      targetVaultName: "Default",
      schedule: "cron(0 5 ? * * *)",
      startWindow: 60,
      completionWindow: 120,
      lifecycle: { deleteAfter: 35 },
      copyActions: [{ destinationVaultArn, lifecycle: { deleteAfter: 35 } }],
    },
  ];
  const tags = {
    "continuity:service": "orders",
    "continuity:rto": "4h",
    "continuity:rpo": rpo,
    "continuity:rto:region": "8h",
    "continuity:rpo:region": regionRpo,
    "continuity:rto:compromise": "24h",
    "continuity:rpo:compromise": "2d",
  };
  const plan = resource("aws:backup/plan:Plan", "plan", HOME, { name: "plan", rules });
  const selected = {
    name: "all",
    planId: "plan-id",
    iamRoleArn: `arn:aws:iam::${ACCOUNT}:role/backup`,
    resources: [ORDERS_ARN],
  };
  const selection = resource("aws:backup/selection:Selection", "all", HOME, selected);
  const vault = resource(
    "aws:backup/vault:Vault",
    "copies",
    ELSEWHERE,
    { name: copyVault },
    { arn: destinationVaultArn },
  );
  const lock = { backupVaultName: copyVault, changeableForDays: 3, minRetentionDays: 7 };
  const database = {
    identifier: "orders-db",
    engine: "postgres",
    engineVersion: "16.4",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 20,
    backupRetentionPeriod: ownBackups ? 7 : 0,
    deletionProtection: true,
    multiAz: true,
    tags,
  };
  return {
    version: 3,
    deployment: {
      resources: [
        { urn: urnOf("pulumi:pulumi:Stack", "shop-prod"), type: "pulumi:pulumi:Stack" },
        provider(HOME),
        provider(ELSEWHERE),
        resource("aws:rds/instance:Instance", "orders", HOME, database, { arn: ORDERS_ARN }),
        plan,
        { ...selection, propertyDependencies: { planId: [plan.urn] } },
        ...(copyAccount === ACCOUNT ? [vault] : []),
        ...(locked
          ? [resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", ELSEWHERE, lock)]
          : []),
      ],
    },
  };
}

function provider(region: string) {
  const inputs = { region, allowedAccountIds: JSON.stringify([ACCOUNT]) };
  return { urn: urnOf("pulumi:providers:aws", region), type: "pulumi:providers:aws", id: `id-${region}`, inputs };
}

function resource(type: string, name: string, region: string, inputs: object, outputs: object = {}) {
  const provided = `${urnOf("pulumi:providers:aws", region)}::id-${region}`;
  return {
    urn: urnOf(type, name),
    type,
    custom: true,
    id: name,
    provider: provided,
    inputs,
    outputs: { ...inputs, ...outputs },
  };
}
