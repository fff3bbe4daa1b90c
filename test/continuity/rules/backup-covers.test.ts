import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { FRANKFURT, plan, provider, rdsInstance, regionSettings, resource, rule, selection } from "../estate-builder";
import { findingsOf, type Row, vouched } from "./findings";

const STATED = { "continuity:service": "orders", "continuity:rto": "4h", "continuity:rpo": "2d" };

/** A database without backups of its own, whose service states objectives for what only backups bring back. */
function bare(tags: Bag = {}, inputs: Bag = {}, more: Parameters<typeof rdsInstance>[2] = {}): EstateResource {
  return rdsInstance("orders-db", { backupRetentionPeriod: 0, tags: { ...STATED, ...tags }, ...inputs }, more);
}

const DB = bare();
const URN = DB.urn;
const NIGHTLY = plan("nightly", [rule("daily")]);
const tag = (key: string, value: Value): Bag => ({ type: "STRINGEQUALS", key, value });
const on = (key: string, value: Value): Bag => ({ key: `aws:ResourceTag/${key}`, value });
const by = (inputs: Bag, from: Readonly<Record<string, readonly EstateResource[]>> = {}) => [
  NIGHTLY,
  selection("tagged", NIGHTLY, inputs, { edges: from }),
];

const finding = (message: string, fix: string, more: Partial<Finding> = {}): Finding => ({
  rule: "backup-covers",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  service: "orders",
  urn: URN,
  message: `orders-db: ${message}`,
  fix,
  ...more,
});

/** Nothing brings it back, and a selection comes closest. */
const missed = (why: string, fix: string, more: Partial<Finding> = {}, selected = "Selection tagged of plan nightly") =>
  finding(
    `no backup plan covers it, and nothing else brings it back (data). ${selected} comes closest: ${why}.`,
    fix,
    more,
  );

const NONE = finding(
  "no backup plan covers it (this program has none), and nothing else brings it back (data).",
  "Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.",
);
const OTHERS = finding(
  "no backup plan covers it (those of this program name others), and nothing else brings it back (data).",
  "Add a selection that names orders-db to one of them, or state the plan that covers it under external in lifeboat.yaml.",
);
const doubt = (because: string, fix: string, more: Partial<Finding> = {}) =>
  finding(`whether a backup plan covers it cannot be known: ${because}.`, fix, {
    verdict: "unproven",
    level: "advisory",
    ...more,
  });

const DAILY = { selectionTags: [tag("backup", "daily")] };
const VALUE = missed(
  "orders-db carries the tag backup with another value",
  "Give the tag backup of orders-db the value that tagged asks for.",
);
const CASE: Finding = {
  ...VALUE,
  message:
    "orders-db: no backup plan covers it, and nothing else brings it back (data). Selection tagged of plan nightly comes closest: orders-db carries the tag Backup, not backup: keys are case-sensitive.",
  fix: "Rename the tag Backup of orders-db to backup.",
};
/** It comes back by its own point-in-time recovery. */
const OWN = { backupRetentionPeriod: 7, deletionProtection: true };
const QUICK = { assumptions: [vouched("restore-time", 3600)] };
const account = (id: string) => provider("eu-west-1", { allowedAccountIds: [id] }, id);

const rows: readonly Row[] = [
  ["a plan covers it by its type", [DB, ...by({ resources: ["arn:aws:rds:*:*:db:*"] })], {}, []],
  ["a plan covers it by a tag", [bare({ backup: "daily" }), ...by(DAILY)], {}, []],
  [
    "a plan covers it by a default tag of its provider",
    [bare({}, {}, { provider: provider("eu-west-1", { defaultTags: { tags: { backup: "daily" } } }) }), ...by(DAILY)],
    {},
    [],
  ],
  ["one of several plans covers it", [bare({ backup: "daily" }), plan("weekly", [rule("w")]), ...by(DAILY)], {}, []],
  [
    "no objective that backups could meet",
    [rdsInstance("orders-db", { tags: { "continuity:service": "orders" } })],
    {},
    [],
  ],
  [
    "an objective for its zone only",
    [rdsInstance("orders-db", { tags: { "continuity:service": "orders", "continuity:rto:zone": "1h" } })],
    {},
    [],
  ],
  ["its own point-in-time recovery meets all, and there is no plan", [bare({}, OWN)], QUICK, []],
  [
    "its own point-in-time recovery meets all, and a plan for others carries another tag",
    [bare({}, OWN), ...by(DAILY)],
    QUICK,
    [],
  ],
  [
    "its own point-in-time recovery meets all, and a tag has another value",
    [bare({ backup: "no" }, OWN), ...by(DAILY)],
    QUICK,
    [],
  ],
  ["its own point-in-time recovery may bring it back", [bare({}, OWN)], {}, []],
  [
    "its own point-in-time recovery meets all, and a plan may cover it",
    [bare({}, OWN), ...by({ resources: UNKNOWN })],
    QUICK,
    [],
  ],
  ["it keeps no data", [bare({ "continuity:role": "compute", "continuity:rpo:region": "1d" }), ...by(DAILY)], {}, []],

  ["no plan at all", [DB], {}, [NONE]],
  [
    "no plan, and a lost Region too",
    [bare({ "continuity:rpo:region": "1d" })],
    {},
    [
      finding(
        "no backup plan covers it (this program has none), and nothing else brings it back (data, region).",
        NONE.fix ?? "",
      ),
    ],
  ],
  [
    "no plan, and only a lost Region is left",
    [bare({ "continuity:rpo:region": "1d" }, OWN)],
    QUICK,
    [
      finding(
        "no backup plan covers it (this program has none), and nothing else brings it back (region).",
        NONE.fix ?? "",
      ),
    ],
  ],
  [
    "plans that name others by reference",
    [DB, rdsInstance("stock"), ...by({ resources: [UNKNOWN] }, { resources: [rdsInstance("stock")] })],
    {},
    [OTHERS],
  ],
  [
    "a plan that names others",
    [DB, ...by({ resources: ["arn:aws:dynamodb:*:*:table/*"] })],
    {},
    [missed("it selects others", "Name orders-db in resources of tagged.")],
  ],
  [
    "a plan without a selection",
    [DB, NIGHTLY],
    {},
    [missed("nightly has no selection", "Give nightly a selection that names orders-db.", {}, "Plan nightly")],
  ],

  ["a tag with another value", [bare({ backup: "weekly" }), ...by(DAILY)], {}, [VALUE]],
  ["a tag whose key differs in case", [bare({ Backup: "daily" }), ...by(DAILY)], {}, [CASE]],
  [
    "no such tag",
    [DB, ...by(DAILY)],
    {},
    [missed("orders-db lacks the tag backup", "Give orders-db the tag backup that tagged asks for.")],
  ],
  [
    "the nearest of several tags",
    [bare({ backup: "weekly" }), ...by({ selectionTags: [tag("stage", "prod"), tag("backup", "daily")] })],
    {},
    [VALUE],
  ],
  [
    "a condition on a tag with another value",
    [bare({ stage: "test" }), ...by({ resources: ["*"], conditions: [{ stringEquals: [on("stage", "prod")] }] })],
    {},
    [
      missed(
        "orders-db carries the tag stage with another value",
        "Give the tag stage of orders-db the value that tagged asks for.",
      ),
    ],
  ],
  [
    "a negated condition",
    [bare({ backup: "no" }), ...by({ resources: ["*"], conditions: [{ stringNotEquals: [on("backup", "no")] }] })],
    {},
    [
      missed(
        "it leaves out the value of the tag backup of orders-db",
        "Give the tag backup of orders-db a value that tagged does not leave out.",
      ),
    ],
  ],
  [
    "two conditions",
    [
      bare({ backup: "no", stage: "test" }),
      ...by({
        resources: ["*"],
        conditions: [{ stringLikes: [on("stage", "prod*")], stringNotLikes: [on("backup", "n*")] }],
      }),
    ],
    {},
    [
      missed(
        "orders-db carries the tag stage with another value, and it leaves out the value of the tag backup of orders-db",
        "Give the tag stage of orders-db the value that tagged asks for, and give the tag backup of orders-db a value that tagged does not leave out.",
      ),
    ],
  ],
  [
    "notResources",
    [DB, ...by({ resources: ["*"], notResources: ["arn:aws:rds:*:*:db:*"] })],
    {},
    [missed("notResources names orders-db", "Let notResources of tagged spare orders-db.")],
  ],
  [
    "a plan in another Region",
    [bare({}, {}, { provider: FRANKFURT }), ...by({ resources: ["*"] })],
    {},
    [missed("nightly is in eu-west-1, orders-db in eu-central-1", "Make a plan like nightly in eu-central-1.")],
  ],
  [
    "a plan in another account",
    [
      bare({}, {}, { provider: account("222222222222") }),
      plan("nightly", [rule("daily")], { provider: account("111111111111") }),
      selection("tagged", NIGHTLY, { resources: ["*"] }, { provider: account("111111111111") }),
    ],
    {},
    [missed("nightly is in another account than orders-db", "Make a plan like nightly in the account of orders-db.")],
  ],
  [
    "a selection in another Region than its plan",
    [DB, NIGHTLY, selection("tagged", NIGHTLY, { resources: ["*"] }, { provider: FRANKFURT })],
    {},
    [missed("tagged is in another Region than its plan", "Give tagged the Region of nightly.")],
  ],
  [
    "the account has opted out of its service",
    [DB, regionSettings("settings", { RDS: false }), ...by({ resources: ["*"] })],
    {},
    [
      missed(
        "settings opts out of RDS",
        "Set RDS to true in resourceTypeOptInPreference of settings, or name arn:aws:rds:*:*:db:* in resources of tagged.",
      ),
    ],
  ],
  [
    "somebody says that the account has not opted in",
    [DB, ...by({ resources: ["*"] })],
    { assumptions: [vouched("opt-in", 0)] },
    [
      missed(
        "team-orders says in lifeboat.yaml that the account has not opted in to RDS",
        "Opt in to RDS and correct opt-in in lifeboat.yaml, or name arn:aws:rds:*:*:db:* in resources of tagged.",
      ),
    ],
  ],
  [
    "the closest of several plans",
    [
      bare({ backup: "weekly" }),
      plan("other", [rule("o")]),
      selection("others", plan("other", []), { resources: ["arn:aws:s3:::*"] }),
      ...by(DAILY),
    ],
    {},
    [VALUE],
  ],

  [
    "a slip, where its own point-in-time recovery meets all",
    [bare({ Backup: "daily" }, OWN), ...by(DAILY)],
    QUICK,
    [
      finding(
        "no backup plan covers it. Selection tagged of plan nightly comes closest: orders-db carries the tag Backup, not backup: keys are case-sensitive.",
        "Rename the tag Backup of orders-db to backup.",
        { level: "advisory" },
      ),
    ],
  ],

  [
    "resources that are computed",
    [DB, ...by({ resources: UNKNOWN })],
    {},
    [
      doubt(
        "resources of tagged is computed and not known at preview",
        "Name orders-db in resources of tagged by one reference to its ARN.",
      ),
    ],
  ],
  [
    "a tag that is computed",
    [bare({ backup: UNKNOWN }), ...by(DAILY)],
    {},
    [
      doubt(
        "whether orders-db carries the tag backup is not known: the tag backup is computed",
        "Name orders-db in resources of tagged by one reference to its ARN.",
      ),
    ],
  ],
  [
    "opt-in that is computed",
    [DB, regionSettings("settings", { RDS: UNKNOWN }), ...by({ resources: ["*"] })],
    {},
    [
      doubt(
        "RDS in resourceTypeOptInPreference of settings is not known at preview",
        "Set RDS to true in resourceTypeOptInPreference of settings.",
      ),
    ],
  ],
  [
    "a plan whose Region is not known",
    [
      DB,
      plan("nightly", [rule("daily")], { provider: provider(undefined, {}, "x") }),
      selection("tagged", NIGHTLY, { resources: ["*"] }, { provider: provider(undefined, {}, "x") }),
    ],
    {},
    [
      doubt(
        "whether plan nightly is in the Region and account of orders-db is not known",
        "Give the providers of nightly and orders-db a region and allowedAccountIds that are known at preview.",
      ),
    ],
  ],
  [
    "a plan that is not part of the program",
    [DB, selection("theirs", NIGHTLY, { planId: "7f0e", resources: ["*"] }, { edges: { planId: [] } })],
    {},
    [
      doubt(
        "the plan of selection theirs is not part of this program",
        "State that plan under external in lifeboat.yaml.",
      ),
    ],
  ],

  [
    "a negated condition on a tag that it lacks",
    [DB, ...by({ resources: ["*"], conditions: [{ stringNotEquals: [on("backup", "no")] }] })],
    {},
    [
      doubt(
        "orders-db lacks the tag backup, and AWS does not say whether a negated condition of tagged then holds",
        "Give orders-db the tag backup with a value that tagged does not leave out.",
      ),
    ],
  ],
  [
    "a condition on a tag that is computed",
    [bare({ stage: UNKNOWN }), ...by({ resources: ["*"], conditions: [{ stringEquals: [on("stage", "prod")] }] })],
    {},
    [
      doubt(
        "whether orders-db carries the tag stage is not known: the tag stage is computed",
        "Give orders-db the tag stage with a value that is known at preview.",
      ),
    ],
  ],
  [
    "a pattern of which AWS does not say what it matches",
    [bare({ stage: "prod" }), ...by({ resources: ["*"], conditions: [{ stringLikes: [on("stage", "pr?d")] }] })],
    {},
    [
      doubt(
        "AWS does not say whether the pattern for the tag stage in tagged matches what orders-db carries",
        "Write the pattern for the tag stage in tagged shorter and without ?.",
      ),
    ],
  ],
  [
    "a condition on a key without the prefix of tags",
    [
      bare({ stage: "prod" }),
      ...by({ resources: ["*"], conditions: [{ stringEquals: [{ key: "stage", value: "prod" }] }] }),
    ],
    {},
    [
      doubt(
        "AWS does not say what the key stage in conditions of tagged means without aws:ResourceTag/",
        "Write aws:ResourceTag/ before the key stage in tagged.",
      ),
    ],
  ],
  [
    "conditions that are computed",
    [DB, ...by({ resources: ["*"], conditions: UNKNOWN })],
    {},
    [
      doubt(
        "conditions of tagged is computed and not known at preview",
        "State conditions of tagged in values that are known at preview.",
      ),
    ],
  ],
  [
    "notResources that are computed",
    [DB, ...by({ resources: ["*"], notResources: [UNKNOWN] })],
    {},
    [
      doubt(
        "notResources of tagged is computed and does not say which resources it names",
        "State in notResources of tagged only whole types, or resources by one reference to the ARN of each.",
      ),
    ],
  ],
  [
    "a selection of one of two plans",
    [
      DB,
      NIGHTLY,
      plan("weekly", [rule("weekly")]),
      selection("tagged", NIGHTLY, { resources: ["*"] }, { edges: { planId: [NIGHTLY, plan("weekly", [])] } }),
    ],
    {},
    [
      doubt(
        "which plan tagged belongs to is not known at preview",
        "State planId of tagged by one reference to its plan.",
      ),
    ],
  ],

  ["lowered", [DB], { rules: { "backup-covers": "advisory" } }, [{ ...NONE, level: "advisory" }]],
  ["off", [DB], { rules: { "backup-covers": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("backup-covers", resources, options)).toEqual(expected);
});

test("of what stands on something unknown nobody knows whether that brings it back: only a slip is told", () => {
  const table = (tags: Bag) =>
    resource("aws:fsx/ontapVolume:OntapVolume", "orders-db", {
      storageVirtualMachineId: "svm-1",
      tags: { ...STATED, ...tags },
    });
  const renamed = finding(
    "no backup plan covers it. Selection tagged of plan nightly comes closest: orders-db carries the tag Backup, not backup: keys are case-sensitive.",
    "Rename the tag Backup of orders-db to backup.",
    { level: "advisory", urn: table({}).urn },
  );
  expect(findingsOf("backup-covers", [table({})], {})).toEqual([]);
  expect(findingsOf("backup-covers", [table({ Backup: "daily" }), ...by(DAILY)], {})).toEqual([renamed]);
});

test("a cluster of which a selection names an instance", () => {
  const cluster = resource("aws:rds/cluster:Cluster", "ledger", {
    clusterIdentifier: "ledger",
    engine: "aurora-mysql",
    tags: STATED,
  });
  const reader = resource("aws:rds/clusterInstance:ClusterInstance", "ledger-reader", {
    clusterIdentifier: "ledger",
    engine: "aurora-mysql",
    instanceClass: "db.r8g.large",
  });
  const why =
    "ledger: no backup plan covers it, and nothing else brings it back (data). Selection tagged of plan nightly comes closest: it names ledger-reader, and AWS Backup backs up the cluster, not its instances.";
  const expected = finding("", "Name ledger in resources of tagged.", {
    urn: cluster.urn,
    message: why,
  });
  const byReference = by({ resources: [UNKNOWN] }, { resources: [reader] });
  const byType = by({ resources: ["arn:aws:rds:*:*:db:*"] });
  expect(findingsOf("backup-covers", [cluster, reader, ...byReference], {})).toEqual([expected]);
  expect(findingsOf("backup-covers", [cluster, reader, ...byType], {})).toEqual([expected]);
});
