import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { worstLoss } from "../../../continuity/backup/loss";
import { backupPlans } from "../../../continuity/backup/plans";
import { type Protection, protectionOf } from "../../../continuity/backup/protection";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import {
  AS_OF,
  attachment,
  dlmPolicy,
  dlmSchedule,
  ec2Instance,
  indexOf,
  plan,
  rule,
  selection,
  vault,
  volume,
} from "../estate-builder";

const MINUTE = 60;
const DAY = 86_400;
const OPTIONS = { asOf: AS_OF, toleratedMisses: 0, timing: "worst" as const };

function protection(
  subject: EstateResource,
  others: readonly EstateResource[],
  assumptions: readonly Assumption[] = [],
): Protection {
  const index = indexOf(subject, ...others);
  const surroundings = { ...OPTIONS, index, plans: backupPlans(index), assumptions };
  return protectionOf({ resource: subject, tags: effectiveTags(subject), service: "orders" }, surroundings);
}

const vouched = (what: Assumption["what"], target: Assumption["for"], minutes: number): Assumption => ({
  what,
  for: target,
  value: minutes * MINUTE,
  owner: "ann",
  reason: "seen",
  until: AS_OF + 1,
});

/** What matters of chains: whose they are, what they need, and how long their points take. */
function outline({ chains }: Protection) {
  return chains.map(({ rule: { plan: of, name }, kind, vault: { name: place, region }, requires, job, copy }) => ({
    rule: `${name} of ${of.name}`,
    kind,
    place: `${place} in ${region}`,
    requires: requires.map(({ text, holds }) => `${text}: ${holds}`),
    steps: [job, ...(copy ? [copy] : [])].map(({ label, lo, hi }) => `${label} ${lo} to ${hi}`),
  }));
}

const disk = volume("disk", { tags: { snapshots: "daily" } });
const plain = volume("disk");
const web = ec2Instance("web", { tags: { backup: "yes", "continuity:service": "shop" } });
const mount = attachment("mount", plain, web);
const nightly = plan("nightly", [rule("daily")]);
const byTag = selection("tagged", nightly, { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "yes" }] });
const ATTACHED = "it is attached to instance web, whose recovery points hold all its volumes";

describe("a plan that selects an instance", () => {
  const others = [web, vault("main"), nightly, byTag];

  function coverage({ covering }: Protection) {
    return covering.map(({ plan: of, coverage: { covered, by, because } }) => [of.resource.name, covered, by, because]);
  }

  test("covers the volumes attached to it", () => {
    const found = protection(plain, [...others, mount]);
    expect(outline(found)).toEqual([
      {
        rule: "daily of nightly",
        kind: "snapshot",
        place: "main in eu-west-1",
        requires: [
          `${ATTACHED}: true`,
          expect.stringMatching(/^selection tagged of plan nightly covers it by its tags.*: true$/),
        ],
        steps: ["job 0 to 10800"],
      },
    ]);
    expect(coverage(found)).toEqual([["nightly", true, "instance web, to which it is attached", undefined]]);
    expect(found.unread).toEqual([]);
  });

  test("leaves open for the volumes what it leaves open for the instance", () => {
    const secret = plan("nightly", UNKNOWN);
    const tagged = selection("tagged", secret, {
      selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "yes" }],
    });
    const found = protection(plain, [web, secret, tagged, mount]);
    expect(found.unread.map(({ what, condition: { because } }) => [what, because])).toEqual([
      ["points", "rules of nightly is computed and not known at preview"],
      ["copies", "rules of nightly is computed and not known at preview"],
    ]);
  });

  test("does not cover a volume that is not attached", () => {
    expect(protection(plain, others)).toEqual({ covering: [], chains: [], unread: [] });
  });

  test("perhaps covers a volume that is perhaps attached", () => {
    const perhaps = attachment("mount", plain, web, { instanceId: "i-1" });
    const because = "which volume and which instance mount joins is not known at preview";
    const found = protection(plain, [...others, perhaps]);
    expect(found.chains.map(({ requires }) => requires[0])).toEqual([{ text: ATTACHED, holds: "unknown", because }]);
    expect(coverage(found)).toEqual([["nightly", "unknown", "instance web, to which it is attached", because]]);
  });

  test("leaves points as quickly as the instance, not the volume, is backed up", () => {
    const ofVolume = vouched("backup-job-time", { kind: "type", type: plain.type }, 10);
    const ofOrders = vouched("backup-job-time", { kind: "service", service: "orders" }, 15);
    const ofShop = vouched("backup-job-time", { kind: "service", service: "shop" }, 30);
    const steps = (...assumptions: readonly Assumption[]) =>
      outline(protection(plain, [...others, mount], assumptions)).map((one) => one.steps);
    expect([steps(ofVolume, ofOrders), steps(ofVolume, ofOrders, ofShop)]).toEqual([
      [["job 0 to 10800"]],
      [["job 1800 to 1800"]],
    ]);
  });

  test("counts beside a plan that selects the volume itself", () => {
    const own = plan("weekly", [rule("weekly", { schedule: "cron(0 5 ? * SUN *)" })]);
    const named = selection("named", own, { resources: [UNKNOWN] }, { edges: { resources: [plain] } });
    const found = protection(plain, [...others, mount, own, named]);
    expect(outline(found).map((one) => one.rule)).toEqual(["weekly of weekly", "daily of nightly"]);
    expect(coverage(found).map(([name, , by]) => [name, by])).toEqual([
      ["weekly", "its ARN"],
      ["nightly", "instance web, to which it is attached"],
    ]);
  });

  test("is nothing to other resources", () => {
    expect(outline(protection(web, [...others, plain, mount])).map((one) => one.requires.length)).toEqual([1]);
  });
});

describe("a policy of Data Lifecycle Manager", () => {
  const TAKES = "policy policy of Data Lifecycle Manager takes snapshots of it";
  const copies = [{ target: "eu-central-1", encrypted: true, retainRule: { interval: 7, intervalUnit: "DAYS" } }];
  const policy = (details: Value, inputs: Bag = {}) => dlmPolicy("policy", details, inputs);
  const scheduled = (...schedules: readonly Bag[]) => policy({ schedules });

  test("leaves a chain for each schedule and each copy of it", () => {
    const both = scheduled(dlmSchedule("daily"), dlmSchedule("hourly", { crossRegionCopyRules: copies }));
    expect(outline(protection(disk, [both]))).toEqual([
      {
        rule: "daily of policy",
        kind: "snapshot",
        place: "the snapshots of policy in eu-west-1",
        requires: [`${TAKES}: true`],
        steps: ["snapshot 0 to null"],
      },
      {
        rule: "hourly of policy",
        kind: "snapshot",
        place: "the snapshots of policy in eu-west-1",
        requires: [`${TAKES}: true`],
        steps: ["snapshot 0 to null"],
      },
      {
        rule: "hourly of policy",
        kind: "copy",
        place: "the snapshots of policy in eu-central-1",
        requires: [`${TAKES}: true`],
        steps: ["snapshot 0 to null", "copy 0 to null"],
      },
    ]);
  });

  test("takes as long as somebody vouches for, of the volume", () => {
    const found = protection(
      disk,
      [scheduled(dlmSchedule("daily", { crossRegionCopyRules: copies }))],
      [
        vouched("backup-job-time", { kind: "service", service: "orders" }, 20),
        vouched("copy-time", { kind: "service", service: "orders" }, 40),
      ],
    );
    expect(outline(found).map((one) => one.steps)).toEqual([
      ["snapshot 1200 to 1200"],
      ["snapshot 1200 to 1200", "copy 2400 to 2400"],
    ]);
  });

  test("keeps copies as long as they say, its own as long as it says, and neither is suppressed", () => {
    const found = protection(disk, [scheduled(dlmSchedule("daily", { crossRegionCopyRules: copies }))]);
    expect(found.chains.map(({ retention, rivals, startWindow }) => ({ retention, rivals, startWindow }))).toEqual([
      { retention: { kind: "known", value: 14 * DAY }, rivals: [], startWindow: 3600 },
      { retention: { kind: "known", value: 7 * DAY }, rivals: [], startWindow: 3600 },
    ]);
  });

  const by = "Data Lifecycle Manager";
  const unknownText = (text: string, because: string) => ({ text, holds: "unknown", because });
  const rows: readonly [text: string, policy: EstateResource, unread: readonly unknown[]][] = [
    ["that is known leaves nothing open", scheduled(dlmSchedule("daily")), []],
    ["without schedules", policy({}), []],
    ["that does not take the volume", policy({ schedules: UNKNOWN, targetTags: { a: "b" } }), []],
    [
      "with a start time left to AWS",
      scheduled(dlmSchedule("daily", { createRule: { interval: 24 } })),
      [
        {
          what: "points",
          by,
          condition: unknownText(
            "schedule daily of policy runs",
            "schedule daily of policy leaves its start time to AWS; set times",
          ),
        },
      ],
    ],
    [
      "with an unknown time and copies",
      scheduled(dlmSchedule("daily", { createRule: UNKNOWN, crossRegionCopyRules: copies })),
      ["points", "copies"].map((what) => ({
        what,
        by,
        condition: unknownText("schedule daily of policy runs", "createRule is not known at preview"),
      })),
    ],
    [
      "with an unknown time and no copies",
      scheduled(dlmSchedule("daily", { createRule: UNKNOWN, crossRegionCopyRules: [] })),
      [
        {
          what: "points",
          by,
          condition: unknownText("schedule daily of policy runs", "createRule is not known at preview"),
        },
      ],
    ],
    [
      "with an unknown time and unknown copies",
      scheduled(dlmSchedule("daily", { createRule: UNKNOWN, crossRegionCopyRules: UNKNOWN })),
      ["points", "copies"].map((what) => ({
        what,
        by,
        condition: unknownText("schedule daily of policy runs", "createRule is not known at preview"),
      })),
    ],
    [
      "with unknown copies",
      scheduled(dlmSchedule("daily", { crossRegionCopyRules: UNKNOWN })),
      [
        {
          what: "copies",
          by,
          condition: unknownText("schedule daily of policy copies", "crossRegionCopyRules is not known at preview"),
        },
      ],
    ],
    [
      "with unknown schedules",
      policy({ schedules: UNKNOWN }),
      ["points", "copies"].map((what) => ({
        what,
        by,
        condition: unknownText(TAKES, "schedules is not known at preview"),
      })),
    ],
    [
      "by default, every second day",
      policy({ createInterval: 2 }, { defaultPolicy: "VOLUME" }),
      [
        {
          what: "points",
          by,
          atLeast: 2 * DAY,
          condition: unknownText(
            "default policy policy runs often enough",
            "AWS does not say when default policy policy of Data Lifecycle Manager runs; state a schedule of your own",
          ),
        },
      ],
    ],
    [
      "by default, nobody knows how often",
      policy({ createInterval: UNKNOWN }, { defaultPolicy: "VOLUME" }),
      [
        {
          what: "points",
          by,
          condition: unknownText(
            "default policy policy runs often enough",
            "AWS does not say when default policy policy of Data Lifecycle Manager runs; state a schedule of your own",
          ),
        },
      ],
    ],
  ];
  test.each(rows)("%s", (_text, one, unread) => expect(protection(disk, [one]).unread).toEqual(unread));

  test("copies to nobody knows where", () => {
    const lost = [{ target: UNKNOWN, retainRule: { interval: 7, intervalUnit: "DAYS" } }];
    const found = protection(disk, [scheduled(dlmSchedule("daily", { crossRegionCopyRules: lost }))]);
    expect(found.chains.map(({ kind, vault: { region }, requires }) => [kind, region, ...requires.slice(1)])).toEqual([
      ["snapshot", "eu-west-1"],
      ["copy", undefined, unknownText("its copy arrives in a Region", "target is not known at preview")],
    ]);
  });
});

describe("laws of snapshots", () => {
  const intervals = fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24);
  // Seldom enough that runs of several schedules are soon gone through.
  const longer = fc.constantFrom(6, 8, 12, 24);
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 17, 59))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
  const any = fc.record({ interval: intervals, times: clock });
  const createRule = fc.record({ interval: longer, times: clock });
  const schedules = fc.array(createRule, { minLength: 1, maxLength: 3 });
  const assumptions = [vouched("backup-job-time", { kind: "service", service: "orders" }, 20)];

  function loss(rules: readonly { readonly interval: number; readonly times: string }[]): number {
    const bags = rules.map((one, i) => dlmSchedule(`s${i}`, { createRule: one }));
    const found = worstLoss(protection(disk, [dlmPolicy("policy", { schedules: bags })], assumptions).chains, OPTIONS);
    return found.kind === "bounded" ? (found.bound.hi ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  }

  test("one schedule alone: its interval, the hour within which it starts, and the snapshot", () => {
    fc.assert(
      fc.property(any, (one) => expect(loss([one])).toBe(one.interval * 3600 + 3600 + 20 * MINUTE)),
      { numRuns: 10 },
    );
  });

  test("one more schedule never worsens the loss", () => {
    fc.assert(
      fc.property(schedules, createRule, (some, more) => expect(loss([...some, more])).toBeLessThanOrEqual(loss(some))),
      { numRuns: 10 },
    );
  });

  test("the order of schedules does not matter", () => {
    fc.assert(
      fc.property(schedules, (some) => expect(loss([...some].reverse())).toBe(loss(some))),
      { numRuns: 10 },
    );
  });
});
