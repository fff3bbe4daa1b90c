import { describe, expect, test } from "@jest/globals";
import { lockConditions, lockOf, type VaultLock } from "../../../continuity/backup/lock";
import type { VaultPlace } from "../../../continuity/backup/plan";
import { accountOf, regionOf } from "../../../continuity/estate/place";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Condition } from "../../../continuity/recovery/path";
import {
  FRANKFURT,
  indexOf,
  plan,
  provider,
  rdsInstance,
  resource,
  rule,
  selection,
  vault,
  vaultLock,
} from "../estate-builder";
import { read } from "./chains-of";

const MAIN = vault("main");
const SECOND = vault("second");
const UNNAMED = vault("main", { name: UNKNOWN });
const UNNAMED_TOO = vault("third", { name: UNKNOWN });
const OURS = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const SOMEWHERE = provider(undefined, {}, "somewhere");

const placeOf = (of: EstateResource, more: Partial<VaultPlace> = {}): VaultPlace => ({
  name: of.name,
  region: regionOf(of),
  account: accountOf(of),
  resource: of,
  ...more,
});
const elsewhere = (name: string, region?: string, account?: string): VaultPlace => ({
  name,
  region,
  account,
  resource: undefined,
});
const locking = (backupVaultName: Value, from: readonly EstateResource[] = [], more: Bag = {}) =>
  vaultLock("lock", { backupVaultName, ...more }, { edges: { backupVaultName: from } });
const locatedAt = (by: EstateProvider) => vaultLock("lock", { backupVaultName: "main" }, { provider: by });

describe("a lock belongs to", () => {
  const perhaps = (name: string) => `whether lock lock is on vault ${name} is not known at preview`;
  test.each<[string, VaultPlace, EstateResource, true | false | string]>([
    ["the vault of its name", placeOf(MAIN), locking("main"), true],
    ["no other vault", placeOf(MAIN), locking("second"), false],
    ["no vault of its name in another Region", placeOf(MAIN), locatedAt(FRANKFURT), false],
    ["perhaps one in a Region that is not known", placeOf(MAIN), locatedAt(SOMEWHERE), perhaps("main")],
    ["perhaps one in an account that is not known", placeOf(MAIN), locatedAt(OURS), perhaps("main")],
    ["no vault of its name in another account", placeOf(MAIN, { account: "222222222222" }), locatedAt(OURS), false],
    ["the vault that its name comes from", placeOf(MAIN), locking(UNKNOWN, [MAIN]), true],
    ["the vault whose own name is not known either", placeOf(UNNAMED), locking(UNKNOWN, [UNNAMED]), true],
    ["not the vault that its name is put together from", placeOf(MAIN), locking("main-copy", [MAIN]), false],
    [
      "perhaps one of two that its name comes from",
      placeOf(UNNAMED),
      locking(UNKNOWN, [UNNAMED, SECOND]),
      perhaps("main"),
    ],
    ["no third vault", placeOf(MAIN), locking(UNKNOWN, [UNNAMED_TOO, SECOND]), false],
    ["perhaps any, if its name comes from nowhere", placeOf(UNNAMED), locking(UNKNOWN), perhaps("main")],
    ["none, if only the lock's name is known", placeOf(UNNAMED), locking("main"), false],
    ["a vault of its name that others make", elsewhere("Default", "eu-west-1"), locking("Default"), true],
    ["none of another name", elsewhere("Default", "eu-west-1"), locking("main"), false],
    ["perhaps one that others make in a Region that is not known", elsewhere("main"), locking("main"), perhaps("main")],
    [
      "no vault that others make, if its name comes from one here",
      elsewhere("far", "eu-west-1"),
      locking(UNKNOWN, [MAIN]),
      false,
    ],
    [
      "no vault in another Region, if its name comes from nowhere",
      elsewhere("far", "eu-central-1"),
      locking(UNKNOWN),
      false,
    ],
  ])("%s", (_name, of, lock, expected) => {
    const found = lockOf(of, indexOf(of.resource ?? MAIN, UNNAMED_TOO, SECOND, lock));
    const mode = "governance";
    const lockFound = { resource: lock, mode, ...(typeof expected === "string" ? { doubt: expected } : {}) };
    expect(found).toEqual(expected === false ? undefined : lockFound);
  });

  test("the surer of two counts", () => {
    const [sure, unsure] = [locking("main"), vaultLock("other", { backupVaultName: UNKNOWN })];
    expect(lockOf(placeOf(MAIN), indexOf(MAIN, unsure, sure))).toEqual({ resource: sure, mode: "governance" });
  });

  test.each<[string, Bag, VaultLock["mode"]]>([
    ["in governance mode without a grace period", {}, "governance"],
    ["in compliance mode with one", { changeableForDays: 3 }, "compliance"],
    ["in either, where that is computed", { changeableForDays: UNKNOWN }, undefined],
  ])("%s", (_name, inputs, mode) => {
    const lock = locking("main", [], inputs);
    expect(lockOf(placeOf(MAIN), indexOf(MAIN, lock))).toEqual({ resource: lock, mode });
  });
});

const TEXT = "the governance lock of vault main admits its retention";

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

  test("a lock that is on another vault asks nothing", () => {
    expect(conditions({ backupVaultName: "second", minRetentionDays: 36 }, 35)).toEqual([]);
  });

  test("a lock that may be on another vault leaves open what it would refuse, and only that", () => {
    const because = "whether lock lock is on vault main is not known at preview";
    const fix = "keep the points of rule daily at least 36d";
    const locked = (minRetentionDays: number) => conditions({ backupVaultName: UNKNOWN, minRetentionDays }, 35);
    expect(locked(36)).toEqual([{ text: TEXT, holds: "unknown", because, fix }]);
    expect(locked(35)).toEqual([yes("at least 35d")]);
  });

  test("the default vault can be locked too", () => {
    const nightly = plan("nightly", [rule("daily", { targetVaultName: "Default" })]);
    const lock = vaultLock("lock", { backupVaultName: "Default", changeableForDays: 3, minRetentionDays: 36 });
    const { chains } = read(rdsInstance("db"), [lock, nightly, selection("all", nightly)]);
    expect(chains.flatMap(({ requires }) => requires.slice(1))).toEqual([
      {
        text: "the compliance lock of vault Default admits its retention",
        holds: false,
        fix: "keep the points of rule daily at least 36d",
      },
    ]);
  });

  test.each<[string, Value, readonly Condition[]]>([
    [
      "a vault that may be either of two, of which one refuses, leaves it open",
      36,
      [
        {
          text: TEXT,
          holds: "unknown",
          because: "which vault it is is not known at preview",
          fix: "keep the points of rule daily at least 36d",
        },
      ],
    ],
    [
      "a vault that may be either of two, of which one may refuse, leaves it open",
      UNKNOWN,
      [{ text: TEXT, holds: "unknown", because: "minRetentionDays of lock is computed and not known at preview" }],
    ],
    ["a vault that may be either of two, of which neither refuses, asks nothing", 35, []],
  ])("%s", (_name, minRetentionDays, expected) => {
    const nightly = plan("nightly", [rule("daily", { targetVaultName: UNKNOWN })], {
      edges: { rules: [MAIN, SECOND] },
    });
    const lock = vaultLock("lock", { backupVaultName: "main", minRetentionDays });
    const { chains } = read(rdsInstance("db"), [MAIN, SECOND, lock, nightly, selection("all", nightly)]);
    expect(chains.flatMap(({ requires }) => requires.slice(1))).toEqual(expected);
  });

  test("a continuous backup is asked the same: it is kept 35 days at most", () => {
    const always = rule("always", { enableContinuousBackup: true });
    const nightly = plan("nightly", [always]);
    const lock = vaultLock("lock", { backupVaultName: "main", minRetentionDays: 36 });
    const { chains } = read(
      rdsInstance("db"),
      [MAIN, lock, nightly, selection("all", nightly)],
      {},
      "beside snapshots",
    );
    expect(chains.map(({ kind, requires }) => [kind, requires.at(-1)?.holds])).toEqual([["continuous", false]]);
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
      text: "the compliance lock of vault gapped admits its retention",
      holds: false,
      fix: "keep the points of rule daily at least 7d, at most 30d",
    });
  });
});
