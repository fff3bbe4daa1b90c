import { describe, expect, test } from "@jest/globals";
import type { Chain } from "../../../continuity/backup/chain";
import { apartFrom, type CopyCondition, copyConditions } from "../../../continuity/backup/copying";
import { backupTypeOf } from "../../../continuity/backup/types";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, indexOf, provider, rdsInstance, resource, rule, vault } from "../estate-builder";
import { chainsOfRules } from "./chains-of";

const FAR_ARN = "arn:aws:backup:eu-west-1:222222222222:backup-vault:far";
const GAPPED_ARN = "arn:aws:backup:eu-west-1:111111111111:backup-vault:gapped";
const GAPPED_TYPE = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";
const KEY_HERE = "arn:aws:kms:eu-west-1:111111111111:key/1";
const KEY_THERE = "arn:aws:kms:eu-central-1:111111111111:key/1";
const OURS = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const PLACELESS = provider(undefined, {}, "placeless");

const chains = chainsOfRules([rule("daily", { copyActions: [{ destinationVaultArn: FAR_ARN }] })]);
const [PRIMARY] = chainsOfRules([rule("daily", { targetLogicallyAirGappedBackupVaultArn: GAPPED_ARN })]).slice(1);

interface Place {
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly name?: string;
  readonly of?: EstateResource;
}

const HOME = { region: "eu-west-1", account: "111111111111" } as const;
const FAR = { ...HOME, region: "eu-central-1" } as const;
const THEIRS = { ...HOME, account: "222222222222" } as const;

/** What must hold for a copy of a member into a vault in such a place. */
function conditions(
  member: EstateResource,
  place: Place,
  chain: Chain | undefined = chains[1],
): readonly CopyCondition[] {
  const type = backupTypeOf(member);
  if (chain === undefined || type === undefined) throw new Error("there should be a copy of it");
  const { of, name = "far", region, account } = place;
  const copy = { ...chain, vault: { name, region, account, resource: of } };
  return copyConditions(copy, member, type, indexOf(member, ...(of ? [of] : [])));
}

const db = (inputs: Bag = {}, by: EstateProvider = OURS) => rdsInstance("db", inputs, { provider: by });
const server = resource("aws:ec2/instance:Instance", "server", {}, { provider: OURS });
const plain = (inputs: Bag = {}) => vault("far", inputs);
const keyed = vault("far", { kmsKeyArn: KEY_THERE });
const gapped = (inputs: Bag = {}) => resource(GAPPED_TYPE, "far", inputs);

const fits = (name = "far", why = ""): CopyCondition => ({
  about: "vault",
  text: `the key of vault ${name} can encrypt its copies${why}`,
  holds: true,
});
const keyFix = "give vault far a customer key of its own Region (kmsKeyArn)";
const keyFails = (why: string): CopyCondition => ({
  about: "vault",
  text: `the key of vault far can encrypt its copies (${why})`,
  holds: false,
  fix: keyFix,
  problem: why,
});
const keyUnclear = (because: string): CopyCondition => ({
  about: "vault",
  text: "the key of vault far can encrypt its copies",
  holds: "unknown",
  because,
  fix: keyFix,
  problem: because,
});
const SHARED = "its key can be shared with the account of vault far";
const shared: CopyCondition = { about: "resource", text: SHARED, holds: true };
const sharing = { about: "resource", fix: "encrypt db with a customer key (kmsKeyId)" } as const;
const notShared: CopyCondition = {
  ...sharing,
  text: `${SHARED} (AWS manages the key of db)`,
  holds: false,
  problem: "AWS manages the key of db",
};
const perhapsShared = (because: string): CopyCondition => ({
  ...sharing,
  text: SHARED,
  holds: "unknown",
  because,
  problem: because,
});
const TAKEN: CopyCondition = {
  about: "vault",
  text: "vault far takes copies from the account of the member (one organization with cross-account backup on, and a vault policy that admits them, are assumed)",
  holds: true,
};
const oneStep = (service: string): CopyCondition => {
  const problem = `vault far may lie in another account and another Region, which AWS does not document for ${service} in one copy`;
  return { about: "vault", text: "AWS Backup copies it in one step", holds: "unknown", because: problem, problem };
};
const OWN = "has AWS Backup's own key, which takes no such copies from another account";
const OWN_KEY = (service: string) =>
  `vault far has AWS Backup's own key, under which AWS documents that copies of ${service} to another Region or account fail`;
const OUTSIDE = fits("far", " (assumed: vault far is not part of this program)");

describe("a copy of an RDS instance", () => {
  const encrypted = db({ storageEncrypted: true });
  const ownKey = db({ kmsKeyId: KEY_HERE });
  test.each<[string, readonly CopyCondition[], readonly CopyCondition[]]>([
    ["in its own Region and account is made under any key", conditions(encrypted, { ...HOME, of: plain() }), []],
    ["to another Region is made under a key there", conditions(encrypted, { ...FAR, of: keyed }), [fits()]],
    [
      "to another Region is unproven under AWS Backup's own key",
      conditions(encrypted, { ...FAR, of: plain() }),
      [keyUnclear(OWN_KEY("Amazon RDS"))],
    ],
    [
      "to a Region that is not known is unproven under AWS Backup's own key",
      conditions(encrypted, { ...HOME, region: undefined, of: { ...plain(), provider: PLACELESS } }),
      [keyUnclear(OWN_KEY("Amazon RDS"))],
    ],
    [
      "fails under a key of another Region",
      conditions(encrypted, { ...HOME, of: keyed }),
      [keyFails("the key in kmsKeyArn of vault far is of eu-central-1, the vault of eu-west-1")],
    ],
    [
      "is made under a key whose Region is not known: AWS would refuse the vault",
      conditions(encrypted, { ...FAR, of: plain({ kmsKeyArn: "1111" }) }),
      [fits()],
    ],
    ["to a vault elsewhere rests on its key", conditions(encrypted, FAR), [OUTSIDE]],
    ["to another account needs a key that can be shared", conditions(encrypted, THEIRS), [notShared, OUTSIDE, TAKEN]],
    ["to another account is made of one under a customer key", conditions(ownKey, THEIRS), [shared, OUTSIDE, TAKEN]],
    ["to another account is made of one that is not encrypted", conditions(db(), THEIRS), [shared, OUTSIDE, TAKEN]],
    [
      "to another account is unproven of one whose key is computed",
      conditions(db({ kmsKeyId: UNKNOWN }), THEIRS),
      [perhapsShared("kmsKeyId of db is computed and not known at preview"), OUTSIDE, TAKEN],
    ],
    [
      "to an account that may be another is unproven under a key that AWS manages",
      conditions(db({ storageEncrypted: true }, provider("eu-west-1")), THEIRS),
      [
        perhapsShared("AWS manages the key of db, and whether vault far lies in another account is not known"),
        OUTSIDE,
        TAKEN,
      ],
    ],
    [
      "to another account fails under AWS Backup's own key",
      conditions(ownKey, { ...THEIRS, of: plain() }),
      [shared, keyFails(`vault far ${OWN}`), TAKEN],
    ],
    [
      "to the default vault of another account fails",
      conditions(ownKey, { ...THEIRS, name: "Default" }).slice(1, 2),
      [
        {
          about: "vault",
          text: `the key of vault Default can encrypt its copies (vault Default ${OWN})`,
          holds: false,
          fix: "give vault Default a customer key of its own Region (kmsKeyArn)",
          problem: `vault Default ${OWN}`,
        },
      ],
    ],
    [
      "to another account and Region at once is unproven",
      conditions(ownKey, { ...FAR, account: "222222222222" }),
      [oneStep("Amazon RDS"), shared, OUTSIDE, TAKEN],
    ],
    ["to an air-gapped vault needs no key there", conditions(ownKey, { ...FAR, of: gapped() }), [shared, fits()]],
    [
      "to an air-gapped vault needs a key of its own that can be shared",
      conditions(encrypted, { ...HOME, of: gapped() }),
      [notShared],
    ],
    ["to an air-gapped vault needs no encryption", conditions(db(), { ...HOME, of: gapped() }), [shared]],
    [
      "to an air-gapped vault under a key of another Region fails",
      conditions(ownKey, { ...HOME, of: gapped({ encryptionKeyArn: KEY_THERE }) }).slice(1),
      [
        {
          ...keyFails("the key in encryptionKeyArn of vault far is of eu-central-1, the vault of eu-west-1"),
          fix: "give vault far a customer key of its own Region (encryptionKeyArn)",
        },
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("that is none, or goes nobody knows where, asks nothing", () => {
    const [snapshot, copy] = chains;
    const nowhere = copy && { ...copy, vault: { ...copy.vault, among: [] } };
    const type = backupTypeOf(encrypted);
    if (snapshot === undefined || nowhere === undefined || type === undefined) throw new Error("chains are missing");
    const index = indexOf(encrypted);
    expect([snapshot, nowhere].map((chain) => copyConditions(chain, encrypted, type, index))).toEqual([[], []]);
  });
});

describe("the air-gapped target of a rule", () => {
  const text = "vault far is a target of plan nightly";
  const problem = "vault far lies in another Region or account";
  const outside: CopyCondition = {
    about: "vault",
    text: `${text} (${problem})`,
    holds: false,
    fix: "copy to far by copyActions instead",
    problem,
  };
  test.each<[string, readonly CopyCondition[], readonly CopyCondition[]]>([
    ["lies beside the plan", conditions(db(), { ...HOME, of: gapped() }, PRIMARY), [shared]],
    ["cannot lie in another Region", conditions(db(), { ...FAR, of: gapped() }, PRIMARY), [outside, shared, fits()]],
    ["cannot lie in another account", conditions(db(), THEIRS, PRIMARY).slice(0, 1), [outside]],
    [
      "may lie in a Region that is not known",
      conditions(db(), { ...HOME, region: undefined, of: { ...gapped(), provider: PLACELESS } }, PRIMARY),
      [
        {
          about: "vault",
          text,
          holds: "unknown",
          because: "the Region or account of vault far is not known at preview",
          problem: "the Region or account of vault far is not known at preview",
        },
        shared,
        fits(),
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("a copy of another type", () => {
  const of = (type: string, inputs: Bag = {}) => resource(type, "db", inputs, { provider: OURS });
  const table = of("aws:dynamodb/table:Table");
  const file = of("aws:efs/fileSystem:FileSystem");
  const aurora = of("aws:rds/cluster:Cluster", { engine: "aurora-mysql" });
  const cluster = (engine: Bag) => of("aws:rds/cluster:Cluster", engine);
  const whole = "AWS Backup copies its points";
  const none = "AWS Backup copies no Multi-AZ DB clusters";
  const unsaid = "nothing that AWS says of Redshift Serverless confirms it";
  const either = "whether db is a Multi-AZ DB cluster, which AWS Backup does not copy, is not known at preview";
  const notRead: CopyCondition = {
    about: "resource",
    text: SHARED,
    holds: "unknown",
    because: "which key server has is not read",
    problem: "which key server has is not read",
  };
  const AS_SAFE =
    "copy server to a vault locked in compliance mode instead, under a key of another account (as safe, but it cannot be shared with other accounts as an air-gapped vault can)";

  test.each<[string, readonly CopyCondition[], readonly CopyCondition[]]>([
    [
      "of a table, which takes the advanced features of AWS Backup",
      conditions(table, { ...FAR, of: plain() }),
      [
        {
          about: "resource",
          text: "AWS Backup copies backups of tables (that its advanced features for DynamoDB are on is assumed)",
          holds: true,
        },
        fits(),
      ],
    ],
    ["that has its vault's key, to another Region", conditions(file, { ...FAR, of: plain() }), [fits()]],
    ["that has its vault's key, to another account", conditions(file, { ...THEIRS, of: plain() }), [fits(), TAKEN]],
    [
      "that has its vault's key, to the default vault of another account",
      conditions(file, { ...THEIRS, name: "Default" })
        .slice(0, 1)
        .map(({ holds }) => ({ ...fits("Default"), holds })),
      [{ ...fits("Default"), holds: false }],
    ],
    [
      "that has its vault's key, to the default vault of an account that may be another",
      conditions({ ...file, provider: provider("eu-west-1") }, { ...THEIRS, name: "Default" }).slice(0, 1),
      [
        {
          about: "vault",
          text: "the key of vault Default can encrypt its copies",
          holds: "unknown",
          because: "vault Default has AWS Backup's own key, and whether it lies in another account is not known",
          problem: "vault Default has AWS Backup's own key, and whether it lies in another account is not known",
          fix: "give vault Default a customer key of its own Region (kmsKeyArn)",
        },
      ],
    ],
    [
      "that has its vault's key, to the default vault of another Region",
      conditions(file, { ...FAR, name: "Default" }),
      [fits("Default")],
    ],
    [
      "an instance, whose key is not read, to an air-gapped vault",
      conditions(server, { ...FAR, of: gapped() }),
      [{ ...notRead, fix: AS_SAFE }, fits()],
    ],
    [
      "which it is told to make to a locked vault instead, under a key of another account",
      conditions(server, { ...FAR, of: plain({ kmsKeyArn: "arn:aws:kms:eu-central-1:222222222222:key/1" }) }),
      [fits()],
    ],
    ["an instance, whose key is not read, to another account", conditions(server, THEIRS), [notRead, OUTSIDE, TAKEN]],
    [
      "Aurora without encryption does not go to an air-gapped vault",
      conditions(aurora, { ...HOME, of: gapped() }),
      [
        {
          ...sharing,
          text: `${SHARED} (db has no key, and air-gapped vaults ask for one)`,
          holds: false,
          problem: "db has no key, and air-gapped vaults ask for one",
        },
      ],
    ],
    ["Aurora without encryption goes to another account", conditions(aurora, THEIRS), [shared, OUTSIDE, TAKEN]],
    [
      "a volume to another Region under AWS Backup's own key",
      conditions(of("aws:ebs/volume:Volume"), { ...FAR, of: plain() }),
      [keyUnclear(OWN_KEY("EBS"))],
    ],
    [
      "a namespace of Redshift Serverless, of which AWS documents none",
      conditions(of("aws:redshiftserverless/namespace:Namespace"), { ...HOME, of: plain() }).slice(0, 1),
      [{ about: "resource", text: whole, holds: "unknown", because: unsaid, problem: unsaid }],
    ],
    [
      "a Multi-AZ DB cluster is never made",
      conditions(cluster({ engine: "postgres" }), { ...HOME, of: plain() }),
      [{ about: "resource", text: `${whole} (${none})`, holds: false, problem: none }],
    ],
    [
      "a cluster that may be Multi-AZ",
      conditions(cluster({ engine: UNKNOWN }), { ...HOME, of: plain() }),
      [{ about: "resource", text: whole, holds: "unknown", because: either, problem: either }],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test("where neither tells its account or Region, both are in one; where only one does, they may be apart", () => {
  const place = (region: string | undefined, account: string | undefined, of?: EstateResource) => ({
    name: "far",
    region,
    account,
    resource: of,
  });
  const silent = rdsInstance("db", {}, { provider: FRANKFURT });
  expect([
    apartFrom(silent, place("eu-central-1", undefined)),
    apartFrom(silent, place("eu-west-1", "1")),
    apartFrom(db(), place(undefined, undefined)),
    apartFrom(db(), place("eu-west-1", "111111111111")),
    apartFrom(db({}, PLACELESS), place("eu-west-1", undefined)),
    apartFrom(db({}, PLACELESS), place(undefined, undefined, vault("far", {}, { provider: PLACELESS }))),
    apartFrom(db({}, PLACELESS), place(undefined, undefined, vault("far", {}, { provider: provider(undefined) }))),
  ]).toEqual([
    { region: false, account: false },
    { region: true, account: "unknown" },
    { region: "unknown", account: "unknown" },
    { region: false, account: false },
    { region: "unknown", account: false },
    { region: false, account: false },
    { region: "unknown", account: false },
  ]);
});
