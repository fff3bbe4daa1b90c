import { describe, expect, test } from "@jest/globals";
import type { Objective } from "../../../continuity/declaration/objectives";
import { bound } from "../../../continuity/recovery/bound";
import { declared, open, type Step } from "../../../continuity/recovery/step";
import { judgeIncident } from "../../../continuity/verdict/judge";
import type { Candidate } from "../../../continuity/verdict/recovery";
import { aloneTiming, commonCauseTiming, type Timing } from "../../../continuity/verdict/timing";
import {
  between,
  candidate,
  cannotTell,
  exactly,
  fails,
  member,
  notKnown,
  path,
  RESPONSES,
  restore,
  told,
  unmodelled,
  untested,
} from "./builders";

const db = member("db");
const app = member("app", "compute");
const alone = aloneTiming(RESPONSES);
const together = commonCauseTiming(
  RESPONSES,
  (one) => (one === app ? [db] : []),
  () => [],
);
const waiting = (...steps: readonly Step[]) =>
  commonCauseTiming(
    RESPONSES,
    () => [],
    () => [bound(...steps)],
  );

interface Row {
  readonly name: string;
  readonly candidates: readonly Candidate[];
  readonly objective: Objective;
  readonly timing?: Timing;
  readonly told: ReturnType<typeof told>;
}

const failover = path("failover", between("failover", 60, 120));
const pitr = restore(exactly("restore", 1000), exactly("logs", 300));
const snapshot = restore(exactly("restore", 500), exactly("gap", 9000));

describe("one member alone", () => {
  const rows: readonly Row[] = [
    {
      name: "no people, no new endpoint: none of their time is charged",
      candidates: [candidate(db, failover)],
      objective: { rto: 120, rpo: 0 },
      told: {
        verdict: "meets",
        rto: "failover 60-120",
        rpo: "standby 0",
        binds: ["db", "db", undefined],
        ways: ["db: failover"],
      },
    },
    {
      name: "people and a new endpoint: detect, decide, cut over and verify are charged once",
      candidates: [candidate(db, pitr)],
      objective: { rto: 1038, rpo: 300 },
      told: {
        verdict: "meets",
        rto: "detect 10 + decide 20 + restore 1000 + cut over to the new endpoint 3 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", undefined],
        ways: ["db: restore"],
      },
    },
    {
      name: "people under the same endpoint: no cut-over",
      candidates: [candidate(db, path("promote", exactly("promote", 100), { startedBy: "people" }))],
      objective: { rto: 135, rpo: 0 },
      told: {
        verdict: "meets",
        rto: "detect 10 + decide 20 + promote 100 + verify 5",
        rpo: "standby 0",
        binds: ["db", "db", undefined],
        ways: ["db: promote"],
      },
    },
    {
      name: "automatic with a new endpoint: cut-over only",
      candidates: [candidate(db, path("replace", exactly("replace", 100), { endpoint: "new" }))],
      objective: { rto: 103, rpo: 0 },
      told: {
        verdict: "meets",
        rto: "replace 100 + cut over to the new endpoint 3",
        rpo: "standby 0",
        binds: ["db", "db", undefined],
        ways: ["db: replace"],
      },
    },
    {
      name: "one second over the objective violates where every figure is exact",
      candidates: [candidate(db, pitr)],
      objective: { rto: 1037, rpo: 300 },
      told: {
        verdict: "violates",
        rto: "detect 10 + decide 20 + restore 1000 + cut over to the new endpoint 3 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", undefined],
        ways: ["db: restore"],
      },
    },
    {
      name: "a quick way that loses too much and a slow one that does not: neither meets both",
      candidates: [candidate(db, snapshot, pitr)],
      objective: { rto: 600, rpo: 300 },
      told: {
        verdict: "violates",
        rto: "detect 10 + decide 20 + restore 1000 + cut over to the new endpoint 3 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", undefined],
        ways: ["db: restore"],
      },
    },
    {
      name: "with only an RTO the quick way will do",
      candidates: [candidate(db, snapshot, pitr)],
      objective: { rto: 600, rpo: null },
      told: {
        verdict: "meets",
        rto: "detect 10 + decide 20 + restore 500 + cut over to the new endpoint 3 + verify 5",
        rpo: "gap 9000",
        binds: ["db", "db", undefined],
        ways: ["db: restore"],
      },
    },
    {
      name: "with only an RPO the time does not matter, not even without a figure",
      candidates: [candidate(db, restore(untested("restore"), exactly("logs", 300)))],
      objective: { rto: null, rpo: 300 },
      told: {
        verdict: "meets",
        rto: "detect 10 + decide 20 + restore 0-… + cut over to the new endpoint 3 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", undefined],
        ways: ["db: restore"],
      },
    },
    {
      name: "nothing keeps within the RPO: the least loss is shown",
      candidates: [candidate(db, snapshot, restore(exactly("restore", 50), exactly("gap", 8000)))],
      objective: { rto: 600, rpo: 300 },
      told: {
        verdict: "violates",
        rto: "detect 10 + decide 20 + restore 50 + cut over to the new endpoint 3 + verify 5",
        rpo: "gap 8000",
        binds: ["db", "db", undefined],
        ways: ["db: restore"],
      },
    },
    {
      name: "a way whose condition is false is none",
      candidates: [candidate(db, { ...failover, requires: [fails("multiAz is on")] })],
      objective: { rto: 600, rpo: 300 },
      told: {
        verdict: "violates",
        rto: "no way back Infinity-…",
        rpo: "all data Infinity-…",
        binds: ["db", "db", undefined],
        ways: ["db: none"],
      },
    },
    {
      name: "the objective lies inside the interval",
      candidates: [candidate(db, failover)],
      objective: { rto: 90, rpo: 0 },
      told: {
        verdict: "unproven: range",
        rto: "failover 60-120",
        rpo: "standby 0",
        binds: ["db", "db", "db"],
        ways: ["db: failover"],
      },
    },
    {
      name: "a restore nobody has tested",
      candidates: [candidate(db, restore(untested("restore"), exactly("logs", 300)))],
      objective: { rto: 9000, rpo: 300 },
      told: {
        verdict: "unproven: untested",
        rto: "detect 10 + decide 20 + restore 0-… + cut over to the new endpoint 3 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", "db"],
        ways: ["db: restore"],
      },
    },
    {
      name: "an untested restore that response times alone make too slow violates",
      candidates: [candidate(db, restore(untested("restore"), exactly("logs", 300)))],
      objective: { rto: 37, rpo: 300 },
      told: {
        verdict: "violates",
        rto: "detect 10 + decide 20 + restore 0-… + cut over to the new endpoint 3 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", undefined],
        ways: ["db: restore"],
      },
    },
    {
      name: "an unknown setting does not hide behind an untested restore",
      candidates: [
        candidate(db, restore(untested("restore"), exactly("logs", 300)), {
          ...failover,
          requires: [cannotTell("multiAz is on")],
        }),
      ],
      objective: { rto: 9000, rpo: 300 },
      told: {
        verdict: "unproven: unknown: multiAz is on: computed",
        rto: "failover 60-120",
        rpo: "standby 0",
        binds: ["db", "db", "db"],
        ways: ["db: failover"],
      },
    },
    {
      name: "an unknown setting of a way that could not meet the objective anyway is not the reason",
      candidates: [
        candidate(db, restore(untested("restore"), exactly("logs", 300)), {
          ...snapshot,
          requires: [cannotTell("the plan covers it")],
        }),
      ],
      objective: { rto: 9000, rpo: 300 },
      told: {
        verdict: "unproven: untested",
        rto: "detect 10 + decide 20 + restore 0-… + cut over to the new endpoint 3 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", "db"],
        ways: ["db: restore"],
      },
    },
    {
      name: "an unknown setting proves nothing even where the way would be quick",
      candidates: [candidate(db, { ...failover, requires: [cannotTell("multiAz is on")] })],
      objective: { rto: 600, rpo: 0 },
      told: {
        verdict: "unproven: unknown: multiAz is on: computed",
        rto: "failover 60-120",
        rpo: "standby 0",
        binds: ["db", "db", "db"],
        ways: ["db: failover"],
      },
    },
    {
      name: "a loss that cannot be known",
      candidates: [candidate(db, restore(exactly("restore", 100), notKnown("schedule")))],
      objective: { rto: 600, rpo: 300 },
      told: {
        verdict: "unproven: unknown: schedule is computed",
        rto: "detect 10 + decide 20 + restore 100 + cut over to the new endpoint 3 + verify 5",
        rpo: "schedule 0-…",
        binds: ["db", "db", "db"],
        ways: ["db: restore"],
      },
    },
    {
      name: "no model",
      candidates: [candidate(db, path("no model", unmodelled("queue"), { rpo: unmodelled("queue") }))],
      objective: { rto: 600, rpo: 300 },
      told: {
        verdict: "unproven: unmodelled: no model of queue",
        rto: "queue 0-…",
        rpo: "queue 0-…",
        binds: ["db", "db", "db"],
        ways: ["db: no model"],
      },
    },
    {
      name: "nothing is proven against an objective that is not known",
      candidates: [candidate(db, failover)],
      objective: { rto: "unknown", rpo: 300 },
      told: {
        verdict: "unproven: unknown: the objective cannot be known",
        rto: "failover 60-120",
        rpo: "standby 0",
        binds: ["db", "db", undefined],
        ways: ["db: failover"],
      },
    },
    {
      name: "the known half of an objective is violated all the same",
      candidates: [candidate(db, failover)],
      objective: { rto: 30, rpo: "unknown" },
      told: {
        verdict: "violates",
        rto: "failover 60-120",
        rpo: "standby 0",
        binds: ["db", "db", undefined],
        ways: ["db: failover"],
      },
    },
    {
      name: "only data can be lost: compute needs no RPO",
      candidates: [candidate(app, path("start", exactly("start", 40), { rpo: exactly("gone", 9999) }))],
      objective: { rto: 60, rpo: 0 },
      told: { verdict: "meets", rto: "start 40", rpo: "", binds: ["app", undefined, undefined], ways: ["app: start"] },
    },
  ];

  test.each(rows)("$name", ({ candidates, objective, timing = alone, told: expected }) => {
    expect(told(judgeIncident(candidates, objective, timing))).toEqual(expected);
  });
});

describe("all members at once", () => {
  const start = path("start", exactly("start", 40));
  const rows: readonly Row[] = [
    {
      name: "people are charged once, and nothing automatic is quicker for it",
      candidates: [candidate(db, pitr), candidate(app, start)],
      objective: { rto: 1078, rpo: 300 },
      told: {
        verdict: "meets",
        rto: "detect 10 + decide 20 + restore 1000 + cut over to the new endpoint 3 + start 40 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", undefined],
        ways: ["db: restore", "app: start"],
      },
    },
    {
      name: "where one member needs people, the other still takes its own quickest way",
      candidates: [
        candidate(db, failover),
        candidate(
          app,
          path("rebuild", exactly("rebuild", 400), { startedBy: "people" }),
          path("slow", exactly("slow", 900)),
        ),
      ],
      objective: { rto: 600, rpo: 0 },
      told: {
        verdict: "meets",
        rto: "detect 10 + decide 20 + failover 60-120 + rebuild 400 + verify 5",
        rpo: "standby 0",
        binds: ["app", "db", undefined],
        ways: ["db: failover", "app: rebuild"],
      },
    },
    {
      name: "without people at all where that is quicker",
      candidates: [
        candidate(db, failover),
        candidate(
          app,
          path("rebuild", exactly("rebuild", 400), { startedBy: "people" }),
          path("slow", exactly("slow", 410)),
        ),
      ],
      objective: { rto: 600, rpo: 0 },
      told: {
        verdict: "meets",
        rto: "failover 60-120 + slow 410",
        rpo: "standby 0",
        binds: ["app", "db", undefined],
        ways: ["db: failover", "app: slow"],
      },
    },
    {
      name: "the upper end is shown where one member has no figure, not that of the other one",
      candidates: [candidate(db, failover), candidate(member("files"), path("replicate", untested("replicate")))],
      objective: { rto: 600, rpo: 0 },
      told: {
        verdict: "unproven: untested",
        rto: "replicate 0-…",
        rpo: "standby 0",
        binds: ["files", "db", "files"],
        ways: ["db: failover", "files: replicate"],
      },
    },
    {
      name: "the loss that violates is shown, not one without a figure beside it",
      candidates: [
        candidate(db, restore(exactly("restore", 100), exactly("gap", 9000))),
        candidate(member("files"), path("replicate", exactly("replicate", 10), { rpo: untested("lag") })),
      ],
      objective: { rto: 600, rpo: 300 },
      told: {
        verdict: "violates",
        rto: "detect 10 + decide 20 + restore 100 + cut over to the new endpoint 3 + verify 5",
        rpo: "gap 9000",
        binds: ["db", "db", undefined],
        ways: ["db: restore", "files: replicate"],
      },
    },
    {
      name: "one member without a way back leaves the service without",
      candidates: [candidate(db), candidate(app, start)],
      objective: { rto: 600, rpo: 300 },
      told: {
        verdict: "violates",
        rto: "no way back Infinity-…",
        rpo: "all data Infinity-…",
        binds: ["db", "db", undefined],
        ways: ["db: none", "app: start"],
      },
    },
    {
      name: "a member that people surely bring back is not the one in doubt",
      candidates: [
        candidate(db, pitr, { ...failover, requires: [cannotTell("multiAz is on")] }),
        candidate(app, path("start", untested("start"))),
      ],
      objective: { rto: 2000, rpo: 300 },
      told: {
        verdict: "unproven: untested",
        rto: "detect 10 + decide 20 + restore 1000 + cut over to the new endpoint 3 + start 0-… + verify 5",
        rpo: "logs 300",
        binds: ["app", "db", "app"],
        ways: ["db: restore", "app: start"],
      },
    },
    {
      name: "a dependency that is later binds, and names no member",
      candidates: [candidate(db, failover)],
      objective: { rto: 600, rpo: 0 },
      timing: waiting(declared("restore of service payments", 700, "test")),
      told: {
        verdict: "violates",
        rto: "restore of service payments 700",
        rpo: "standby 0",
        binds: [undefined, "db", undefined],
        ways: ["db: failover"],
      },
    },
    {
      name: "a dependency in doubt puts the service in doubt, however quick its own members",
      candidates: [candidate(db, failover)],
      objective: { rto: 600, rpo: 0 },
      timing: waiting(open("service payments", "unknown", "multiAz of payments-db is computed")),
      told: {
        verdict: "unproven: unknown: multiAz of payments-db is computed",
        rto: "service payments 0-…",
        rpo: "standby 0",
        binds: [undefined, "db", undefined],
        ways: ["db: failover"],
      },
    },
    {
      name: "an unknown dependency does not hide behind an untested restore",
      candidates: [candidate(db, restore(untested("restore"), exactly("logs", 300)))],
      objective: { rto: 600, rpo: 300 },
      timing: waiting(open("service payments", "unknown", "multiAz of payments-db is computed")),
      told: {
        verdict: "unproven: unknown: multiAz of payments-db is computed",
        rto: "detect 10 + decide 20 + restore 0-… + cut over to the new endpoint 3 + verify 5",
        rpo: "logs 300",
        binds: ["db", "db", undefined],
        ways: ["db: restore"],
      },
    },
    {
      name: "with only an RPO nobody waits for a dependency",
      candidates: [candidate(db, failover)],
      objective: { rto: null, rpo: 300 },
      timing: waiting(open("service payments", "unknown", "multiAz of payments-db is computed")),
      told: {
        verdict: "meets",
        rto: "service payments 0-…",
        rpo: "standby 0",
        binds: [undefined, "db", undefined],
        ways: ["db: failover"],
      },
    },
  ];

  test.each(rows)("$name", ({ candidates, objective, timing = together, told: expected }) => {
    expect(told(judgeIncident(candidates, objective, timing))).toEqual(expected);
  });
});
