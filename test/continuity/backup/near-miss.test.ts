import { expect, test } from "@jest/globals";
import type { NearMiss } from "../../../continuity/backup/misses";
import { closestMiss } from "../../../continuity/backup/near-miss";
import { optInOf } from "../../../continuity/backup/opt-in";
import { backupPlans } from "../../../continuity/backup/plans";
import { arnOf } from "../../../continuity/backup/types";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import {
  AS_OF,
  FRANKFURT,
  indexOf,
  plan,
  rdsInstance,
  regionSettings,
  resource,
  rule,
  selection,
} from "../estate-builder";

const DB = rdsInstance("db", { tags: { backup: "weekly", Stage: "prod" } });
const A = plan("a", []);
const B = plan("b", []);
const RUNS = plan("c", [rule("r")]);
const CLUSTER = resource("aws:rds/cluster:Cluster", "ledger", { clusterIdentifier: "ledger" });

function closest(member: EstateResource, ...others: readonly EstateResource[]): NearMiss | undefined {
  const index = indexOf(member, ...others);
  const optIn = optInOf(member, "shop", { index, assumptions: [], asOf: AS_OF });
  const candidate = { resource: member, arn: arnOf(member) ?? "", tags: effectiveTags(member), optIn };
  return closestMiss(backupPlans(index), candidate, index);
}

const tagged = (key: string, value: string): Bag => ({ selectionTags: [{ type: "STRINGEQUALS", key, value }] });
const other = { resources: ["arn:aws:s3:::*"] };
const OUT = regionSettings("settings", { RDS: false });

const miss = (of: EstateResource, by: string | undefined, why: string, fix: string, slip = false): unknown => ({
  plan: of,
  selection: by === undefined ? undefined : expect.objectContaining({ name: by }),
  why,
  fix,
  slip,
});
const OTHERS = "it selects others";
const VALUE = [
  "db carries the tag backup with another value",
  "give the tag backup of db the value that s asks for",
] as const;

function reader(inputs: Bag, outputs: Bag = {}): EstateResource {
  return resource(
    "aws:rds/clusterInstance:ClusterInstance",
    "reader",
    { clusterIdentifier: "ledger", ...inputs },
    { outputs },
  );
}
const INSTANCE = "it names reader, and AWS Backup backs up the cluster, not its instances";
const instanceArn = "arn:aws:rds:eu-west-1:111111111111:db:reader";

test.each<[string, NearMiss | undefined, unknown]>([
  ["no plan", closest(DB), undefined],
  [
    "a plan about others by reference alone",
    closest(DB, A, CLUSTER, selection("s", A, { resources: [UNKNOWN] }, { edges: { resources: [CLUSTER] } })),
    undefined,
  ],
  [
    "another value is closer than no such tag, whichever plan comes first",
    closest(DB, A, B, selection("z", A, tagged("tier", "gold")), selection("s", B, tagged("backup", "daily"))),
    miss(B, "s", ...VALUE),
  ],
  [
    "a key in another case is closer than another value",
    closest(DB, A, selection("s", A, tagged("backup", "daily")), selection("t", A, tagged("stage", "prod"))),
    miss(
      A,
      "t",
      "db carries the tag Stage, not stage: keys are case-sensitive",
      "rename the tag Stage of db to stage",
      true,
    ),
  ],
  [
    "a plan without a selection is closer than one for others",
    closest(DB, A, B, selection("s", B, other)),
    miss(A, undefined, "a has no selection", "give a a selection that names db"),
  ],
  [
    "a plan for others is closer here than a plan without a selection elsewhere",
    closest(DB, plan("a", [], { provider: FRANKFURT }), B, selection("s", B, other)),
    miss(B, "s", OTHERS, "name db in resources of s"),
  ],
  [
    "of two alike the first by name",
    closest(DB, B, A, selection("y", B, other), selection("z", A, other), selection("x", A, other)),
    miss(A, "x", OTHERS, "name db in resources of x"),
  ],
  [
    "of two alike one of a plan that runs: one whose schedule cannot be read leaves nothing",
    closest(
      DB,
      plan("a", [rule("r", { schedule: "rate(1 day)" })]),
      plan("b", [rule("r", { lifecycle: { coldStorageAfter: 30, deleteAfter: 60 } })]),
      RUNS,
      selection("s", A, tagged("tier", "gold")),
      selection("t", B, tagged("tier", "gold")),
      selection("u", RUNS, tagged("tier", "gold")),
    ),
    miss(RUNS, "u", "db lacks the tag tier", "give db the tag tier that u asks for"),
  ],
  [
    "all that stands in the way is told",
    closest(
      DB,
      A,
      OUT,
      selection("s", A, { ...tagged("Stage", "prod"), notResources: ["arn:aws:rds:*"] }, { provider: FRANKFURT }),
    ),
    miss(
      A,
      "s",
      "s is in another Region than its plan, and settings opts out of RDS, and notResources names db",
      "give s the Region of a, and set RDS to true in resourceTypeOptInPreference of settings, or name arn:aws:rds:*:*:db:* in resources of s, and let notResources of s spare db",
    ),
  ],
  [
    "a selection that strays is a slip",
    closest(DB, A, selection("s", A, { resources: ["*"] }, { provider: FRANKFURT })),
    miss(A, "s", "s is in another Region than its plan", "give s the Region of a", true),
  ],
  [
    "opting out is none",
    closest(DB, A, OUT, selection("s", A, { resources: ["*"] })),
    miss(
      A,
      "s",
      "settings opts out of RDS",
      "set RDS to true in resourceTypeOptInPreference of settings, or name arn:aws:rds:*:*:db:* in resources of s",
    ),
  ],
  [
    "opting out does not matter to what is named by its type",
    closest(DB, A, OUT, selection("s", A, { resources: ["arn:aws:rds:*:*:db:*"], notResources: ["*"] })),
    miss(A, "s", "notResources names db", "let notResources of s spare db"),
  ],
  [
    "nor to what is not selected at all",
    closest(DB, A, OUT, selection("s", A, other)),
    miss(A, "s", OTHERS, "name db in resources of s"),
  ],
  [
    "no type stands for a cluster, whose ARN others share",
    closest(
      CLUSTER,
      A,
      regionSettings("settings", { RDS: false, Aurora: true }),
      selection("s", A, { resources: ["arn:aws:rds:*:*:cluster:*"] }),
    ),
    miss(A, "s", "settings opts out of RDS", "set RDS to true in resourceTypeOptInPreference of settings"),
  ],
  [
    "an instance by its identifier",
    closest(
      CLUSTER,
      A,
      reader({ identifier: "reader" }),
      selection("s", A, { resources: ["arn:aws:rds:*:*:db:reader"] }),
    ),
    miss(A, "s", INSTANCE, "name ledger in resources of s", true),
  ],
  [
    "an instance by an ARN that is known",
    closest(CLUSTER, A, reader({}, { arn: instanceArn }), selection("s", A, { resources: [instanceArn] })),
    miss(A, "s", INSTANCE, "name ledger in resources of s", true),
  ],
  [
    "an instance of which the name is not known",
    closest(CLUSTER, A, reader({}), selection("s", A, { resources: [instanceArn] })),
    miss(A, "s", OTHERS, "name ledger in resources of s"),
  ],
  [
    "an instance by reference",
    closest(
      CLUSTER,
      A,
      reader({}),
      selection("s", A, { resources: [UNKNOWN] }, { edges: { resources: [reader({})] } }),
    ),
    miss(A, "s", INSTANCE, "name ledger in resources of s", true),
  ],
  [
    "an instance of another cluster",
    closest(CLUSTER, A, reader({ clusterIdentifier: "x" }), selection("s", A, { resources: ["arn:aws:rds:*:*:db:*"] })),
    miss(A, "s", OTHERS, "name ledger in resources of s"),
  ],
])("%s", (_name, actual, expected) => {
  expect(actual).toEqual(expected);
});
