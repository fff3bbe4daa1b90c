import { describe, expect, test } from "@jest/globals";
import type { Chain } from "../../../continuity/backup/chain";
import { survivalConditions } from "../../../continuity/backup/survival";
import type { EstateAccount, EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { EstateIndex } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Condition } from "../../../continuity/recovery/path";
import { estate, FRANKFURT, provider, rdsInstance, resource, rule, vault, vaultLock } from "../estate-builder";
import { chainsOfRules } from "./chains-of";

const OURS = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const THEIRS = provider("eu-west-1", { allowedAccountIds: ["222222222222"] }, "theirs");
const MAIN = vault("main");
const GAPPED = resource("aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", "gapped");
const FAR_ARN = "arn:aws:backup:eu-west-1:222222222222:backup-vault:far";
const GAPPED_ARN = "arn:aws:backup:eu-west-1:111111111111:backup-vault:gapped";
const [SNAPSHOT, COPY] = chainsOfRules([rule("daily", { copyActions: [{ destinationVaultArn: FAR_ARN }] })]);
const [TEMPORARY, BESIDE] = chainsOfRules([
  rule("daily", {
    targetLogicallyAirGappedBackupVaultArn: GAPPED_ARN,
    copyActions: [{ destinationVaultArn: FAR_ARN }],
  }),
]);

/** A chain whose points lie in such a vault. */
function inVault(of: Chain | undefined, place: Partial<Chain["vault"]>): Chain {
  if (of === undefined) throw new Error("there should be a chain");
  return { ...of, vault: { ...of.vault, account: undefined, resource: undefined, ...place } };
}

interface Case {
  /** The provider of the database. @default one that tells no account */
  readonly by?: EstateProvider;
  /** Inputs and edges of the database. */
  readonly db?: Bag;
  readonly with?: readonly EstateResource[];
  readonly accounts?: Readonly<Record<string, EstateAccount>>;
}

function survival(chain: Chain, { by, db = {}, with: more = [], accounts = {} }: Case = {}): readonly Condition[] {
  const member = rdsInstance("db", db, {
    ...(by ? { provider: by } : {}),
    edges: db.kmsKeyId === UNKNOWN ? { kmsKeyId: more.filter(({ type }) => type === "aws:kms/key:Key") } : {},
  });
  const all = estate(member, MAIN, ...more);
  const index = new EstateIndex({ ...all, accounts: new Map(Object.entries(accounts)) });
  return survivalConditions(chain, member, index);
}

const POINTS = "its points are out of reach of the workload account";
const KEY = "the workload account cannot delete their key";
const APART: Condition = {
  text: `${POINTS} (that nobody administers both it and that of vault far is assumed)`,
  holds: true,
};
const LOCKED: Condition = { text: `${POINTS}; compliance lock, final 3 days after deployment`, holds: true };
const NEVER: readonly Condition[] = [{ text: POINTS, holds: false }];
const perhaps = (because: string): Condition => ({ text: POINTS, holds: "unknown", because });
const safe = (why = ""): Condition => ({ text: `${KEY}${why}`, holds: true });
const ELSEWHERE = safe(" (assumed: vault far is not part of this program)");
const lock = (inputs: Bag, of = "main"): EstateResource => vaultLock("lock", { backupVaultName: of, ...inputs });
const COMPLIANCE = lock({ changeableForDays: 3 });

describe("points survive an attacker in the workload account", () => {
  const snapshot = inVault(SNAPSHOT, { resource: MAIN });
  const copy = (place: Partial<Chain["vault"]>) => inVault(COPY, { name: "far", ...place });
  const account = (apart: boolean | undefined) => ({
    "222222222222": { name: "backups", apart, declared: "declared by ann until 2027-01-01" },
  });
  const unnamed = inVault(SNAPSHOT, { name: "a vault not known at preview" });
  test.each<[string, readonly Condition[], readonly Condition[]]>([
    ["never in an open vault", survival(snapshot), NEVER],
    ["never under a governance lock", survival(snapshot, { with: [lock({ minRetentionDays: 7 })] }), NEVER],
    ["under a compliance lock, once that is final", survival(snapshot, { with: [COMPLIANCE] }), [LOCKED, safe()]],
    [
      "under one that is final a day later",
      survival(snapshot, { with: [lock({ changeableForDays: 1 })] }),
      [{ text: `${POINTS}; compliance lock, final 1 day after deployment`, holds: true }, safe()],
    ],
    [
      "under one that lifeboat.yaml tells of",
      survival(snapshot, {
        with: [{ ...lock({ changeableForDays: 0 }), declared: "declared by ann until 2027-01-01" }],
      }),
      [{ text: `${POINTS}; compliance lock, declared by ann until 2027-01-01`, holds: true }, safe()],
    ],
    [
      "perhaps under a lock of a mode that is computed",
      survival(snapshot, { with: [lock({ changeableForDays: UNKNOWN })] }),
      [perhaps("changeableForDays of lock is computed and not known at preview"), safe()],
    ],
    [
      "perhaps under a lock that may be on another vault",
      survival(snapshot, { with: [vaultLock("lock", { backupVaultName: UNKNOWN, changeableForDays: 3 })] }),
      [perhaps("whether lock lock is on vault main is not known at preview"), safe()],
    ],
    [
      "in an air-gapped vault",
      survival(inVault(COPY, { resource: GAPPED })),
      [{ text: `${POINTS}; logically air-gapped vault`, holds: true }, safe()],
    ],
    [
      "never in a vault that they leave for an air-gapped one",
      survival(inVault(TEMPORARY, { resource: MAIN }), { with: [COMPLIANCE] }),
      [{ text: `${POINTS} (they leave vault main for the air-gapped one)`, holds: false }],
    ],
    [
      "as a copy that is made beside that",
      survival(inVault(BESIDE, { resource: MAIN }), { with: [COMPLIANCE] }),
      [LOCKED, safe()],
    ],
    ["in another account", survival(copy({ account: "222222222222" }), { by: OURS }), [APART, ELSEWHERE]],
    [
      "in an account that lifeboat.yaml says is administered apart",
      survival(copy({ account: "222222222222" }), { by: OURS, accounts: account(true) }),
      [
        { text: `${POINTS}, backups being administered apart, declared by ann until 2027-01-01`, holds: true },
        ELSEWHERE,
      ],
    ],
    [
      "in an account of which lifeboat.yaml does not say by whom it is administered",
      survival(copy({ account: "222222222222" }), { by: OURS, accounts: account(undefined) }),
      [APART, ELSEWHERE],
    ],
    [
      "never in an account that lifeboat.yaml says is administered from the workload's",
      survival(copy({ account: "222222222222", resource: MAIN }), { by: OURS, accounts: account(false) }),
      NEVER,
    ],
    [
      "perhaps in an account, where that of the workload is not known",
      survival(copy({ account: "222222222222" })),
      [perhaps("the account of the workload is not known, so vault far may lie in it"), ELSEWHERE],
    ],
    [
      "perhaps in a vault that others make",
      survival(copy({})),
      [perhaps("vault far is not part of this program"), ELSEWHERE],
    ],
    [
      "perhaps in a vault whose account is not known, where that of the workload is",
      survival(copy({ resource: MAIN }), { by: OURS }),
      [perhaps("the account of vault far is not known at preview"), safe()],
    ],
    [
      "never in an open vault of the same account",
      survival(copy({ account: "111111111111", resource: MAIN }), { by: OURS }),
      NEVER,
    ],
    ["never in the vault that is always there", survival(inVault(SNAPSHOT, { name: "Default" })), NEVER],
    [
      "in that too, if the program locks it",
      survival(inVault(SNAPSHOT, { name: "Default" }), { with: [lock({ changeableForDays: 3 }, "Default")] }),
      [LOCKED, safe()],
    ],
    [
      "perhaps in one of several vaults, of which one is locked",
      survival({ ...unnamed, vault: { ...unnamed.vault, among: [MAIN, vault("second")] } }, { with: [COMPLIANCE] }),
      [perhaps("which vault the points of rule daily lie in is not known at preview"), safe()],
    ],
    [
      "never in one of several open vaults",
      survival({ ...unnamed, vault: { ...unnamed.vault, among: [MAIN, vault("second")] } }),
      NEVER,
    ],
    [
      "perhaps in a vault of which nothing is known",
      survival({ ...unnamed, vault: { ...unnamed.vault, among: [] } }),
      [perhaps("which vault the points of rule daily lie in is not known at preview"), safe()],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("points whose key the workload account can delete are gone with it", () => {
  const OWN = resource("aws:kms/key:Key", "own", {}, { provider: OURS });
  const OTHER = resource("aws:kms/key:Key", "other", {}, { provider: THEIRS });
  const VAGUE = resource("aws:kms/key:Key", "vague");
  const ABROAD = resource("aws:kms/key:Key", "abroad", {}, { provider: FRANKFURT });
  const OTHER_ARN = "arn:aws:kms:eu-west-1:222222222222:key/1";
  const under = (key: EstateResource) => vault("main", { kmsKeyArn: UNKNOWN }, { edges: { kmsKeyArn: [key] } });
  /** Whether the key of points under a compliance lock is out of reach. */
  const key = (chain: Chain, of: Case) => survival(chain, { ...of, with: [COMPLIANCE, ...(of.with ?? [])] }).slice(1);
  const snapshot = inVault(SNAPSHOT, { account: "111111111111", resource: MAIN });
  const copied = (of: EstateResource, place: Partial<Chain["vault"]> = {}) =>
    inVault(COPY, { name: "main", account: "111111111111", resource: of, ...place });
  const lost = (name: string, property: string): readonly Condition[] => [
    {
      text: `${KEY} (it owns key ${name})`,
      holds: false,
      fix: `use a key of another account as ${property}`,
    },
  ];
  const unclear = (name: string, property: string): readonly Condition[] => [
    {
      text: KEY,
      holds: "unknown",
      because: `whether key ${name} lies in the account of the workload is not known at preview`,
      fix: `use a key of another account as ${property}`,
    },
  ];
  const POLICY = safe(" (that the policy of the key gives it no say is assumed)");
  const computed: Bag = { kmsKeyId: UNKNOWN };
  test.each<[string, readonly Condition[], readonly Condition[]]>([
    ["a snapshot of what is not encrypted", key(snapshot, { by: OURS }), [safe()]],
    ["one under a key that AWS manages", key(snapshot, { by: OURS, db: { storageEncrypted: true } }), [safe()]],
    [
      "one under a key of its account",
      key(snapshot, { by: OURS, db: computed, with: [OWN] }),
      lost("own", "kmsKeyId of db"),
    ],
    ["one under a key of another account", key(snapshot, { by: OURS, db: computed, with: [OTHER] }), [POLICY]],
    ["one under a key of another account by ARN", key(snapshot, { by: OURS, db: { kmsKeyId: OTHER_ARN } }), [POLICY]],
    [
      "one under a key of another account that is administered from its own",
      key(snapshot, {
        by: OURS,
        db: { kmsKeyId: OTHER_ARN },
        accounts: { "222222222222": { name: "keys", apart: false, declared: "" } },
      }),
      [
        {
          text: `${KEY} (it owns the key in kmsKeyId of db)`,
          holds: false,
          fix: "use a key of another account as kmsKeyId of db",
        },
      ],
    ],
    [
      "one under a key that is made with the same provider, which tells no account",
      key(snapshot, { db: computed, with: [VAGUE] }),
      lost("vague", "kmsKeyId of db"),
    ],
    [
      "one under a key that is made with another provider, and neither tells its account",
      key(snapshot, { db: computed, with: [ABROAD] }),
      unclear("abroad", "kmsKeyId of db"),
    ],
    [
      "one under a key whose account alone is not known",
      key(snapshot, { by: OURS, db: computed, with: [VAGUE] }),
      unclear("vague", "kmsKeyId of db"),
    ],
    [
      "one under a key that is computed from nothing here",
      key(snapshot, { by: OURS, db: computed }),
      [safe(" (assumed: kmsKeyId of db is computed and not known at preview)")],
    ],
    ["a copy in the same Region under AWS's own keys", key(copied(MAIN), { by: OURS }), [safe()]],
    [
      "a copy that stays, under a key of its account",
      key(copied(under(OWN)), { by: OURS, with: [OWN] }),
      lost("own", "kmsKeyArn of vault main"),
    ],
    [
      "a copy that stays, of what is under a key of its account",
      key(copied(MAIN), { by: OURS, db: computed, with: [OWN] }),
      lost("own", "kmsKeyId of db"),
    ],
    [
      "a copy to another Region, which has the key of the vault, of what is under a key of its account",
      key(copied(MAIN, { region: "eu-central-1" }), { by: OURS, db: computed, with: [OWN] }),
      [safe()],
    ],
    [
      "a copy in an air-gapped vault, of what is under a key of its account",
      key(copied(GAPPED), { by: OURS, db: computed, with: [OWN] }),
      [safe()],
    ],
    [
      "a copy to another account under a key of the first",
      key(copied(under(OWN), { account: "222222222222" }), { by: OURS, with: [OWN] }),
      lost("own", "kmsKeyArn of vault main"),
    ],
    [
      "a copy to another account under a key there, of what is under a key of the first",
      key(copied(under(OTHER), { region: "eu-west-1", account: "222222222222" }), {
        by: OURS,
        db: { kmsKeyId: "arn:aws:kms:eu-west-1:111111111111:key/1" },
        with: [OTHER],
      }),
      [POLICY],
    ],
    [
      "a copy to another account under a key there",
      key(copied(under(OTHER), { account: "222222222222" }), { by: OURS, with: [OTHER] }),
      [POLICY],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("what has the key of its vault hangs on that alone", () => {
    const table = resource("aws:dynamodb/table:Table", "table", {}, { provider: OURS });
    const index = new EstateIndex(estate(table, OWN, COMPLIANCE));
    const of = (one: EstateResource) => survivalConditions(copied(one), table, index).slice(1);
    expect([...of(MAIN), ...of(under(OWN))]).toEqual([safe(), ...lost("own", "kmsKeyArn of vault main")]);
  });
});
