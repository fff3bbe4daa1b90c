import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Assumption, AssumptionKind } from "../../../continuity/evidence/assumption";
import { ebsVolume } from "../../../continuity/mechanisms/ebs-volume";
import { bound } from "../../../continuity/recovery/bound";
import { exists } from "../../../continuity/recovery/path";
import {
  AS_OF,
  attachment,
  dlmPolicy,
  dlmSchedule,
  ec2Instance,
  estate,
  plan,
  provider,
  rule,
  selection,
  vault,
  vaultLock,
  volume,
} from "../estate-builder";
import { pathsOf } from "./ways";

const H = 3600;
const HOME = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const at = { provider: HOME };

const vouched = (what: AssumptionKind, seconds: number): Assumption => ({
  what,
  for: { kind: "service", service: "orders" },
  value: seconds,
  owner: "ann",
  reason: "seen",
  until: AS_OF + 1,
});
const VOUCHED = [vouched("restore-time", 2 * H), vouched("backup-job-time", H / 3), vouched("copy-time", H)];

const TAGS: Bag = {
  "continuity:service": "orders",
  "continuity:rto": "4h",
  "continuity:rpo": "8h",
  "continuity:rto:region": "4h",
  "continuity:rpo:region": "9h",
  "continuity:rto:compromise": "4h",
  "continuity:rpo:compromise": "9h",
  "continuity:detection-window": "2d",
  snapshots: "daily",
};

const disk = (inputs: Bag = {}) => volume("disk", { tags: TAGS, ...inputs }, at);
const policy = (schedule: Bag, details: Bag = {}, inputs: Bag = {}) =>
  dlmPolicy("snapshots", { schedules: [dlmSchedule("six-hourly", schedule)], ...details }, inputs, at);

const createRule = { interval: 6, intervalUnit: "HOURS", times: "05:00" };
const copied = { crossRegionCopyRules: [{ target: "eu-central-1", encrypted: true, retainRule: days(7) }] };

function days(interval: number) {
  return { interval, intervalUnit: "DAYS" };
}

/** The verdict of each scenario, with the most that is lost. */
function verdicts(resources: readonly EstateResource[], assumptions: readonly Assumption[] = VOUCHED) {
  const { verdicts: services, findings } = assess(estate(...resources), {
    ...DEFAULT_OPTIONS,
    asOf: AS_OF,
    assumptions,
  });
  expect(findings.filter(({ rule: id }) => id === "rule-failed")).toEqual([]);
  return Object.fromEntries(
    (services[0]?.scenarios ?? []).map(({ scenario, verdict, reason, rpo }) => [
      scenario,
      `${reason ?? verdict}${verdict === "meets" ? ` ${(rpo.hi ?? 0) / 60}m` : ""}`,
    ]),
  );
}

const everywhere = (result: string) => ({ instance: result, zone: result, data: result });
const gone = { region: "violates", compromise: "violates" };

describe("what a volume comes back to", () => {
  const nightly = (...rules: readonly Bag[]) => plan("nightly", rules, at);
  const selected = (of: EstateResource, inputs: Bag) => selection("some", of, inputs, at);
  const sixHourly = rule("six-hourly", { schedule: "cron(0 5/6 ? * * *)" });
  const byTag = (value: string) => ({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value }] });
  const web = (tags: Bag) => ec2Instance("web", { tags }, at);
  const locked = vaultLock("lock", { backupVaultName: "main", changeableForDays: 3 }, at);
  const ownPlan = nightly(sixHourly);
  const server = web({ backup: "web" });

  const rows: readonly [text: string, resources: readonly EstateResource[], expected: ReturnType<typeof verdicts>][] = [
    ["nothing: it comes back to nothing", [disk()], { ...everywhere("violates"), ...gone }],
    [
      "snapshots by policy: gap 6h + 1h + 20m; a compromise takes them all",
      [disk(), policy({ createRule })],
      { ...everywhere("meets 440m"), ...gone },
    ],
    [
      "with copies in another Region, in the same account",
      [disk(), policy({ createRule, ...copied })],
      { ...everywhere("meets 440m"), region: "meets 500m", compromise: "violates" },
    ],
    ["once a day is too seldom", [disk(), policy({})], { ...everywhere("violates"), ...gone }],
    [
      "a policy that is off",
      [disk(), policy({ createRule }, {}, { state: "DISABLED" })],
      { ...everywhere("violates"), ...gone },
    ],
    [
      "tags are case-sensitive",
      [disk({ tags: { ...TAGS, snapshots: "Daily" } }), policy({ createRule })],
      { ...everywhere("violates"), ...gone },
    ],
    [
      "kept too shortly for the detection window of data, not for the rest",
      [disk(), policy({ createRule, retainRule: days(2) })],
      { ...everywhere("meets 440m"), data: "violates", ...gone },
    ],
    [
      "kept by count: 10 times 6h reach over 2d, the gap and the hour of the start",
      [disk(), policy({ createRule, retainRule: { count: 10 } })],
      { ...everywhere("meets 440m"), ...gone },
    ],
    [
      "kept by count, one less than that",
      [disk(), policy({ createRule, retainRule: { count: 9 } })],
      { ...everywhere("meets 440m"), data: "violates", ...gone },
    ],
    ["a schedule that is not known", [disk(), policy({ createRule: UNKNOWN })], { ...everywhere("unknown"), ...gone }],
    [
      "copies that are not known; a compromise takes them whatever they are",
      [disk(), policy({ createRule, crossRegionCopyRules: UNKNOWN })],
      { ...everywhere("meets 440m"), region: "unknown", compromise: "violates" },
    ],
    [
      "a policy of which nothing is known",
      [disk(), dlmPolicy("snapshots", UNKNOWN, {}, at)],
      { ...everywhere("unknown"), region: "unknown", compromise: "violates" },
    ],
    [
      "a default policy: at least a day is lost",
      [disk(), policy({}, { resourceType: "VOLUME" }, { defaultPolicy: "VOLUME" })],
      { ...everywhere("violates"), ...gone },
    ],
    [
      "a default policy, and days to spare",
      [
        disk({ tags: { ...TAGS, "continuity:rpo": "3d" } }),
        policy({}, { resourceType: "VOLUME" }, { defaultPolicy: "VOLUME" }),
      ],
      { ...everywhere("unknown"), ...gone },
    ],
    [
      "AWS Backup, into a locked vault",
      [disk(), vault("main", {}, at), locked, ownPlan, selected(ownPlan, { resources: ["arn:aws:ec2:*:*:volume/*"] })],
      { ...everywhere("meets 440m"), region: "violates", compromise: "meets 440m" },
    ],
    [
      "AWS Backup of the instance that it is attached to",
      [
        disk(),
        server,
        attachment("mount", disk(), server),
        vault("main", {}, at),
        ownPlan,
        selected(ownPlan, byTag("web")),
      ],
      { ...everywhere("range"), ...gone },
    ],
    [
      "AWS Backup of an instance that it is not attached to",
      [disk(), server, vault("main", {}, at), ownPlan, selected(ownPlan, byTag("web"))],
      { ...everywhere("violates"), ...gone },
    ],
    [
      "a policy for the instance that it is attached to",
      [
        disk({ tags: { ...TAGS, snapshots: null } }),
        web({ snapshots: "daily" }),
        attachment("mount", disk(), web({})),
        policy({ createRule }, { resourceTypes: ["INSTANCE"] }),
      ],
      { ...everywhere("meets 440m"), ...gone },
    ],
    [
      "a policy and a plan, each too seldom alone",
      [
        disk(),
        policy({ createRule: { interval: 12, times: "05:00" } }),
        vault("main", {}, at),
        nightly(rule("twelve-hourly", { schedule: "cron(0 11/12 ? * * *)" })),
        selected(nightly(), { resources: ["arn:aws:ec2:*:*:volume/*"] }),
      ],
      { ...everywhere("meets 440m"), ...gone },
    ],
  ];
  test.each(rows)("%s", (_text, resources, expected) => expect(verdicts(resources)).toEqual(expected));

  test("snapshots that outlast the time to the next are no proof, and nobody says that AWS minds", () => {
    const slow = [vouched("restore-time", H), vouched("backup-job-time", 7 * H)];
    const resources = [disk({ tags: { ...TAGS, "continuity:rpo": "1d" } }), policy({ createRule })];
    const { findings } = assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions: slow });
    expect(findings.map(({ rule: id }) => id).filter((id) => id === "jobs-overlap")).toEqual([]);
    expect(verdicts(resources, slow)).toEqual({ ...everywhere("unknown"), ...gone });
  });

  test("without anything vouched for nothing is proven", () => {
    expect(verdicts([disk(), policy({ createRule })], [])).toEqual({ ...everywhere("untested"), ...gone });
  });
});

test("a way back, in full", () => {
  const resources = [disk(), policy({ createRule })];
  const paths = pathsOf(disk(), { others: resources.slice(1), assumptions: VOUCHED });
  const existing = paths.filter((path) => exists(path) !== false);
  expect(existing.map(({ scenario }) => scenario)).toEqual(["instance", "zone", "data"]);
  const [first] = existing;
  const derived = (label: string, seconds: number, source: string) => ({
    label,
    lo: seconds,
    hi: seconds,
    provenance: "derived" as const,
    source,
  });
  const declared = (label: string, seconds: number) => ({
    ...derived(label, seconds, expect.stringContaining("ann") as unknown as string),
    provenance: "declared" as const,
  });
  expect(first).toEqual({
    scenario: "instance",
    mechanism: "restore a snapshot from Data Lifecycle Manager",
    target: { region: "eu-west-1", account: "111111111111" },
    startedBy: "people",
    endpoint: "new",
    restores: { from: "snapshot", takes: bound(declared("restore to a new volume", 2 * H)) },
    requires: [
      { text: "policy snapshots of Data Lifecycle Manager takes snapshots of it", holds: true },
      { text: "its points lie in the Region of the member", holds: true },
      { text: "its points are kept long enough", holds: true },
    ],
    rpo: bound(
      {
        ...derived("largest gap", 6 * H, "cron(0 5,11,17,23 ? * * *) UTC, rule six-hourly of snapshots"),
        detail: "05:00→11:00 UTC",
      },
      derived("start window", H, "start window of rule six-hourly"),
      declared("snapshot", H / 3),
    ),
    rto: bound(declared("restore to a new volume", 2 * H)),
  });
});

describe("what is open", () => {
  const told = (one: EstateResource) => {
    return pathsOf(disk(), { others: [one] })
      .filter((path) => exists(path) !== false)
      .map(({ scenario, mechanism, rpo }) => [scenario, mechanism, rpo.lo / H, rpo.steps.at(-1)?.source]);
  };

  test("a snapshot that nobody vouches for", () => {
    const source = "AWS publishes no time for a snapshot to complete; declare backup-job-time";
    expect(told(policy({ createRule }))).toEqual(
      ["instance", "zone", "data"].map((scenario) => [
        scenario,
        "restore a snapshot from Data Lifecycle Manager",
        7,
        source,
      ]),
    );
  });

  test("a default policy", () => {
    const because =
      "AWS does not say when default policy snapshots of Data Lifecycle Manager runs; state a schedule of your own";
    expect(told(policy({}, { createInterval: 2 }, { defaultPolicy: "VOLUME" }))).toEqual(
      ["instance", "zone", "data"].map((scenario) => [
        scenario,
        "restore a snapshot from Data Lifecycle Manager",
        48,
        because,
      ]),
    );
  });
});

test("of a volume that nothing takes snapshots of, the finding says what would", () => {
  const ask = (rpo: string) => {
    const bare = disk({ tags: { "continuity:service": "orders", "continuity:rto": "4h", "continuity:rpo": rpo } });
    const { findings } = assess(estate(bare), { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions: VOUCHED });
    return findings
      .filter(({ rule: id }) => id === "objective-met")
      .map(({ scenario, message, fix }) => [scenario, message, fix]);
  };
  const select =
    "Select disk in a backup plan, or give it a target tag of a policy of Data Lifecycle Manager (restore a snapshot).";
  const nothing = (scenario: string, rpo: string, fix: string) => [
    scenario,
    `disk: nothing in this program brings it back (${scenario}), so RTO 4h and RPO ${rpo} cannot be met. Closed: restore a snapshot (not so: anything takes snapshots of it).`,
    fix,
  ];
  expect(ask("8h")).toEqual(["data", "instance", "zone"].map((scenario) => nothing(scenario, "8h", select)));
  expect(ask("1h").filter(([, , fix]) => fix === select)).toEqual([]);
});

test("the order of resources does not matter", () => {
  const server = ec2Instance("web", { tags: { snapshots: "daily" } }, at);
  const nightly = plan("nightly", [rule("daily")], at);
  const resources = [
    disk(),
    server,
    attachment("mount", disk(), server),
    vault("main", {}, at),
    nightly,
    selection("all", nightly, {}, at),
    policy({ createRule, ...copied }),
    dlmPolicy("instances", { resourceTypes: ["INSTANCE"], schedules: [dlmSchedule("daily")] }, {}, at),
  ];
  const expected = JSON.stringify(
    assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions: VOUCHED }),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(resources, { minLength: resources.length }), (shuffled) => {
      const found = assess(estate(...shuffled), { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions: VOUCHED });
      expect(JSON.stringify(found)).toBe(expected);
    }),
    { numRuns: 20 },
  );
});

test("what it reads", () => {
  const { paths: _, ...told } = ebsVolume;
  expect(told).toEqual({
    slug: "ebs-volume",
    title: "Amazon EBS volume",
    types: ["aws:ebs/volume:Volume"],
    figures: [],
    reads: ["type"],
    required: ["availabilityZone"],
    zones: [{ zones: "availabilityZone" }],
  });
});
