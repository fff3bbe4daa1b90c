import { describe, expect, test } from "@jest/globals";
import { type Coverage, covers } from "../../../continuity/backup/coverage";
import { arnOf } from "../../../continuity/backup/types";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { indexOf, plan, provider, rdsInstance, resource, selection } from "../estate-builder";

const AT_HOME = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const DB = rdsInstance("orders", { tags: { backup: "daily", tier: "gold" } }, { provider: AT_HOME });
const ARN = "arn:aws:rds:eu-west-1:111111111111:db:orders";
const OTHER = rdsInstance("stock", {}, { provider: AT_HOME });
const ROLE = resource("aws:iam/role:Role", "role");
const PLAN = plan("nightly", []);

function coverage(
  inputs: Bag,
  from: Readonly<Record<string, readonly EstateResource[]>> = {},
  db: EstateResource = DB,
): Coverage {
  const of = selection("all", PLAN, inputs, { edges: from });
  return covers(
    of,
    { resource: db, arn: arnOf(db) ?? "", tags: effectiveTags(db) },
    indexOf(db, OTHER, ROLE, PLAN, of),
  );
}

const covered = (by: string, needsOptIn: boolean): Coverage => ({ covered: true, by, needsOptIn });
const not: Coverage = { covered: false, by: "its ARN", needsOptIn: true };
const perhaps = (because: string, by = "its ARN"): Coverage => ({ covered: "unknown", by, because, needsOptIn: true });

const tag = (key: string, value: Value): Bag => ({ type: "STRINGEQUALS", key, value });
const on = (key: string, value: Value): Bag => ({ key: `aws:ResourceTag/${key}`, value });
const COMPUTED = "resources of all is computed and does not say which resources it names";
const CONDITIONS = "whether conditions of all matches is not known at preview";

describe("nothing stated takes in everything that is opted in", () => {
  test.each<[string, Coverage, Coverage]>([
    ["no list at all", coverage({}), covered("everything", true)],
    ["empty lists", coverage({ resources: [], selectionTags: [], notResources: [] }), covered("everything", true)],
    [
      "conditions narrow it",
      coverage({ conditions: [{ stringEquals: [on("backup", "no")] }] }),
      {
        ...not,
        by: "everything",
      },
    ],
    ["notResources narrow it", coverage({ notResources: [ARN] }), { ...not, by: "everything" }],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("resources", () => {
  test.each<[string, Coverage, Coverage]>([
    ["its ARN, which asks for no opt-in", coverage({ resources: [ARN] }), covered("its ARN", false)],
    [
      "its type, which asks for none either",
      coverage({ resources: ["arn:aws:rds:*:*:db:*"] }),
      covered("its ARN", false),
    ],
    ["its service", coverage({ resources: ["arn:aws:rds:*"] }), covered("its ARN", true)],
    ["everything of its service", coverage({ resources: ["arn:aws:rds:*:*:*"] }), covered("its ARN", true)],
    ["a star", coverage({ resources: ["*"] }), covered("its ARN", true)],
    ["a star and its ARN", coverage({ resources: ["*", ARN] }), covered("its ARN", false)],
    ["one text instead of a list", coverage({ resources: ARN }), covered("its ARN", false)],
    ["another", coverage({ resources: ["arn:aws:rds:eu-west-1:111111111111:db:stock"] }), not],
    [
      "one ARN of an account that is not known",
      coverage({ resources: [ARN] }, {}, rdsInstance("orders")),
      {
        ...perhaps("whether resources of all names it depends on an ARN not known at preview"),
      },
    ],
    ["a known one, whatever else is computed", coverage({ resources: [UNKNOWN, ARN] }), covered("its ARN", false)],
    [
      "all computed",
      coverage({ resources: UNKNOWN }),
      perhaps("resources of all is computed and not known at preview"),
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("edges count only when there are as many as unknown elements", () => {
  const known = rdsInstance("stock", {}, { provider: AT_HOME, outputs: { arn: "arn:aws:rds:eu-west-1:1:db:stock" } });
  const withKnown = (resources: Value) => {
    const of = selection("all", PLAN, { resources }, { edges: { resources: [DB, known] } });
    return covers(of, { resource: DB, arn: ARN, tags: effectiveTags(DB) }, indexOf(DB, known, PLAN, of));
  };

  test.each<[string, Coverage, Coverage]>([
    ["one element, one edge to it", coverage({ resources: [UNKNOWN] }, { resources: [DB] }), covered("its ARN", false)],
    ["one element, one edge to another", coverage({ resources: [UNKNOWN] }, { resources: [OTHER] }), not],
    [
      "two elements, two edges",
      coverage({ resources: [UNKNOWN, UNKNOWN] }, { resources: [OTHER, DB] }),
      covered("its ARN", false),
    ],
    [
      "an edge to what cannot be backed up does not count",
      coverage({ resources: [UNKNOWN] }, { resources: [ROLE, DB] }),
      covered("its ARN", false),
    ],
    [
      "one element that is put together from two",
      coverage({ resources: [UNKNOWN] }, { resources: [DB, OTHER] }),
      {
        ...perhaps(COMPUTED),
      },
    ],
    [
      "two elements that come from one",
      coverage({ resources: [UNKNOWN, UNKNOWN] }, { resources: [DB] }),
      perhaps(COMPUTED),
    ],
    ["an element without an edge, from another stack", coverage({ resources: [UNKNOWN] }), perhaps(COMPUTED)],
    [
      "an edge of another property",
      coverage({ resources: [UNKNOWN] }, { planId: [PLAN], conditions: [DB] }),
      {
        ...perhaps(COMPUTED),
      },
    ],
    [
      "what is not known cannot be the ARN of a resource whose ARN is known",
      withKnown(["arn:aws:rds:eu-west-1:1:db:stock", UNKNOWN]),
      covered("its ARN", false),
    ],
    [
      "a dependency is no evidence",
      coverage({ resources: ["arn:aws:rds:eu-west-1:111111111111:db:stock"] }, { resources: [DB] }),
      not,
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("selectionTags: any of them", () => {
  const tagged = (db: EstateResource, ...tags: readonly Value[]) => coverage({ selectionTags: tags }, {}, db);
  const unclear = "whether selectionTags of all matches is not known at preview";
  const untagged = rdsInstance("orders", { tags: UNKNOWN }, { provider: AT_HOME });

  test.each<[string, Coverage, Coverage]>([
    ["one that it carries", tagged(DB, tag("backup", "daily")), covered("its tags", true)],
    ["the second", tagged(DB, tag("backup", "weekly"), tag("tier", "gold")), covered("its tags", true)],
    ["another value", tagged(DB, tag("backup", "weekly")), not],
    ["another case", tagged(DB, tag("backup", "Daily"), tag("Backup", "daily")), not],
    ["no star in a value", tagged(DB, tag("backup", "*")), not],
    ["a key that it lacks", tagged(DB, tag("stage", "prod")), not],
    ["tags that are computed", tagged(untagged, tag("backup", "daily")), perhaps(unclear)],
    ["a value that is computed", tagged(DB, tag("backup", UNKNOWN)), perhaps(unclear)],
    [
      "one that is computed, beside one that it carries",
      tagged(DB, UNKNOWN, tag("tier", "gold")),
      covered("its tags", true),
    ],
    ["a tag that is no object", tagged(DB, "backup"), perhaps(unclear)],
    [
      "all computed",
      coverage({ selectionTags: UNKNOWN }),
      perhaps("selectionTags of all is computed and not known at preview"),
    ],
    [
      "or resources",
      coverage({ resources: [ARN], selectionTags: [tag("backup", "weekly")] }),
      covered("its ARN", false),
    ],
    [
      "resources of another, but its tag",
      coverage({ resources: ["arn:aws:s3:::files"], selectionTags: [tag("backup", "daily")] }),
      covered("its tags", true),
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("conditions: all of them", () => {
  const when = (...blocks: readonly Value[]) => coverage({ resources: [ARN], conditions: blocks });
  const yes = covered("its ARN", false);
  const no: Coverage = { ...yes, covered: false };
  const maybe: Coverage = { ...yes, covered: "unknown", because: CONDITIONS };

  test.each<[string, Coverage, Coverage]>([
    ["none", when(), yes],
    ["stringEquals holds", when({ stringEquals: [on("tier", "gold")] }), yes],
    ["stringEquals fails", when({ stringEquals: [on("tier", "gol*")] }), no],
    ["stringEquals on an absent tag fails", when({ stringEquals: [on("stage", "prod")] }), no],
    ["stringLikes holds", when({ stringLikes: [on("tier", "g*d")] }), yes],
    ["stringLikes fails", when({ stringLikes: [on("tier", "G*")] }), no],
    ["stringNotEquals holds", when({ stringNotEquals: [on("tier", "silver")] }), yes],
    ["stringNotEquals fails", when({ stringNotEquals: [on("tier", "gold")] }), no],
    ["stringNotEquals on an absent tag is unknown", when({ stringNotEquals: [on("stage", "prod")] }), maybe],
    ["stringNotLikes holds", when({ stringNotLikes: [on("tier", "s*")] }), yes],
    ["stringNotLikes fails", when({ stringNotLikes: [on("tier", "g*")] }), no],
    ["stringNotLikes on an absent tag is unknown", when({ stringNotLikes: [on("stage", "*")] }), maybe],
    ["a pattern longer than any tag is unknown", when({ stringNotLikes: [on("tier", "x".repeat(3000))] }), maybe],
    ["all must hold", when({ stringEquals: [on("tier", "gold"), on("backup", "weekly")] }), no],
    [
      "over all blocks and operators",
      when(
        { stringEquals: [on("tier", "gold")], stringLikes: [on("backup", "d*")] },
        { stringNotEquals: [on("tier", "x")] },
      ),
      yes,
    ],
    ["a key without the prefix", when({ stringEquals: [{ key: "tier", value: "gold" }] }), maybe],
    ["a value that is computed", when({ stringEquals: [on("tier", UNKNOWN)] }), maybe],
    ["a list that is computed", when({ stringEquals: UNKNOWN }), maybe],
    ["a block that is computed", when(UNKNOWN), maybe],
    [
      "all computed",
      coverage({ resources: [ARN], conditions: UNKNOWN }),
      { ...yes, covered: "unknown", because: "conditions of all is computed and not known at preview" },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("notResources: none of them", () => {
  const except = (items: Value, from: readonly EstateResource[] = []) =>
    coverage({ selectionTags: [tag("backup", "daily")], notResources: items }, { notResources: from });
  const yes = covered("its tags", true);

  test.each<[string, Coverage, Coverage]>([
    ["another", except(["arn:aws:s3:::*"]), yes],
    ["its type", except(["arn:aws:rds:*:*:db:*"]), { ...yes, covered: false }],
    ["by edge", except([UNKNOWN], [DB]), { ...yes, covered: false }],
    ["by edge to another", except([UNKNOWN], [OTHER]), yes],
    [
      "computed from elsewhere",
      except([UNKNOWN]),
      {
        ...yes,
        covered: "unknown",
        because: "notResources of all is computed and does not say which resources it names",
      },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
