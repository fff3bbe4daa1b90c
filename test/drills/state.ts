import type { Database } from "../../drills/aws/database";
import { type Store, shapeIn } from "../../drills/aws/stores/store";
import type { JournalEntry, Selection, StepName, StepResults } from "../../drills/journal/entry";
import { type DrillState, stateOf } from "../../drills/journal/state";
import type { DrillPlan } from "../../drills/plan";

const NOON = Date.parse("2026-11-28T12:00:00Z");

/** Seconds after noon, as an instant. */
export function at(seconds: number): string {
  return new Date(NOON + seconds * 1000).toISOString();
}

export const PLAN: DrillPlan = {
  id: "orders-20261128T120000Z-3f2a9c",
  declaredAt: at(0),
  deadline: at(14_400),
  service: "orders",
  scenario: "data",
  owner: "team-orders",
  member: {
    arn: "arn:aws:rds:eu-west-1:123456789012:db:orders-db",
    type: "aws:rds/instance:Instance",
    name: "orders-db",
  },
  target: {
    kind: "instance",
    id: "orders-db",
    arn: "arn:aws:rds:eu-west-1:123456789012:db:orders-db",
    region: "eu-west-1",
    account: "123456789012",
  },
  region: "eu-west-1",
  choice: { from: "latest" },
  network: { subnetGroup: "isolated", securityGroups: ["sg-1"] },
  objective: { rtoSeconds: 3600, rpoSeconds: 300 },
  response: { detect: 300, decide: 900 },
  checks: { invariants: [] },
  standsFor: [],
  pollSeconds: 5,
  environment: {},
};

export const CLUSTER_PLAN: DrillPlan = {
  ...PLAN,
  target: { ...PLAN.target, kind: "cluster", id: "shop", arn: "arn:aws:rds:eu-west-1:123456789012:cluster:shop" },
};

/** The source of the drill. */
export const SOURCE: Database = {
  kind: "instance",
  id: "orders-db",
  arn: PLAN.target.arn,
  status: "available",
  host: "orders-db.example.com",
  port: 5432,
  engine: "postgres",
  encrypted: true,
  user: "app",
  database: "orders",
  shape: {
    class: "db.r6g.large",
    multiAz: true,
    storageType: "gp3",
    allocatedGiB: 100,
    engineVersion: "16.4",
    parameterGroup: "orders-16",
    region: "eu-west-1",
  },
  initializing: false,
  retentionDays: 7,
  deletionProtection: true,
  earliestRestorable: null,
  latestRestorable: at(-120),
  recoveryPoint: null,
  tags: { backup: "daily" },
  instances: [],
};

/** What the drill makes of it. */
export const RESTORED: Database = {
  ...SOURCE,
  id: "lifeboat-drill-20261128t120000z-3f2a9c",
  arn: "arn:aws:rds:eu-west-1:123456789012:db:lifeboat-drill-20261128t120000z-3f2a9c",
  retentionDays: 0,
  deletionProtection: false,
  tags: { "lifeboat:drill-id": PLAN.id },
};

/** A volume that the drill restored. */
export const DISK: Store = {
  kind: "volume",
  id: "vol-01",
  arn: "arn:aws:ec2:eu-west-1:123456789012:volume/vol-01",
  status: "available",
  encrypted: true,
  shape: shapeIn("eu-west-1", { storageType: "gp3", allocatedGiB: 20 }),
  deletionProtection: false,
  recoveryPoint: null,
  tags: { "lifeboat:drill-id": PLAN.id, Name: RESTORED.id },
  sizeBytes: 20 * 1024 ** 3,
  like: {},
};

export const SELECTION: Selection = {
  point: {
    arn: "arn:aws:rds:eu-west-1:123456789012:snapshot:nightly",
    kind: "snapshot",
    createdAt: at(-200),
    dataAt: at(-190),
    region: "eu-west-1",
    encrypted: true,
  },
  via: "rds",
  restoreTo: null,
  lossAsOf: at(0),
  source: SOURCE,
};

const OK = { name: "engine", rung: "engine", expected: "up", actual: "up", passed: true };

/** The results of a drill in which all went well. */
export const RESULTS: StepResults = {
  guard: { account: "123456789012", aws: true },
  select: SELECTION,
  lease: {},
  restore: { jobId: null },
  claim: { arn: RESTORED.arn },
  restored: { made: RESTORED, message: "" },
  serve: { instance: `${RESTORED.id}-1` },
  served: { made: RESTORED },
  harden: { changed: [] },
  verify: { reachableAt: at(905), checks: [OK], heartbeatAt: at(-140), notChecked: [] },
  "cut-over": { exitCode: 0 },
  load: { by: "reading", relations: 311, bytes: 48.25 * 1024 ** 3, notChecked: [] },
  validation: { reported: "SUCCESSFUL" },
  "clean-up": { proven: true, removed: [`instance ${RESTORED.id}`], left: [] },
  record: { file: "evidence/orders/x.json", outcome: "passed", because: null },
};

export const TOOL = { name: "lifeboat", version: "1.0.0", node: "v20.20.0", sdk: "@aws-sdk/client-rds 3.0.0" };

/** The steps of a drill of an instance that RDS restores, up to its record. */
export const RDS_STEPS: readonly StepName[] = [
  "guard",
  "select",
  "lease",
  "restore",
  "claim",
  "restored",
  "harden",
  "verify",
  "clean-up",
];

/** The lines of a drill that took these steps, each a minute after the other, with the result of each. */
export function entriesOf(steps: readonly StepName[], results: Partial<StepResults> = {}, plan = PLAN): JournalEntry[] {
  const all = { ...RESULTS, ...results };
  return [
    { at: plan.declaredAt, event: "declared", plan },
    ...steps.flatMap((step, index): JournalEntry[] => [
      { at: at(index * 60), event: "begun", step },
      { at: at(index * 60 + 30), event: "done", step, result: all[step] },
    ]),
  ];
}

export function stateAfter(steps: readonly StepName[], results: Partial<StepResults> = {}, plan = PLAN): DrillState {
  return stateOf(entriesOf(steps, results, plan));
}
