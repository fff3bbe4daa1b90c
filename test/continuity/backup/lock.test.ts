import { describe, expect, test } from "@jest/globals";
import { lockConditions, lockOf } from "../../../continuity/backup/lock";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Condition } from "../../../continuity/recovery/path";
import { FRANKFURT, indexOf, plan, rdsInstance, resource, rule, selection, vault, vaultLock } from "../estate-builder";
import { read } from "./chains-of";

const MAIN = vault("main");
const UNNAMED = vault("main", { name: UNKNOWN });

describe("a lock belongs to", () => {
  test.each<[string, EstateResource, EstateResource, boolean]>([
    ["the vault of its name", MAIN, vaultLock("lock", { backupVaultName: "main" }), true],
    ["no other vault", MAIN, vaultLock("lock", { backupVaultName: "second" }), false],
    [
      "no vault of its name in another Region",
      MAIN,
      vaultLock("lock", { backupVaultName: "main" }, { provider: FRANKFURT }),
      false,
    ],
    [
      "the vault that its name comes from",
      MAIN,
      vaultLock("lock", { backupVaultName: UNKNOWN }, { edges: { backupVaultName: [MAIN] } }),
      true,
    ],
    [
      "the vault whose own name is not known either",
      UNNAMED,
      vaultLock("lock", { backupVaultName: UNKNOWN }, { edges: { backupVaultName: [UNNAMED] } }),
      true,
    ],
    [
      "the vault of its name, not the one that the name is put together from",
      MAIN,
      vaultLock("lock", { backupVaultName: "main-copy" }, { edges: { backupVaultName: [MAIN] } }),
      false,
    ],
    [
      "neither of two that its name comes from",
      UNNAMED,
      vaultLock("lock", { backupVaultName: UNKNOWN }, { edges: { backupVaultName: [UNNAMED, vault("second")] } }),
      false,
    ],
    ["none, if its name comes from nowhere", UNNAMED, vaultLock("lock", { backupVaultName: UNKNOWN }), false],
    ["none, if only the lock's name is known", UNNAMED, vaultLock("lock", { backupVaultName: "main" }), false],
  ])("%s", (_name, of, lock, expected) => {
    expect(lockOf(of, indexOf(of, vault("second"), lock))).toBe(expected ? lock : undefined);
  });
});

const TEXT = "the lock of vault main admits its retention";

/** What the lock of vault `main` asks of a rule. */
function conditions(lock: Bag, deleteAfter: Value | undefined, of: EstateResource = MAIN): readonly Condition[] {
  const rules = [rule("daily", { lifecycle: deleteAfter === undefined ? null : { deleteAfter } })];
  const nightly = plan("nightly", rules);
  const locked = vaultLock("lock", { backupVaultName: "main", ...lock });
  const everything = [of, locked, nightly, selection("all", nightly)];
  const [chain] = read(rdsInstance("db"), everything).chains;
  if (chain === undefined) throw new Error("there should be a chain");
  return lockConditions(chain, indexOf(rdsInstance("db"), ...everything));
}

describe("a job fails whose points would be kept shorter or longer than the lock admits", () => {
  const no = (fix: string): Condition => ({ text: TEXT, holds: false, fix: `keep the points of rule daily ${fix}` });
  const yes = (fix: string): Condition => ({ ...no(fix), holds: true });
  test.each<[string, readonly Condition[], readonly Condition[]]>([
    ["a lock without bounds asks nothing", conditions({}, 35), []],
    ["just long enough", conditions({ minRetentionDays: 35 }, 35), [yes("at least 35d")]],
    ["too short", conditions({ minRetentionDays: 36 }, 35), [no("at least 36d")]],
    ["just short enough", conditions({ maxRetentionDays: 35 }, 35), [yes("at most 35d")]],
    ["too long", conditions({ minRetentionDays: 7, maxRetentionDays: 34 }, 35), [no("at least 7d, at most 34d")]],
    ["for ever is too long", conditions({ maxRetentionDays: 36_500 }, undefined), [no("at most 36500d")]],
    ["for ever is long enough", conditions({ minRetentionDays: 36 }, undefined), [yes("at least 36d")]],
    [
      "a bound that is computed",
      conditions({ minRetentionDays: UNKNOWN }, 35),
      [{ text: TEXT, holds: "unknown", because: "minRetentionDays of lock is computed and not known at preview" }],
    ],
    [
      "a retention that is computed",
      conditions({ minRetentionDays: 7 }, UNKNOWN),
      [{ text: TEXT, holds: "unknown", because: "deleteAfter is not known at preview" }],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("a vault that is not part of the program asks nothing that we could know", () => {
    expect(conditions({ minRetentionDays: 36 }, 35, vault("second"))).toEqual([]);
  });

  test("an air-gapped vault has its bounds itself", () => {
    const gapped = resource("aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", "gapped", {
      name: "gapped",
      minRetentionDays: 7,
      maxRetentionDays: 30,
    });
    const nightly = plan("nightly", [rule("daily", { copyActions: [{ destinationVaultArn: UNKNOWN }] })], {
      edges: { rules: [gapped] },
    });
    const { chains } = read(rdsInstance("db"), [gapped, nightly, selection("all", nightly)]);
    expect(chains.at(-1)?.requires.at(-1)).toEqual({
      text: "the lock of vault gapped admits its retention",
      holds: false,
      fix: "keep the points of rule daily at least 7d, at most 30d",
    });
  });
});
