import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { plan, rdsInstance, resource, rule, selection, urnOf, vault } from "../estate-builder";
import { reportOf } from "./sample";

const INSTANCE = "aws:rds/instance:Instance";

const database = (name: string, service: string, inputs: Bag = {}) =>
  rdsInstance(name, { tags: { "continuity:service": service }, ...inputs });

const NIGHTLY = plan("nightly", [rule("nightly", { schedule: "cron(0 5 ? * * *)" })]);
const HOURLY = plan("hourly", [rule("hourly", { schedule: "cron(0 * ? * * *)" })]);

const covered = (of: EstateResource, ...members: readonly EstateResource[]) =>
  selection(of.name, of, { resources: members.map(({ name }) => `arn:aws:rds:*:*:db:${name}`) });

/** Of each timeline the names of its members, and what is in it. */
function timelinesOf(...resources: readonly EstateResource[]) {
  return reportOf(resources).timelines?.map(({ members, lanes, worst }) => ({
    members: members.map((urn) => urn.slice(urn.lastIndexOf("::") + 2)),
    lanes: lanes.map(({ rule: name, kind, doubt }) => [name, kind, ...(doubt === undefined ? [] : [doubt])].join(", ")),
    loss: worst?.loss,
  }));
}

describe("the timelines of a report", () => {
  const [a, b, c, stray] = [
    database("a", "payments"),
    database("b", "orders"),
    database("c", "orders"),
    rdsInstance("stray"),
  ];

  test("members that are backed up alike share one, whatever their service", () => {
    const resources = [
      c,
      b,
      a,
      stray,
      NIGHTLY,
      HOURLY,
      covered(NIGHTLY, a, b, stray),
      covered(HOURLY, c),
      vault("main"),
    ];
    expect(timelinesOf(...resources)).toEqual([
      { members: ["a", "b"], lanes: ["nightly, snapshot"], loss: { lo: 90_000, hi: 100_800 } },
      { members: ["c"], lanes: ["hourly, snapshot"], loss: { lo: 7_200, hi: 18_000 } },
    ]);
  });

  test("the order of the resources does not matter", () => {
    const resources = [a, b, c, NIGHTLY, HOURLY, covered(NIGHTLY, a, b), covered(HOURLY, c), vault("main")];
    expect(JSON.stringify(reportOf([...resources].reverse()).timelines)).toBe(
      JSON.stringify(reportOf(resources).timelines),
    );
  });

  test("a window of its own sets a member apart", () => {
    const d = database("d", "orders", { backupRetentionPeriod: 7, backupWindow: "04:45-05:15" });
    const timelines = reportOf([a, d, NIGHTLY, covered(NIGHTLY, a, d), vault("main")]).timelines ?? [];
    expect(timelines.map(({ members, blackouts }) => [members, blackouts.length > 0])).toEqual([
      [[urnOf(INSTANCE, "a")], false],
      [[urnOf(INSTANCE, "d")], true],
    ]);
  });

  test("a figure that is vouched for sets a member apart", () => {
    const vouched = {
      what: "backup-job-time",
      for: { kind: "name", glob: "b" },
      value: 1_200,
      owner: "team",
      reason: "seen",
      until: Number.MAX_SAFE_INTEGER / 1e6,
    } as const;
    const resources = [a, b, NIGHTLY, covered(NIGHTLY, a, b), vault("main")];
    const timelines = reportOf(resources, { assumptions: [vouched] }).timelines ?? [];
    expect(timelines.map(({ lanes }) => lanes.map(({ job }) => job))).toEqual([
      [{ lo: 0, hi: 10_800 }],
      [{ lo: 1_200, hi: 1_200 }],
    ]);
  });

  test("so do the time of its copy, doubt about its coverage, and what its type makes of continuous backup", () => {
    const copyActions = [{ destinationVaultArn: "arn:aws:backup:eu-west-1:111111111111:backup-vault:second" }];
    const twice = plan("twice", [
      rule("copied", { schedule: "cron(0 5 ? * * *)", copyActions }),
      rule("continuous", { schedule: "cron(0 6 ? * * *)", enableContinuousBackup: true }),
    ]);
    const table = resource("aws:dynamodb/table:Table", "t", { name: "t", tags: { "continuity:service": "orders" } });
    const unsure = database("c", "orders", { tags: { "continuity:service": "orders", backup: UNKNOWN } });
    const vouched = {
      what: "copy-time",
      for: { kind: "name", glob: "b" },
      value: 600,
      owner: "team",
      reason: "seen",
      until: Number.MAX_SAFE_INTEGER / 1e6,
    } as const;
    const tagged = selection("tagged", twice, {
      resources: ["arn:aws:rds:*:*:db:a", "arn:aws:rds:*:*:db:b", "arn:aws:dynamodb:*:*:table/t"],
      selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "yes" }],
    });
    const all = [a, b, unsure, table, twice, tagged, vault("main")];
    const timelines = reportOf(all, { assumptions: [vouched] }).timelines ?? [];
    const names = timelines.map(({ members }) => members.map((urn) => urn.slice(urn.lastIndexOf("::") + 2)));
    expect(names).toEqual([["t"], ["a"], ["b"], ["c"]]);
  });

  test("what surely does not exist is drawn, and never shortens the worst gap", () => {
    const rules = [
      rule("nightly", { schedule: "cron(0 5 ? * * *)" }),
      rule("noon", { schedule: "cron(0 12 ? * * *)", completionWindow: 60 }),
    ];
    const both = plan("both", rules);
    const slow = {
      what: "backup-job-time",
      for: { kind: "name", glob: "a" },
      value: 7_200,
      owner: "team",
      reason: "seen",
      until: Number.MAX_SAFE_INTEGER / 1e6,
    } as const;
    const [timeline] = reportOf([a, both, covered(both, a), vault("main")], { assumptions: [slow] }).timelines ?? [];
    expect([timeline?.lanes.map(({ rule: name, doubt }) => [name, doubt]), timeline?.worst?.loss]).toEqual([
      [
        ["nightly", undefined],
        ["noon", "it does not hold that its job fits into the completion window"],
      ],
      { lo: 97_200, hi: 97_200 },
    ]);
  });

  test("of runs beyond number only how many there are", () => {
    const rules = [
      rule("yearly", { schedule: "cron(0 5 1 1 ? *)" }),
      rule("hourly", { schedule: "cron(0 * ? * * *)", completionWindow: 60 }),
    ];
    const both = plan("both", rules);
    const slow = {
      what: "backup-job-time",
      for: { kind: "name", glob: "a" },
      value: 7_200,
      owner: "team",
      reason: "seen",
      until: Number.MAX_SAFE_INTEGER / 1e6,
    } as const;
    const [timeline] = reportOf([a, both, covered(both, a), vault("main")], { assumptions: [slow] }).timelines ?? [];
    const counts = timeline?.lanes.map(({ rule: name, runs, more }) => [
      name,
      runs.flatMap((one) => one.at).length,
      more,
    ]);
    expect(counts).toEqual([
      ["yearly", 4, undefined],
      // From 2027-01-01T04:00 to 2030-01-01T07:00, without the first 2,000.
      ["hourly", 2_000, 24_307],
    ]);
  });

  test("none where nothing is scheduled", () => {
    expect(Object.hasOwn(reportOf([a, b]), "timelines")).toBe(false);
  });
});
