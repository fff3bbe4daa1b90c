import { describe, expect, test } from "@jest/globals";
import { type DlmPolicy, dlmPolicies } from "../../../continuity/backup/dlm";
import { known, unknown } from "../../../continuity/declaration/setting";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { dlmPolicy, dlmSchedule, FRANKFURT, indexOf, provider, resource } from "../estate-builder";

const DAY = 86_400;

function read(policy: EstateResource): readonly DlmPolicy[] {
  return dlmPolicies(indexOf(policy));
}

/** A policy with what it is known to say, its rules apart. */
function outline(policy: EstateResource) {
  return read(policy).map(({ enabled, target, rules, everyAtMost }) => ({
    enabled,
    target,
    rules: rules.kind === "known" ? rules.value.map(({ name }) => name) : rules,
    ...(everyAtMost ? { everyAtMost } : {}),
  }));
}

const on = known(true);
const schedules = [dlmSchedule("daily")];

describe("the policies that may make snapshots", () => {
  const rows: readonly [text: string, policy: EstateResource, outline: unknown][] = [
    [
      "one for volumes, with all defaults",
      dlmPolicy("nightly", { schedules }),
      [{ enabled: on, target: known("VOLUME"), rules: ["daily"] }],
    ],
    [
      "one for instances",
      dlmPolicy("nightly", { resourceTypes: ["INSTANCE"], schedules }, { state: "ENABLED" }),
      [{ enabled: on, target: known("INSTANCE"), rules: ["daily"] }],
    ],
    [
      "one for images, always of instances",
      dlmPolicy("nightly", { policyType: "IMAGE_MANAGEMENT", schedules }),
      [{ enabled: on, target: known("INSTANCE"), rules: ["daily"] }],
    ],
    ["one that is off", dlmPolicy("nightly", { schedules }, { state: "DISABLED" }), []],
    ["a state that AWS does not know", dlmPolicy("nightly", { schedules }, { state: "enabled" }), []],
    ["one that reacts to events", dlmPolicy("nightly", { policyType: "EVENT_BASED_POLICY" }), []],
    ["one of another type", resource("aws:backup/plan:Plan", "nightly"), []],
    [
      "one that may be off",
      dlmPolicy("nightly", { schedules }, { state: UNKNOWN }),
      [
        {
          enabled: unknown("state of nightly is computed and not known at preview"),
          target: known("VOLUME"),
          rules: ["daily"],
        },
      ],
    ],
    [
      "one of an unknown type",
      dlmPolicy("nightly", { policyType: UNKNOWN, schedules }),
      [
        {
          enabled: on,
          target: unknown("policyType is not known at preview"),
          rules: unknown("policyType is not known at preview"),
        },
      ],
    ],
    [
      "unknown details",
      dlmPolicy("nightly", UNKNOWN),
      [
        {
          enabled: on,
          target: unknown("policyDetails of nightly is computed and not known at preview"),
          rules: unknown("policyDetails of nightly is computed and not known at preview"),
        },
      ],
    ],
    [
      "details that are no object",
      dlmPolicy("nightly", "all"),
      [
        {
          enabled: on,
          target: unknown("policyDetails of nightly is not an object"),
          rules: unknown("policyDetails of nightly is not an object"),
        },
      ],
    ],
    ["no details", dlmPolicy("nightly", null), [{ enabled: on, target: { kind: "absent" }, rules: [] }]],
    [
      "unknown resource types",
      dlmPolicy("nightly", { resourceTypes: [UNKNOWN], schedules }),
      [{ enabled: on, target: unknown("resourceTypes of nightly is not one known type"), rules: ["daily"] }],
    ],
    [
      "resource types that are not known as a whole",
      dlmPolicy("nightly", { resourceTypes: UNKNOWN, schedules }),
      [{ enabled: on, target: unknown("resourceTypes is not known at preview"), rules: ["daily"] }],
    ],
    [
      "two resource types, which AWS does not take",
      dlmPolicy("nightly", { resourceTypes: ["VOLUME", "INSTANCE"], schedules }),
      [{ enabled: on, target: unknown("resourceTypes of nightly is not one known type"), rules: ["daily"] }],
    ],
    [
      "a resource type that AWS does not know",
      dlmPolicy("nightly", { resourceTypes: ["DISK"], schedules }),
      [
        {
          enabled: on,
          target: unknown("what the policy targets is neither VOLUME nor INSTANCE"),
          rules: ["daily"],
        },
      ],
    ],
    [
      "a schedule that is not known",
      dlmPolicy("nightly", { schedules: [dlmSchedule("daily"), UNKNOWN] }),
      [{ enabled: on, target: known("VOLUME"), rules: unknown("schedules of nightly are not known at preview") }],
    ],
    [
      "schedules that are not known",
      dlmPolicy("nightly", { schedules: UNKNOWN }),
      [{ enabled: on, target: known("VOLUME"), rules: unknown("schedules is not known at preview") }],
    ],
    ["no schedules", dlmPolicy("nightly", {}), [{ enabled: on, target: known("VOLUME"), rules: [] }]],
    [
      "a default policy for volumes, every day unless it says otherwise",
      dlmPolicy("usual", { resourceType: "VOLUME" }, { defaultPolicy: "VOLUME" }),
      [{ enabled: on, target: known("VOLUME"), rules: [], everyAtMost: known(DAY) }],
    ],
    [
      "a default policy for instances, twice a week",
      dlmPolicy("usual", { createInterval: 3 }, { defaultPolicy: "INSTANCE" }),
      [{ enabled: on, target: known("INSTANCE"), rules: [], everyAtMost: known(3 * DAY) }],
    ],
    [
      "a default policy, no one knows how often",
      dlmPolicy("usual", { createInterval: UNKNOWN }, { defaultPolicy: "VOLUME" }),
      [
        {
          enabled: on,
          target: known("VOLUME"),
          rules: [],
          everyAtMost: unknown("createInterval is not known at preview"),
        },
      ],
    ],
    [
      "perhaps a default policy",
      dlmPolicy("usual", { schedules }, { defaultPolicy: UNKNOWN }),
      [
        {
          enabled: on,
          target: unknown("defaultPolicy of usual is computed and not known at preview"),
          rules: unknown("defaultPolicy of usual is computed and not known at preview"),
        },
      ],
    ],
  ];
  test.each(rows)("%s", (_text, policy, expected) => expect(outline(policy)).toEqual(expected));

  test("each is read once", () => {
    const index = indexOf(dlmPolicy("nightly", { schedules }));
    expect(dlmPolicies(index)).toBe(dlmPolicies(index));
  });
});

describe("a schedule as a rule", () => {
  const never = { coldAfter: known(null), archive: known(false) };

  function rulesOf(policy: EstateResource) {
    return read(policy).flatMap(({ rules }) => (rules.kind === "known" ? rules.value : []));
  }

  function copiesOf(copies: Value) {
    return rulesOf(dlmPolicy("nightly", { schedules: [dlmSchedule("daily", { crossRegionCopyRules: copies })] })).map(
      (rule) => rule.copies,
    );
  }

  test("starts within the hour, and no window ends it", () => {
    const home = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
    const policy = dlmPolicy("nightly", { schedules: [dlmSchedule("daily")] }, {}, { provider: home });
    const [rule, ...others] = rulesOf(policy);
    expect(others).toEqual([]);
    expect({ ...rule, schedule: undefined }).toEqual({
      plan: policy,
      name: "daily",
      schedule: undefined,
      startWindow: known(3600),
      completionWindow: unknown("Data Lifecycle Manager has no completion window"),
      continuous: known(false),
      retention: known(14 * DAY),
      ...never,
      vault: {
        name: "the snapshots of nightly",
        region: "eu-west-1",
        account: "111111111111",
        resource: undefined,
      },
      copies: { kind: "absent" },
      refusals: [],
    });
    expect(rule?.schedule).toMatchObject({ value: { expression: "cron(0 5 ? * * *)", timezone: "UTC" } });
  });

  test("without a name it has a number; what cannot be read is told without its text", () => {
    const secret = { cronExpression: "cron(secret)" };
    const bag: Bag = { createRule: secret, retainRule: { count: 7 } };
    const told = rulesOf(dlmPolicy("nightly", { schedules: [bag, { ...bag, name: UNKNOWN }] })).map(
      ({ name, schedule, scheduleError, retention }) => ({ name, schedule, scheduleError, retention }),
    );
    const unread = unknown("its schedule cannot be read");
    const scheduleError = "expression has 1 fields, not 6; use cron(minute hour day-of-month month day-of-week year)";
    expect(told).toEqual([
      { name: "1", schedule: unread, scheduleError, retention: unread },
      { name: "2", schedule: unread, scheduleError, retention: unread },
    ]);
  });

  const place = (region: string) => ({
    name: "the snapshots of nightly",
    region,
    account: undefined,
    resource: undefined,
  });
  const retainRule = { interval: 1, intervalUnit: "MONTHS" };
  const kept = known(28 * DAY);
  const rows: readonly [text: string, copies: Value, expected: unknown][] = [
    [
      "to a Region",
      [{ target: "eu-central-1", encrypted: true, retainRule }],
      known([{ destination: known(place("eu-central-1")), retention: kept, ...never }]),
    ],
    [
      "of an image, to a Region, and to a far one",
      [
        { targetRegion: "us-gov-west-1", retainRule },
        { target: "ap-southeast-2", retainRule },
      ],
      known([
        { destination: known(place("us-gov-west-1")), retention: kept, ...never },
        { destination: known(place("ap-southeast-2")), retention: kept, ...never },
      ]),
    ],
    [
      "to an Outpost",
      [{ target: "arn:aws:outposts:eu-west-1:111111111111:outpost/op-1", retainRule }],
      known([
        {
          destination: unknown("a copy of schedule daily of nightly does not go to a Region"),
          retention: kept,
          ...never,
        },
      ]),
    ],
    [
      "nowhere",
      [{ retainRule }],
      known([
        { destination: unknown("a copy of schedule daily of nightly names no Region"), retention: kept, ...never },
      ]),
    ],
    [
      "to a Region not known yet, kept as long as nobody says",
      [{ target: UNKNOWN }],
      known([
        {
          destination: unknown("target is not known at preview"),
          retention: unknown("how long a copy of schedule daily of nightly keeps its snapshots is not stated"),
          ...never,
        },
      ]),
    ],
    [
      "by count, which copies are not",
      [{ target: "eu-central-1", retainRule: { count: 3 } }],
      known([
        {
          destination: known(place("eu-central-1")),
          retention: unknown("a copy of schedule daily of nightly is kept by count"),
          ...never,
        },
      ]),
    ],
    [
      "nobody knows where",
      [UNKNOWN],
      known([
        {
          destination: unknown("the copies of schedule daily of nightly are not known at preview"),
          retention: unknown("the copies of schedule daily of nightly are not known at preview"),
          ...never,
        },
      ]),
    ],
    ["perhaps", UNKNOWN, unknown("crossRegionCopyRules is not known at preview")],
  ];
  test.each(rows)("copies %s", (_text, copies, expected) => expect(copiesOf(copies)).toEqual([expected]));

  test("its snapshots lie in the Region of the policy", () => {
    const far = dlmPolicy("nightly", { schedules }, {}, { provider: FRANKFURT });
    expect(rulesOf(far).map(({ vault }) => vault.region)).toEqual(["eu-central-1"]);
  });
});
