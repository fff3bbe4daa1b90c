import { describe, expect, test } from "@jest/globals";
import type { Report, ReportMember, ReportScenario } from "../../../../continuity/report/report";
import type { Loss } from "../../../../continuity/report/simulation/loss";
import { simulate } from "../../../../continuity/report/simulation/simulate";
import { type LittlePath, littleReport, urn } from "./little-report";

const ZONE: Loss = { kind: "zone", name: "eu-west-1a" };
const db = { name: "db", zones: ["eu-west-1a"], path: { lo: 60, hi: 120 } };

/** The report with each of its scenarios changed. */
const changed = (report: Report, change: (scenario: ReportScenario) => Partial<ReportScenario>): Report => ({
  ...report,
  services: report.services.map((service) => ({
    ...service,
    scenarios: service.scenarios.map((scenario) => ({ ...scenario, ...change(scenario) })),
  })),
});

/** How the members that a loss hits come back. */
const told = (report: Report, loss: Loss = ZONE) => simulate(report, loss).affected.flatMap(({ members }) => members);

describe("of several ways back of one member, the worse counts", () => {
  /** What brings the member back in the one and in the other of its places. */
  const waysOf = (...paths: readonly (LittlePath | null)[]): Report => {
    const judged = paths.map((path) => littleReport({ name: "x", members: [{ name: "db", path }] }));
    const members = judged.flatMap(({ services }) => services[0]?.scenarios[0]?.members ?? []);
    return changed(littleReport({ name: "orders", members: [db] }), () => ({ members }));
  };
  const [quick, slow] = [
    { lo: 1, hi: 10 },
    { lo: 1, hi: 20 },
  ];
  test.each<[string, readonly (LittlePath | null)[], number | null]>([
    ["the slower first", [slow, quick], 20],
    ["the slower last", [quick, slow], 20],
    ["none first", [null, quick], null],
    ["none last", [quick, null], null],
  ])("%s", (_name, paths, latest) => {
    expect(told(waysOf(...paths)).map(({ latestSeconds }) => latestSeconds)).toEqual([latest]);
  });
});

describe("why a member does not come back, or may not", () => {
  const because = (members: readonly ReportMember[]) =>
    told(changed(littleReport({ name: "orders", members: [db] }), () => ({ members }))).map((one) => one.because);
  const closed = [
    { mechanism: "restore", lacks: ["it has a backup", "the key stands elsewhere"] },
    { mechanism: "failover", lacks: ["multiAz is on"] },
  ];
  test.each<[string, readonly ReportMember[], string]>([
    ["it is not judged", [], "no way back is known"],
    ["there is no way", [{ urn: urn("db"), path: null }], "nothing brings it back"],
    [
      "of closed ways, the one that lacks least is told",
      [{ urn: urn("db"), path: null, closed }],
      "nothing brings it back; closed: failover (not so: multiAz is on)",
    ],
  ])("%s", (_name, members, expected) => expect(because(members)).toEqual([expected]));

  test.each([
    [undefined, "it is not known that multiAz is on"],
    ["it is computed", "it is not known that multiAz is on: it is computed"],
  ])("a condition is not known, for %s", (doubt, expected) => {
    const report = changed(littleReport({ name: "orders", members: [db] }), ({ members }) => ({
      members: members.map(({ path, ...member }) => ({
        ...member,
        path: path && {
          ...path,
          requires: [{ text: "multiAz is on", holds: "unknown", ...(doubt === undefined ? {} : { because: doubt }) }],
        },
      })),
    }));
    expect(told(report).map((one) => one.because)).toEqual([expected]);
  });
});

test("a scenario that the report does not judge leaves no way back", () => {
  const { services, ...rest } = littleReport({ name: "orders", members: [db] });
  const report = { ...rest, services: services.map((service) => ({ ...service, scenarios: [] })) };
  expect(told(report)).toEqual([
    {
      urn: urn("db"),
      hit: "surely",
      earliestSeconds: null,
      latestSeconds: null,
      by: null,
      startedBy: null,
      because: "no way back is known",
    },
  ]);
});

test.each<[string | undefined, string]>([
  ["multiAz is computed", "multiAz is computed"],
  [undefined, "a setting cannot be known"],
])("a verdict that rests on an unknown setting, for %s, makes no time sure", (because, expected) => {
  const report = changed(littleReport({ name: "orders", members: [db] }), () => ({
    verdict: "unproven",
    reason: "unknown",
    ...(because === undefined ? {} : { because }),
  }));
  expect(simulate(report, ZONE).affected.map((one) => [one.latestSeconds, one.because])).toEqual([[null, expected]]);
});

const capacity = { unit: "task", units: 4, withoutInstance: 3, withoutZone: 2 };
test.each<[Loss, number]>([
  [ZONE, 2],
  [{ kind: "resource", urn: urn("db") }, 3],
  [{ kind: "region", name: "eu-west-1" }, 0],
  [{ kind: "account" }, 0],
])("what %j leaves of a capacity", (loss, left) => {
  const report = littleReport({ name: "orders", members: [{ ...db, more: { capacity } }] });
  expect(told(report, loss).map((one) => one.capacity)).toEqual([{ unit: "task", left, of: 4 }]);
});
