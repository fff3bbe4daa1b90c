import { describe, expect, test } from "@jest/globals";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { rdsInstance as mechanism } from "../../../continuity/mechanisms/rds-instance";
import { type Bound, bound } from "../../../continuity/recovery/bound";
import { setting } from "../../../continuity/recovery/edit";
import { type Condition, exists, type RecoveryPath } from "../../../continuity/recovery/path";
import type { Step } from "../../../continuity/recovery/step";
import {
  AS_OF,
  FRANKFURT,
  plan,
  provider,
  rdsInstance,
  rule,
  selection,
  urnOf,
  vault,
  vaultLock,
} from "../estate-builder";
import { type About, subjectFor, surroundingsFor } from "./ways";

const H = 3600;
const DAY = 24 * H;
const GUIDE = "Amazon RDS user guide";
const DB = urnOf("aws:rds/instance:Instance", "db");
const HERE = { region: "eu-west-1", account: undefined };

/** All ways back but the restores that are closed, which have a test of their own. */
function paths(db: EstateResource, told: About = {}) {
  return allPaths(db, told).filter((path) => exists(path) !== false || !path.mechanism.startsWith("restore "));
}

function allPaths(db: EstateResource, told: About = {}) {
  return mechanism.paths(subjectFor(db, told), surroundingsFor(db, told));
}

const of = (scenario: Scenario, all: readonly RecoveryPath[]) => all.filter((path) => path.scenario === scenario);

const OPEN_RESTORE = bound({
  label: "restore",
  lo: 0,
  hi: null,
  provenance: "none",
  source: "AWS publishes no restore time; drill it, or declare restore-time in lifeboat.yaml",
  open: "untested",
  vouch: "restore-time",
});
const LOGS = bound({
  label: "upload of transaction logs",
  lo: 300,
  hi: 300,
  provenance: "documented",
  source: `${GUIDE}, Restoring a DB instance to a specified time`,
});

function failover(scenario: Scenario, multiAz: Partial<Condition>): RecoveryPath {
  const source = `${GUIDE}, Multi-AZ DB instance deployments`;
  return {
    scenario,
    mechanism: "Multi-AZ failover",
    target: HERE,
    startedBy: "automatic",
    endpoint: "same",
    requires: [
      {
        text: "multiAz is on",
        holds: true,
        fix: "set multiAz of db to true",
        edits: [setting(DB, "multiAz", true, "replica")],
        ...multiAz,
      },
    ],
    rpo: bound({ label: "synchronous standby", lo: 0, hi: 0, provenance: "derived", source }),
    rto: bound({ label: "Multi-AZ failover (typical)", lo: 60, hi: 120, provenance: "documented", source }),
  };
}

/** Point-in-time recovery that reaches back a week, unless `reach` says otherwise. */
function pitr(
  scenario: Scenario,
  requires: readonly Condition[],
  rto: Bound = OPEN_RESTORE,
  reachesBack: Reach = { kind: "known", value: 7 * DAY },
): RecoveryPath {
  return {
    scenario,
    target: HERE,
    startedBy: "people",
    endpoint: "new",
    restores: { from: "continuous", takes: rto },
    anyInstant: { reachesBack },
    rpo: LOGS,
    rto,
    mechanism: "point-in-time recovery",
    requires,
  };
}

/** How far days reach back, of which nothing is known where they are computed. */
function goesBack(days: Value, computed: string): Reach {
  return days === UNKNOWN
    ? { kind: "unknown", because: `${computed} not known at preview` }
    : { kind: "known", value: (days as number) * DAY };
}

type Reach = NonNullable<RecoveryPath["anyInstant"]>["reachesBack"];

const on = (holds: Partial<Condition> = {}): Condition => ({
  text: "backupRetentionPeriod is 1 or more",
  holds: true,
  fix: "set backupRetentionPeriod of db to 7",
  edits: [setting(DB, "backupRetentionPeriod", 7, "backups")],
  ...holds,
});
const outlive = (holds: Partial<Condition> = {}): Condition => ({
  text: "its automated backups outlive a deletion",
  holds: true,
  ...holds,
});
const reach = (window: string, days: number, holds: Partial<Condition> = {}): Condition => ({
  text: `automated backups reach back over the detection window of ${window}`,
  holds: true,
  fix: `set backupRetentionPeriod of db to ${days}`,
  edits: [setting(DB, "backupRetentionPeriod", days, "backups")],
  ...holds,
});
const PROTECT: Partial<Condition> = {
  fix: "set deletionProtection of db to true",
  edits: [setting(DB, "deletionProtection", true)],
};
const computed = (property: string): Partial<Condition> => ({
  holds: "unknown",
  because: `${property} of db is computed and not known at preview`,
});

describe("Multi-AZ failover, for instance and zone", () => {
  test.each<[string, Bag, Partial<Condition>]>([
    ["meets: on", { multiAz: true }, {}],
    ["meets: on, as text", { multiAz: "true" }, {}],
    ["violates: off", { multiAz: false }, { holds: false }],
    ["violates: left out, which is off", {}, { holds: false }],
    ["unproven: computed", { multiAz: UNKNOWN }, computed("multiAz")],
    ["unproven: no truth value", { multiAz: 1 }, { holds: "unknown", because: "multiAz is not true or false" }],
  ])("%s", (_name, inputs, expected) => {
    const all = paths(rdsInstance("db", inputs));
    expect(all.filter(({ mechanism: name }) => name === "Multi-AZ failover")).toEqual([
      failover("instance", expected),
      failover("zone", expected),
    ]);
  });
});

describe("point-in-time recovery", () => {
  test.each<[string, Bag, number, readonly Condition[]]>([
    [
      "meets: kept, and protected against deletion",
      { backupRetentionPeriod: 7, deletionProtection: true },
      0,
      [on(), outlive(), reach("0s", 0)],
    ],
    [
      "meets: kept, and left behind by a deletion",
      { backupRetentionPeriod: 1, deleteAutomatedBackups: false },
      0,
      [on(), outlive(), reach("0s", 0)],
    ],
    [
      "violates: left out, which keeps none and deletes them with the database",
      {},
      0,
      [on({ holds: false }), outlive({ holds: false, ...PROTECT }), reach("0s", 0)],
    ],
    [
      "violates: kept 0 days",
      { backupRetentionPeriod: 0, deletionProtection: true },
      0,
      [on({ holds: false }), outlive(), reach("0s", 0)],
    ],
    [
      "violates: deleted with the database",
      { backupRetentionPeriod: 7, deletionProtection: false, deleteAutomatedBackups: true },
      0,
      [on(), outlive({ holds: false, ...PROTECT }), reach("0s", 0)],
    ],
    [
      "meets: reaches back as long as corruption may go unnoticed",
      { backupRetentionPeriod: 10, deletionProtection: true },
      10 * DAY,
      [on(), outlive(), reach("10d", 10)],
    ],
    [
      "violates: does not reach back that long",
      { backupRetentionPeriod: 10, deletionProtection: true },
      10 * DAY + 1,
      [on(), outlive(), reach("240h1s", 11, { holds: false })],
    ],
    [
      "unproven: kept for a time that is computed",
      { backupRetentionPeriod: UNKNOWN, deletionProtection: true },
      DAY,
      [on(computed("backupRetentionPeriod")), outlive(), reach("24h", 1, computed("backupRetentionPeriod"))],
    ],
    [
      "unproven: protection is computed",
      { backupRetentionPeriod: 7, deletionProtection: UNKNOWN },
      0,
      [on(), outlive({ ...PROTECT, ...computed("deletionProtection") }), reach("0s", 0)],
    ],
    [
      "unproven: whether they are left behind is computed",
      { backupRetentionPeriod: 7, deleteAutomatedBackups: UNKNOWN },
      0,
      [on(), outlive({ ...PROTECT, ...computed("deleteAutomatedBackups") }), reach("0s", 0)],
    ],
    [
      "meets: one of the two suffices, whatever the other is",
      { backupRetentionPeriod: 7, deletionProtection: UNKNOWN, deleteAutomatedBackups: false },
      0,
      [on(), outlive(), reach("0s", 0)],
    ],
  ])("%s", (_name, inputs, detectionWindow, requires) => {
    const all = paths(rdsInstance("db", { multiAz: true, ...inputs }), { detectionWindow });
    const back = goesBack(inputs.backupRetentionPeriod ?? 0, "backupRetentionPeriod of db is computed and");
    expect(all).toEqual([
      failover("instance", {}),
      failover("zone", {}),
      pitr("instance", requires.slice(0, 1), OPEN_RESTORE, back),
      pitr("zone", requires.slice(0, 1), OPEN_RESTORE, back),
      pitr("data", requires, OPEN_RESTORE, back),
    ]);
  });
});

function assumption(over: Partial<Assumption>): Assumption {
  const scope = { kind: "service", service: "orders" } as const;
  const until = Date.UTC(2027, 0, 1) / 1000;
  return { what: "restore-time", for: scope, value: 5400, owner: "ann", reason: "seen twice", until, ...over };
}

const OPEN_COPY = {
  label: "copy",
  lo: 0,
  hi: null,
  provenance: "none",
  source: "AWS publishes no time for a copy job; declare or measure copy-time",
  open: "untested",
  vouch: "copy-time",
} satisfies Step;

const FAR = vault("far", { kmsKeyArn: "arn:aws:kms:eu-central-1:111111111111:key/1" }, { provider: FRANKFURT });
const MAIN = vault("main");
const BY_ARN = { resources: ["arn:aws:rds:*:*:db:*"] };

/** A plan with such rules that covers `db` by its ARN. */
function planned(rules: readonly Bag[], ...from: readonly EstateResource[]): readonly EstateResource[] {
  const nightly = plan("nightly", rules, { edges: { rules: from } });
  return [MAIN, FAR, nightly, selection("all", nightly, BY_ARN)];
}

const COVERED: Condition = { text: "selection all of plan nightly covers it by its ARN", holds: true };
const REGION_OF_MEMBER: Condition = { text: "its points lie in the Region of the member", holds: true };
const KEPT: Condition = { text: "its points are kept long enough", holds: true };
/** Where nobody knows how long a job or a copy takes, nobody knows either whether points stay until the next is there. */
const PERHAPS_KEPT: Condition = {
  text: KEPT.text,
  holds: "unknown",
  because: "points are kept 35d, and nobody knows when the next is usable",
  open: "untested",
};
const OUT_OF_REACH = "its points are out of reach of the workload account";
const fits = (name: string, why = ""): Condition => ({
  text: `the key of vault ${name} can encrypt its copies${why}`,
  holds: true,
});
const elsewhere = (name: string) => ` (assumed: vault ${name} is not part of this program)`;
/** What a copy to vault `safe` of another account rests on. */
const TO_SAFE: readonly Condition[] = [
  { text: "its key can be shared with the account of vault safe", holds: true },
  fits("safe", elsewhere("safe")),
  {
    text: "vault safe takes copies from the account of the member (one organization with cross-account backup on, and a vault policy that admits them, are assumed)",
    holds: true,
  },
];
const IN_SAFE: readonly Condition[] = [
  { text: `${OUT_OF_REACH} (that nobody administers both it and that of vault safe is assumed)`, holds: true },
  { text: `the workload account cannot delete their key${elsewhere("safe")}`, holds: true },
];
const COPY_BACK: Step = { ...OPEN_COPY, label: "copy back to the workload account" };

const GAP: Step = {
  label: "largest gap",
  lo: DAY,
  hi: DAY,
  provenance: "derived",
  source: "cron(0 5 ? * * *) Etc/UTC, rule daily of nightly",
  detail: "05:00→05:00 UTC",
};
const WINDOW: Step = {
  label: "start window",
  lo: H,
  hi: H,
  provenance: "derived",
  source: "start window of rule daily",
};
const JOB: Step = {
  label: "job",
  lo: 0,
  hi: 3 * H,
  provenance: "assumed",
  source: "completion window of rule daily: a job that takes longer is cancelled",
};

const COPIES: NonNullable<RecoveryPath["restores"]> = { from: "copy", takes: OPEN_RESTORE };

function restored(scenario: Scenario, over: Partial<RecoveryPath> = {}): RecoveryPath {
  return {
    scenario,
    mechanism: "restore a snapshot from AWS Backup",
    target: HERE,
    startedBy: "people",
    endpoint: "new",
    restores: { from: over.mechanism?.startsWith("restore a copy") ? "copy" : "snapshot", takes: OPEN_RESTORE },
    requires: [COVERED, REGION_OF_MEMBER, KEPT],
    rpo: bound(GAP, WINDOW, JOB),
    rto: OPEN_RESTORE,
    ...over,
  };
}

const LATE = "cron(0 17 ? * * *)";

const byBackup = (all: readonly RecoveryPath[]) => all.filter(({ mechanism: name }) => /AWS Backup|a copy/.test(name));

describe("snapshots of AWS Backup", () => {
  test("in the Region of the database serve instance, zone and data, and nothing else", () => {
    expect(byBackup(paths(rdsInstance("db"), { others: planned([rule("daily")]) }))).toEqual([
      restored("instance"),
      restored("zone"),
      restored("data"),
    ]);
  });

  test("that do not reach back over the detection window do not serve data", () => {
    const others = planned([rule("daily", { lifecycle: { deleteAfter: 7 } })]);
    expect(byBackup(paths(rdsInstance("db"), { others, detectionWindow: 6 * DAY }))).toEqual([
      restored("instance"),
      restored("zone"),
    ]);
  });

  test("copied to another Region, to the one vault that the plan is computed from, serve that", () => {
    const others = planned([rule("daily", { copyActions: [{ destinationVaultArn: UNKNOWN }] })], MAIN, FAR);
    expect(byBackup(paths(rdsInstance("db"), { others }))).toEqual([
      restored("instance"),
      restored("zone"),
      restored("data"),
      restored("region", {
        mechanism: "restore a copy from far",
        target: { region: "eu-central-1", account: undefined },
        requires: [COVERED, fits("far"), { text: "its points lie in another Region", holds: true }, PERHAPS_KEPT],
        rpo: bound(GAP, WINDOW, JOB, OPEN_COPY),
      }),
    ]);
  });

  test("copied to another account survive a compromise", () => {
    const by = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
    const nightly = plan(
      "nightly",
      [
        rule("daily", {
          copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-1:222222222222:backup-vault:safe" }],
        }),
      ],
      { provider: by },
    );
    const others = [nightly, selection("all", nightly, BY_ARN, { provider: by })];
    expect(of("compromise", paths(rdsInstance("db", {}, { provider: by }), { others }))).toEqual([
      restored("compromise", {
        mechanism: "restore a copy from safe",
        target: { region: "eu-west-1", account: "111111111111" },
        requires: [COVERED, ...TO_SAFE, ...IN_SAFE, PERHAPS_KEPT],
        rpo: bound(GAP, WINDOW, JOB, OPEN_COPY),
        rto: bound(COPY_BACK, ...OPEN_RESTORE.steps),
      }),
    ]);
  });

  test("copied to another account and Region at once are unproven for Amazon RDS", () => {
    const by = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
    const nightly = plan(
      "nightly",
      [
        rule("daily", {
          copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-central-1:222222222222:backup-vault:safe" }],
        }),
      ],
      { provider: by },
    );
    const others = [nightly, selection("all", nightly, BY_ARN, { provider: by })];
    const inOneStep: Condition = {
      text: "AWS Backup copies it in one step",
      holds: "unknown",
      because:
        "vault safe may lie in another account and another Region, which AWS does not document for Amazon RDS in one copy",
    };
    const copy = {
      mechanism: "restore a copy from safe",
      target: { region: "eu-central-1", account: "111111111111" },
      rpo: bound(GAP, WINDOW, JOB, OPEN_COPY),
      rto: bound(COPY_BACK, ...OPEN_RESTORE.steps),
    };
    const all = paths(rdsInstance("db", {}, { provider: by }), { others });
    expect([...of("region", all), ...of("compromise", all)]).toEqual([
      restored("region", {
        ...copy,
        requires: [
          COVERED,
          inOneStep,
          ...TO_SAFE,
          { text: "its points lie in another Region", holds: true },
          PERHAPS_KEPT,
        ],
      }),
      restored("compromise", {
        ...copy,
        requires: [COVERED, inOneStep, ...TO_SAFE, ...IN_SAFE, PERHAPS_KEPT],
      }),
    ]);
  });

  test("in a vault with a compliance lock survive a compromise; a copy of them in the same Region changes nothing else", () => {
    const lock = vaultLock("lock", { backupVaultName: "main", changeableForDays: 3, minRetentionDays: 7 });
    const admits: Condition = {
      text: "the compliance lock of vault main admits its retention",
      holds: true,
      fix: "keep the points of rule daily at least 7d",
    };
    const copied = rule("daily", {
      copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-1::backup-vault:second" }],
    });
    const others = [...planned([copied]), lock];
    const all = byBackup(paths(rdsInstance("db"), { others }));
    expect(of("data", all)).toEqual([restored("data", { requires: [COVERED, admits, REGION_OF_MEMBER, KEPT] })]);
    expect(of("compromise", all)[0]).toEqual(
      restored("compromise", {
        requires: [
          COVERED,
          admits,
          { text: `${OUT_OF_REACH}; compliance lock, final 3 days after deployment`, holds: true },
          { text: "the workload account cannot delete their key", holds: true },
          KEPT,
        ],
      }),
    );
  });

  test("that the lock of their vault refuses are no way back", () => {
    const lock = vaultLock("lock", { backupVaultName: "main", minRetentionDays: 36 });
    expect(byBackup(paths(rdsInstance("db"), { others: [...planned([rule("daily")]), lock] }))).toEqual([]);
  });

  test("that are closed in a scenario are told with what they lack, each by itself", () => {
    const copied = rule("daily", {
      copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-central-1::backup-vault:far" }],
    });
    const all = allPaths(rdsInstance("db"), { others: planned([copied, rule("late", { schedule: LATE })]) });
    const lacking = all
      .filter((path) => exists(path) === false && path.mechanism.startsWith("restore "))
      .map(({ scenario, mechanism: name, requires }) => [
        scenario,
        name,
        requires.filter(({ holds }) => holds === false).map(({ text }) => text),
      ]);
    const [here, elsewhere] = ["its points lie in the Region of the member", "its points lie in another Region"];
    expect(lacking).toEqual([
      ["instance", "restore a copy from far", [here]],
      ["zone", "restore a copy from far", [here]],
      ["data", "restore a copy from far", [here]],
      ["region", "restore a snapshot from AWS Backup", [elsewhere]],
      ["region", "restore a snapshot from AWS Backup", [elsewhere]],
      ["compromise", "restore a snapshot from AWS Backup", [OUT_OF_REACH]],
      ["compromise", "restore a snapshot from AWS Backup", [OUT_OF_REACH]],
    ]);
    const [closed] = of("region", all).filter((path) => exists(path) === false);
    expect(closed).toEqual(restored("region", { requires: [COVERED, { text: elsewhere, holds: false }, KEPT] }));
  });

  test("of a rule that cannot be read may be the way back, and prove nothing", () => {
    const others = planned([rule("daily", { schedule: UNKNOWN, copyActions: [{ destinationVaultArn: UNKNOWN }] })]);
    const because = "schedule is not known at preview";
    const requires: Condition[] = [{ text: "rule daily of nightly runs", holds: "unknown", because }];
    const rpo = bound({
      label: "a rule that is not known at preview",
      lo: 0,
      hi: null,
      provenance: "none",
      source: because,
      open: "unknown",
    });
    const elsewhere = { region: undefined, account: undefined };
    expect(byBackup(paths(rdsInstance("db"), { others }))).toEqual([
      restored("instance", { requires, rpo }),
      restored("zone", { requires, rpo }),
      restored("data", { requires, rpo }),
      restored("region", { requires, rpo, target: elsewhere, restores: COPIES }),
      restored("compromise", { requires, rpo, target: elsewhere, restores: COPIES }),
    ]);
  });
});

describe("snapshots of AWS Backup that prove nothing", () => {
  test("copies that are not known may help elsewhere, and only there", () => {
    const others = planned([rule("daily", { copyActions: UNKNOWN })]);
    const because = "copyActions is not known at preview";
    const unseen = {
      requires: [{ text: "rule daily of nightly copies", holds: "unknown" as const, because }],
      restores: COPIES,
      target: { region: undefined, account: undefined },
      rpo: bound({
        label: "a rule that is not known at preview",
        lo: 0,
        hi: null,
        provenance: "none",
        source: because,
        open: "unknown",
      }),
    };
    expect(byBackup(paths(rdsInstance("db"), { others }))).toEqual([
      restored("instance"),
      restored("zone"),
      restored("data"),
      restored("region", unseen),
      restored("compromise", unseen),
    ]);
  });

  test("hourly jobs of which nobody knows how long they take have no upper end", () => {
    const others = planned([rule("daily", { schedule: "cron(0 * ? * * *)" })]);
    const gap: Step = {
      ...GAP,
      lo: H,
      hi: H,
      source: "cron(0 * ? * * *) Etc/UTC, rule daily of nightly",
      detail: "00:00→01:00 UTC",
    };
    const job: Step = {
      label: "job",
      lo: 0,
      hi: null,
      provenance: "none",
      source: "a job may outlast the 1h to the next run of rule daily; declare or measure backup-job-time",
      open: "untested",
      vouch: "backup-job-time",
    };
    expect(of("data", byBackup(paths(rdsInstance("db"), { others })))).toEqual([
      restored("data", { requires: [COVERED, REGION_OF_MEMBER, PERHAPS_KEPT], rpo: bound(gap, WINDOW, job) }),
    ]);
  });

  test("copies to another account from a Region that is not known", () => {
    const by = provider(undefined, { allowedAccountIds: ["111111111111"] });
    const copies = [{ destinationVaultArn: "arn:aws:backup:eu-central-1:222222222222:backup-vault:safe" }];
    const nightly = plan("nightly", [rule("daily", { copyActions: copies })], { provider: by });
    const others = [nightly, selection("all", nightly, BY_ARN, { provider: by })];
    const all = of("compromise", paths(rdsInstance("db", {}, { provider: by }), { others }));
    expect(all.map(({ requires }) => requires.map(({ text, holds }) => [text, holds]))).toEqual([
      [
        [COVERED.text, true],
        ["AWS Backup copies it in one step", "unknown"],
        ...[...TO_SAFE, ...IN_SAFE].map(({ text }) => [text, true]),
        [KEPT.text, "unknown"],
      ],
    ]);
  });
});

describe("continuous backup by AWS Backup", () => {
  const KEPT_DAYS = "its continuous backup is kept 1 to 35 days and reaches back over the detection window";
  const continuous = (name: string, deleteAfter: unknown): Bag =>
    rule(name, { enableContinuousBackup: true, lifecycle: { deleteAfter: deleteAfter as number } });
  const kept = (days: number, holds: Partial<Condition> = {}): Condition => ({
    text: KEPT_DAYS,
    holds: true,
    fix: `keep the points of rule always between ${days} and 35 days`,
    ...holds,
  });
  const accepted = (holds: Partial<Condition>): Condition => ({
    text: "AWS Backup accepts the lifecycle of rule always of nightly",
    holds: "unknown",
    ...holds,
  });
  const tooLong = accepted({
    text: "AWS Backup accepts the lifecycle of rule always of nightly (continuous backups are kept 1 to 35 days)",
    holds: false,
    fix: "set deleteAfter of rule always of nightly to 35 or less",
  });
  const way = (scenario: Scenario, { lifecycle }: Bag, ...conditions: readonly Condition[]): RecoveryPath => ({
    ...pitr(
      scenario,
      [COVERED, ...conditions],
      OPEN_RESTORE,
      goesBack((lifecycle as Bag).deleteAfter ?? 35, "deleteAfter is"),
    ),
    mechanism: "point-in-time recovery from AWS Backup",
  });

  test.each<[string, Bag, number, Condition, Condition, Condition?]>([
    ["meets: kept 7 days", continuous("always", 7), 7 * DAY, kept(1), kept(7)],
    ["meets: kept 35 days, the most", continuous("always", 35), 0, kept(1), kept(1)],
    [
      "violates: kept longer",
      continuous("always", 36),
      0,
      kept(1, { holds: false }),
      kept(1, { holds: false }),
      tooLong,
    ],
    [
      "violates: kept for ever",
      continuous("always", null),
      0,
      kept(1, { holds: false }),
      kept(1, { holds: false }),
      tooLong,
    ],
    [
      "violates for data: shorter than the detection window",
      continuous("always", 7),
      7 * DAY + 1,
      kept(1),
      {
        ...kept(8, { holds: false }),
      },
    ],
    [
      "unproven: kept for a time that is computed",
      continuous("always", UNKNOWN),
      0,
      kept(1, { holds: "unknown", because: "deleteAfter is not known at preview" }),
      kept(1, { holds: "unknown", because: "deleteAfter is not known at preview" }),
      accepted({ because: "deleteAfter is not known at preview" }),
    ],
  ])("%s", (_name, bag, detectionWindow, forPlace, forData, ...refusal) => {
    const refused = refusal.filter((one) => one !== undefined);
    expect(byBackup(paths(rdsInstance("db"), { others: planned([bag]), detectionWindow }))).toEqual([
      way("instance", bag, ...refused, forPlace),
      way("zone", bag, ...refused, forPlace),
      way("data", bag, ...refused, forData),
    ]);
  });

  test("of two rules proves nothing where the other may hold the one point and does not reach as far", () => {
    const others = planned([continuous("always", 7), continuous("short", 1)]);
    const place = (name: string): Condition => ({
      text: `rule ${name} of nightly does not take its place`,
      holds: "unknown",
      because: `rule ${name} of nightly may hold the one continuous backup that a resource has, and does not keep it long enough`,
    });
    const all = of("data", byBackup(paths(rdsInstance("db"), { others, detectionWindow: 3 * DAY })));
    expect(all.map(({ requires }) => requires)).toEqual([
      [COVERED, kept(3), place("short")],
      [COVERED, { ...kept(3, { holds: false }), fix: "keep the points of rule short between 3 and 35 days" }],
    ]);
  });
});

describe("what somebody vouches for", () => {
  const step = (label: string, seconds: number, source: string): Step => ({
    label,
    lo: seconds,
    hi: seconds,
    provenance: "declared",
    source,
  });
  const others = planned([
    rule("daily", { copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-central-1::backup-vault:far" }] }),
  ]);
  const told = (...assumptions: readonly Assumption[]) =>
    of("region", paths(rdsInstance("db"), { others, assumptions })).map(({ rpo, rto }) => [rpo.steps, rto.steps]);

  test("takes the place of what nobody knows", () => {
    const job = assumption({ what: "backup-job-time", value: 1200 });
    const copy = assumption({ what: "copy-time", value: 2400 });
    const until = "declared by ann until 2027-01-01: seen twice";
    expect(told(assumption({}), job, copy)).toEqual([
      [
        [GAP, WINDOW, step("job", 1200, `backup-job-time 20m ${until}`), step("copy", 2400, `copy-time 40m ${until}`)],
        [step("restore", 5400, `restore-time 1h30m ${until}`)],
      ],
    ]);
  });

  test("no longer counts once it has expired", () => {
    expect(told(assumption({ until: AS_OF }))).toEqual([[[GAP, WINDOW, JOB, OPEN_COPY], OPEN_RESTORE.steps]]);
  });
});

test("reads what it judges by, and nothing else", () => {
  const { slug, title, types, reads, required } = mechanism;
  expect({ slug, title, types, reads, required }).toEqual({
    slug: "rds-instance",
    title: "Amazon RDS DB instance",
    types: ["aws:rds/instance:Instance"],
    reads: [
      "availabilityZone",
      "backupRetentionPeriod",
      "backupWindow",
      "deleteAutomatedBackups",
      "deletionProtection",
      "identifier",
      "maintenanceWindow",
      "multiAz",
      "replicateSourceDb",
    ],
    required: ["instanceClass"],
  });
  expect(types.map((type) => urnOf(type, "db"))).toEqual([rdsInstance("db").urn]);
});
