import { describe, expect, test } from "@jest/globals";
import { type Coverage, covers } from "../../../continuity/backup/coverage";
import { ASSUMED_OPT_IN, type OptIn } from "../../../continuity/backup/opt-in";
import { arnOf } from "../../../continuity/backup/types";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { indexOf, plan, provider, rdsInstance, resource, selection } from "../estate-builder";

const AT_HOME = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const DB = rdsInstance("orders", { tags: { backup: "daily", tier: "gold" } }, { provider: AT_HOME });
const ARN = "arn:aws:rds:eu-west-1:111111111111:db:orders";
const OTHER = rdsInstance("stock", {}, { provider: AT_HOME });
const TIMESERIES = resource("aws:timestreamwrite/table:Table", "metrics");
const ROLE = resource("aws:iam/role:Role", "role");
const PLAN = plan("nightly", []);
const LEDGER = resource("aws:rds/cluster:Cluster", "ledger", { clusterIdentifier: "ledger" }, { provider: AT_HOME });
const READER = resource("aws:rds/clusterInstance:ClusterInstance", "ledger-reader", {}, { provider: AT_HOME });

function coverage(
  inputs: Bag,
  from: Readonly<Record<string, readonly EstateResource[]>> = {},
  db: EstateResource = DB,
  optIn?: OptIn,
): Coverage {
  const of = selection("all", PLAN, inputs, { edges: from });
  return covers(
    of,
    { resource: db, arn: arnOf(db) ?? "", tags: effectiveTags(db), ...(optIn ? { optIn } : {}) },
    indexOf(db, OTHER, TIMESERIES, ROLE, READER, PLAN, of),
  );
}

const ASSUMED = { optIn: ASSUMED_OPT_IN };
const covered = (by: string, asksOptIn: boolean): Coverage => ({ covered: true, by, ...(asksOptIn ? ASSUMED : {}) });
const not: Coverage = { covered: false, by: "its ARN" };
const perhaps = (because: string, by = "its ARN"): Coverage => ({ covered: "unknown", by, because });

const tag = (key: string, value: Value): Bag => ({ type: "STRINGEQUALS", key, value });
const on = (key: string, value: Value): Bag => ({ key: `aws:ResourceTag/${key}`, value });
const COMPUTED = "resources of all is computed and does not say which resources it names";

describe("nothing stated takes in everything that is opted in", () => {
  test.each<[string, Coverage, Coverage]>([
    ["no list at all", coverage({}), covered("everything", true)],
    ["empty lists", coverage({ resources: [], selectionTags: [], notResources: [] }), covered("everything", true)],
    [
      "conditions narrow it",
      coverage({ conditions: [{ stringEquals: [on("backup", "no")] }] }),
      { ...not, by: "everything", ...ASSUMED },
    ],
    ["notResources narrow it", coverage({ notResources: [ARN] }), { ...not, by: "everything", ...ASSUMED }],
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
    [
      "a part of a type, which may be a service",
      coverage({ resources: ["arn:aws:rds:*:*:d*"] }),
      covered("its ARN", true),
    ],
    ["another", coverage({ resources: ["arn:aws:rds:eu-west-1:111111111111:db:stock"] }), not],
    ["another type", coverage({ resources: ["arn:aws:rds:*:*:cluster:*"] }), not],
    ["a name alone, which is no ARN", coverage({ resources: ["orders"] }), not],
    [
      "a question mark",
      coverage({ resources: ["arn:aws:rds:*:*:db:order?"] }),
      perhaps("AWS does not say whether a pattern in resources of all matches it"),
    ],
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
      "an edge to another type that AWS Backup backs up counts",
      coverage({ resources: [UNKNOWN, UNKNOWN] }, { resources: [TIMESERIES, DB] }),
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
  const perhapsTagged = (because: string): Coverage => ({ ...perhaps(because), ...ASSUMED });
  const operation = (type: string) => ({ ...tag("backup", "daily"), type });
  const untagged = rdsInstance("orders", { tags: UNKNOWN }, { provider: AT_HOME });

  test.each<[string, Coverage, Coverage]>([
    ["one that it carries", tagged(DB, tag("backup", "daily")), covered("its tags", true)],
    ["the second", tagged(DB, tag("backup", "weekly"), tag("tier", "gold")), covered("its tags", true)],
    ["another value", tagged(DB, tag("backup", "weekly")), not],
    ["another case", tagged(DB, tag("backup", "Daily"), tag("Backup", "daily")), not],
    ["no star in a value", tagged(DB, tag("backup", "*")), not],
    ["a key that it lacks", tagged(DB, tag("stage", "prod")), not],
    [
      "tags that are computed",
      tagged(untagged, tag("backup", "daily")),
      perhapsTagged(
        "whether orders carries the tag backup is not known: tags of orders is computed and not known at preview",
      ),
    ],
    [
      "a value that is computed",
      tagged(DB, tag("backup", UNKNOWN)),
      perhapsTagged("the value for backup in selectionTags of all is not known at preview"),
    ],
    [
      "a key that is computed",
      tagged(DB, { type: "STRINGEQUALS", key: UNKNOWN, value: "daily" }),
      perhapsTagged("a key in selectionTags of all is not known at preview"),
    ],
    ["the operation in another case", tagged(DB, operation("StringEquals")), covered("its tags", true)],
    [
      "another operation, which AWS refuses",
      tagged(DB, operation("STRINGNOTEQUALS")),
      perhapsTagged("selectionTags of all asks for another comparison than equality"),
    ],
    [
      "a key with the prefix of conditions, on a tag that it carries",
      tagged(DB, tag("aws:ResourceTag/backup", "daily")),
      perhapsTagged(
        "AWS does not say what the prefix aws:ResourceTag/ does in selectionTags of all, which take plain keys",
      ),
    ],
    ["a key with that prefix, on a tag with another value", tagged(DB, tag("aws:ResourceTag/backup", "weekly")), not],
    [
      "one that is computed, beside one that it carries",
      tagged(DB, UNKNOWN, tag("tier", "gold")),
      covered("its tags", true),
    ],
    ["a tag that is no object", tagged(DB, "backup"), perhapsTagged("selectionTags of all cannot be known at preview")],
    [
      "all computed",
      coverage({ selectionTags: UNKNOWN }),
      perhapsTagged("selectionTags of all is computed and not known at preview"),
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
  const maybe = (because: string, fix: string): Coverage => ({ ...yes, covered: "unknown", because, fix });
  const lacking = "orders lacks the tag stage, and AWS does not say whether a negated condition of all then holds";
  const tagged = "give orders the tag stage with a value that all does not leave out";
  const pattern = "AWS does not say whether the pattern for the tag tier in all matches what orders carries";
  const plain = "write the pattern for the tag tier in all shorter and without ?";
  const known = "state conditions of all in values that are known at preview";

  test.each<[string, Coverage, Coverage]>([
    ["none", when(), yes],
    ["stringEquals holds", when({ stringEquals: [on("tier", "gold")] }), yes],
    ["stringEquals fails", when({ stringEquals: [on("tier", "gol*")] }), no],
    ["stringEquals on an absent tag fails", when({ stringEquals: [on("stage", "prod")] }), no],
    ["stringLikes holds", when({ stringLikes: [on("tier", "g*d")] }), yes],
    ["stringLikes fails", when({ stringLikes: [on("tier", "G*")] }), no],
    ["stringNotEquals holds", when({ stringNotEquals: [on("tier", "silver")] }), yes],
    ["stringNotEquals fails", when({ stringNotEquals: [on("tier", "gold")] }), no],
    [
      "stringNotEquals on an absent tag is unknown",
      when({ stringNotEquals: [on("stage", "prod")] }),
      maybe(lacking, tagged),
    ],
    ["stringNotLikes holds", when({ stringNotLikes: [on("tier", "s*")] }), yes],
    ["stringNotLikes fails", when({ stringNotLikes: [on("tier", "g*")] }), no],
    [
      "stringNotLikes on an absent tag is unknown",
      when({ stringNotLikes: [on("stage", "*")] }),
      maybe(lacking, tagged),
    ],
    [
      "a pattern longer than any tag is unknown",
      when({ stringNotLikes: [on("tier", "x".repeat(3000))] }),
      maybe(pattern, plain),
    ],
    ["a question mark may stand for one character", when({ stringLikes: [on("tier", "g?ld")] }), maybe(pattern, plain)],
    ["or for itself, and so not for two", when({ stringLikes: [on("tier", "g?d")] }), no],
    ["all must hold", when({ stringEquals: [on("tier", "gold"), on("backup", "weekly")] }), no],
    [
      "over all blocks and operators",
      when(
        { stringEquals: [on("tier", "gold")], stringLikes: [on("backup", "d*")] },
        { stringNotEquals: [on("tier", "x")] },
      ),
      yes,
    ],
    ["an empty block", when({}), yes],
    [
      "a key without the prefix",
      when({ stringEquals: [{ key: "tier", value: "gold" }] }),
      maybe(
        "AWS does not say what the key tier in conditions of all means without aws:ResourceTag/",
        "write aws:ResourceTag/ before the key tier in all",
      ),
    ],
    [
      "a value that is computed",
      when({ stringEquals: [on("tier", UNKNOWN)] }),
      maybe("the value for aws:ResourceTag/tier in stringEquals in conditions of all is not known at preview", known),
    ],
    [
      "a list that is computed",
      when({ stringEquals: UNKNOWN }),
      maybe("stringEquals in conditions of all cannot be known at preview", known),
    ],
    ["a block that is computed", when(UNKNOWN), maybe("conditions of all cannot be known at preview", known)],
    [
      "all computed",
      coverage({ resources: [ARN], conditions: UNKNOWN }),
      maybe("conditions of all is computed and not known at preview", known),
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
        fix: "state in notResources of all only whole types, or resources by one reference to the ARN of each",
      },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("opt-in", () => {
  const out: OptIn = { holds: false, text: "settings opts out of RDS", because: "settings opts out of RDS" };
  const unclear: OptIn = { holds: "unknown", text: "settings", because: "RDS in settings is not known" };
  const inForce: OptIn = { holds: true, text: "settings opts in to RDS" };
  const by = (inputs: Bag, optIn: OptIn, db = DB) => coverage(inputs, {}, db, optIn);
  const cluster = { resources: ["arn:aws:rds:eu-west-1:111111111111:cluster:ledger"] };
  const tags = { selectionTags: [tag("backup", "daily")] };

  test.each<[string, Coverage, Coverage]>([
    ["out: by tags", by(tags, out), { covered: false, by: "its tags", optIn: out }],
    ["out: by everything", by({}, out), { covered: false, by: "everything", optIn: out }],
    ["out: by a star", by({ resources: ["*"] }, out), { covered: false, by: "its ARN", optIn: out }],
    ["out: by its service", by({ resources: ["arn:aws:rds:*"] }, out), { covered: false, by: "its ARN", optIn: out }],
    ["out: by its type", by({ resources: ["arn:aws:rds:*:*:db:*"] }, out), covered("its ARN", false)],
    ["out: by its ARN", by({ resources: [ARN] }, out), covered("its ARN", false)],
    [
      "out: by its type and its tags",
      by({ ...tags, resources: ["arn:aws:rds:*:*:db:*"] }, out),
      covered("its ARN", false),
    ],
    [
      "out: by its tags, beside another type",
      by({ ...tags, resources: ["arn:aws:s3:::*"] }, out),
      { covered: false, by: "its tags", optIn: out },
    ],
    [
      "out: a cluster by its ARN, whose form others share",
      by(cluster, out, LEDGER),
      { covered: false, by: "its ARN", optIn: out },
    ],
    ["in: a cluster by its ARN", by(cluster, inForce, LEDGER), { covered: true, by: "its ARN", optIn: inForce }],
    [
      "out: perhaps by its ARN",
      by({ resources: [UNKNOWN] }, out),
      { covered: "unknown", by: "its ARN", because: COMPUTED },
    ],
    [
      "not known: by tags",
      by(tags, unclear),
      { covered: "unknown", by: "its tags", because: "RDS in settings is not known", optIn: unclear },
    ],
    [
      "out: by its type, on a condition that is not known",
      by({ resources: ["arn:aws:rds:*:*:db:*"], conditions: [{ stringEquals: UNKNOWN }] }, out),
      {
        covered: "unknown",
        by: "its ARN",
        because: "stringEquals in conditions of all cannot be known at preview",
        fix: "state conditions of all in values that are known at preview",
      },
    ],
    ["not known: another resource", by({ resources: ["arn:aws:s3:::*"] }, unclear), not],
    ["in: by tags", by(tags, inForce), { covered: true, by: "its tags", optIn: inForce }],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("AWS Backup backs up a cluster, not its instances", () => {
  const opted = { optIn: ASSUMED_OPT_IN };
  test.each<[string, Coverage, Coverage]>([
    ["its instance by edge", coverage({ resources: [UNKNOWN] }, { resources: [READER] }, LEDGER), not],
    [
      "its instance beside itself, by edge",
      coverage({ resources: [UNKNOWN, UNKNOWN] }, { resources: [READER, LEDGER] }, LEDGER),
      { covered: true, by: "its ARN", ...opted },
    ],
    ["all DB instances", coverage({ resources: ["arn:aws:rds:*:*:db:*"] }, {}, LEDGER), not],
    [
      "excluding its instance excludes nothing",
      coverage({ notResources: [UNKNOWN] }, { notResources: [READER] }, LEDGER),
      covered("everything", true),
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
