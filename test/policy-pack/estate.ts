import { type Shown, urnOf } from "./server";

/** What Pulumi puts in the place of a string, and of anything else that comes from Node.js, while it is not known. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The same for each kind of value. */
export const SENTINELS = [
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  UNKNOWN,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
] as const;

export const INSTANCE = "aws:rds/instance:Instance";
export const PLAN = "aws:backup/plan:Plan";
export const SELECTION = "aws:backup/selection:Selection";
export const VAULT = "aws:backup/vault:Vault";
export const VAULT_LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

export const ORDERS = urnOf(INSTANCE, "orders-db");

export const TAGS = {
  "continuity:service": "orders",
  "continuity:owner": "team-orders",
  "continuity:rto": "4h",
  "continuity:rpo": "15m",
};

/** A Multi-AZ database whose restore time nobody vouches for. */
export function database(inputs: Readonly<Record<string, unknown>> = {}, name = "orders-db"): Shown {
  const tags = { ...TAGS, ...(inputs.tags as object | undefined) };
  const all = {
    engine: "postgres",
    identifier: name,
    instanceClass: "db.r6g.large",
    multiAz: true,
    backupRetentionPeriod: 14,
    deletionProtection: true,
    ...inputs,
    tags: typeof inputs.tags === "string" ? inputs.tags : tags,
    tagsAll: typeof inputs.tags === "string" ? inputs.tags : tags,
  };
  return { type: INSTANCE, name, inputs: all, outputs: { ...all, arn: UNKNOWN } };
}

/** A vault under a compliance lock, with a plan that copies to it, and a selection of the database. */
export function backups(rule: Readonly<Record<string, unknown>> = {}): readonly Shown[] {
  const vault = { name: "backups-1" };
  return [
    { type: VAULT, name: "backups", inputs: vault, outputs: { ...vault, arn: UNKNOWN } },
    {
      type: VAULT_LOCK,
      name: "backups",
      inputs: { backupVaultName: "backups-1", changeableForDays: 3, minRetentionDays: 7, maxRetentionDays: 90 },
      edges: { backupVaultName: [urnOf(VAULT, "backups")] },
    },
    {
      type: PLAN,
      name: "backups",
      inputs: {
        name: "backups-1",
        rules: [
          {
            ruleName: "daily",
            targetVaultName: "backups-1",
            schedule: "cron(0 5 ? * * *)",
            startWindow: 60,
            completionWindow: 120,
            lifecycle: { deleteAfter: 14 },
            copyActions: [{ destinationVaultArn: UNKNOWN, lifecycle: { deleteAfter: 35 } }],
            ...rule,
          },
        ],
      },
      edges: { rules: [urnOf(VAULT, "backups")] },
    },
    {
      type: SELECTION,
      name: "backups",
      inputs: { iamRoleArn: "arn:aws:iam::123456789012:role/backup", planId: UNKNOWN, resources: [UNKNOWN] },
      edges: { planId: [urnOf(PLAN, "backups")], resources: [ORDERS] },
    },
  ];
}
