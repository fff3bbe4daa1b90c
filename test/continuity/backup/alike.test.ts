import { describe, expect, test } from "@jest/globals";
import { speakOf, traitsOf } from "../../../continuity/backup/alike";
import { backupPlans } from "../../../continuity/backup/plans";
import { protectionOf } from "../../../continuity/backup/protection";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import {
  AS_OF,
  FRANKFURT,
  indexOf,
  plan,
  provider,
  rdsInstance,
  resource,
  rule,
  selection,
  vault,
} from "../estate-builder";

const HOME = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const KEY = resource("aws:kms/key:Key", "key");
const database = (name: string, inputs: Bag = {}, more: Parameters<typeof rdsInstance>[2] = { provider: HOME }) =>
  rdsInstance(name, { backupRetentionPeriod: 7, backupWindow: "02:00-02:30", ...inputs }, more);

describe("what bears on backups besides what covers them", () => {
  const alike = (one: EstateResource, other: EstateResource) => traitsOf(one) === traitsOf(other);
  test.each<[string, EstateResource, EstateResource, boolean]>([
    ["names and tags", database("a", { tags: { a: "1" } }), database("b", { tags: { a: "2" } }), true],
    ["a window", database("a"), database("b", { backupWindow: "03:00-03:30" }), false],
    ["a window that is computed", database("a", { backupWindow: UNKNOWN }), database("b"), false],
    ["a Region", database("a"), database("b", {}, { provider: FRANKFURT }), false],
    [
      "the source of a key",
      database("a", { kmsKeyId: UNKNOWN }, { provider: HOME, edges: { kmsKeyId: [KEY] } }),
      database("b", { kmsKeyId: UNKNOWN }),
      false,
    ],
    ["inputs that nobody recorded", { ...database("a"), inputs: undefined }, { ...database("b"), inputs: {} }, false],
  ])("%s", (_name, one, other, expected) => {
    expect(alike(one, other)).toBe(expected);
  });
});

test("a text that names a resource does for no other, quotes and all", () => {
  expect(speakOf(database("db"), ["the key of db"])).toBe(true);
  expect(speakOf(database('say "db"'), [{ because: 'of say "db"' }])).toBe(true);
  expect(speakOf(database("db"), ["its key", undefined])).toBe(false);
});

describe("members that are covered alike", () => {
  const away = "arn:aws:backup:eu-west-1:222222222222:backup-vault:away";
  const here = { provider: HOME };
  const judge = (rules: readonly Bag[], ...members: readonly EstateResource[]) => {
    const daily = plan("daily", rules, here);
    const index = indexOf(...members, vault("main", {}, here), daily, selection("all", daily, {}, here));
    const options = { asOf: AS_OF, toleratedMisses: 0, timing: "worst" as const };
    const surroundings = { ...options, index, plans: backupPlans(index), assumptions: [] };
    return members.map((one) => protectionOf({ resource: one, tags: effectiveTags(one), service: "s" }, surroundings));
  };

  test("have one protection, that of each by itself", () => {
    const [first, second] = judge([rule("nightly")], database("one"), database("two"));
    expect(second).toBe(first);
    expect(first).toEqual(judge([rule("nightly")], database("one"))[0]);
  });

  test("have one each where it is told with their names", () => {
    const rules = [rule("nightly", { copyActions: [{ destinationVaultArn: away }] })];
    const [first, second] = judge(
      rules,
      database("one", { storageEncrypted: true }),
      database("two", { storageEncrypted: true }),
    );
    const fixes = [first, second].map((one) =>
      one?.chains.flatMap(({ requires }) => requires.flatMap(({ fix }) => fix ?? [])),
    );
    expect(fixes.map((one) => one?.some((fix) => fix.startsWith("encrypt one ")))).toEqual([true, false]);
    expect(fixes.map((one) => one?.some((fix) => fix.startsWith("encrypt two ")))).toEqual([false, true]);
  });

  test("differ by their windows", () => {
    const [first, second] = judge([rule("nightly")], database("one"), database("two", { backupWindow: "04:45-05:15" }));
    expect(
      [first, second].map((one) => one?.chains.map(({ closed }) => closed?.map(({ start }) => start % 86_400))),
    ).toEqual([[[2 * 3600 - 3600]], [[(4 * 60 + 45) * 60 - 3600]]]);
  });
});
