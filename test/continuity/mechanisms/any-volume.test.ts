import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { SCENARIOS } from "../../../continuity/declaration/scenario";
import type { Estate } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { AS_OF, attachment, dlmPolicy, ec2Instance, estate, provider, resource, volume } from "../estate-builder";
import { anything, bag, list, one, plain, veiled, veiledBag } from "./anything";
import { expectNoSurer, lots, sureVerdicts } from "./once-known";

const OPTIONS = { ...DEFAULT_OPTIONS, asOf: AS_OF };
const HOME = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });

const TAGS: Bag = {
  "continuity:service": "orders",
  "continuity:rto": "4h",
  "continuity:rpo": "9h",
  "continuity:rpo:region": "15h",
  "continuity:rpo:compromise": "15h",
  "continuity:detection-window": "2d",
};

interface Inputs {
  /** The tag of the volume and that of the instance. */
  readonly own: Value;
  readonly server: Value;
  readonly policy: Bag;
  readonly attachment: Bag;
}

/** A volume, an instance that it is attached to, and a policy. */
function program({ own, server, policy, attachment: ids }: Inputs): Estate {
  const disk = volume("disk", { tags: { ...TAGS, snapshots: own } }, { provider: HOME });
  const web = ec2Instance("web", { tags: { snapshots: server } }, { provider: HOME });
  const bare = resource("aws:dlm/lifecyclePolicy:LifecyclePolicy", "snapshots", policy, { provider: HOME });
  return estate(disk, web, attachment("mount", disk, web, ids), { ...dlmPolicy("snapshots", {}), ...bare });
}

const tag = one("daily", "weekly");
const days = bag({ interval: one(1, 7, 14), intervalUnit: one("DAYS", "WEEKS", "MONTHS") });
const keeping = bag({ count: one(0, 1, 20), interval: one(3), intervalUnit: one("DAYS") });
const starting = bag({
  interval: one(1, 6, 24, 5),
  intervalUnit: one("HOURS"),
  times: one("05:00", "25:00"),
  cronExpression: one("cron(0 5 ? * * *)", "cron(* * ? * * *)", "rate(1 day)"),
  location: one("CLOUD", "OUTPOST_LOCAL"),
});
const schedule = bag({
  name: one("a", "b"),
  createRule: starting,
  retainRule: keeping,
  crossRegionCopyRules: list(
    bag({ target: one("eu-central-1", "nowhere"), targetRegion: one("eu-west-2"), retainRule: days }),
  ),
});
const policyInputs = bag({
  state: one("ENABLED", "DISABLED"),
  defaultPolicy: one("VOLUME", "INSTANCE"),
  executionRoleArn: one("arn:aws:iam::111111111111:role/dlm"),
  policyDetails: bag({
    policyType: one("EBS_SNAPSHOT_MANAGEMENT", "IMAGE_MANAGEMENT", "EVENT_BASED_POLICY"),
    resourceTypes: one(["VOLUME"], ["INSTANCE"]),
    resourceLocations: one("CLOUD"),
    targetTags: bag({ snapshots: tag }),
    createInterval: one(1, 7),
    exclusions: bag({ excludeTags: bag({ snapshots: tag }), excludeVolumeTypes: list(one("gp2", "gp3")) }),
    parameters: bag({ excludeDataVolumeTags: bag({ snapshots: tag }) }),
    schedules: list(schedule),
  }),
});
const inputs: fc.Arbitrary<Inputs> = fc.record({
  own: fc.oneof(tag, anything),
  server: fc.oneof(tag, anything),
  policy: policyInputs,
  attachment: bag({ volumeId: one("vol-1", UNKNOWN), instanceId: one("i-1", UNKNOWN) }),
});

test("whatever a policy says, it is judged without an error of our own", () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const { findings } = assess(program(given), OPTIONS);
      expect(findings.filter(({ rule }) => rule === "rule-failed")).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

describe("what cannot be known", () => {
  const kept = fc.oneof(
    plain({ count: one(1, 20) }),
    plain({ interval: one(2, 4), intervalUnit: one("DAYS", "WEEKS") }),
  );
  const concrete: fc.Arbitrary<Inputs> = fc.record({
    own: tag,
    server: tag,
    policy: plain({
      state: fc.constantFrom<Value>("ENABLED", "ENABLED", "ENABLED", "DISABLED"),
      executionRoleArn: one("arn:aws:iam::111111111111:role/dlm"),
      policyDetails: plain({
        policyType: one("EBS_SNAPSHOT_MANAGEMENT", "EBS_SNAPSHOT_MANAGEMENT", "IMAGE_MANAGEMENT"),
        resourceTypes: one(["VOLUME"], ["INSTANCE"]),
        targetTags: plain({ snapshots: tag }),
        schedules: fc.array(
          plain({
            name: one("a"),
            createRule: fc.oneof(
              plain({ interval: one(6, 12, 24), times: one("05:00", "23:30") }),
              plain({ cronExpression: one("cron(0 0/6 ? * * *)", "cron(0 5 ? * MON-FRI *)") }),
            ),
            retainRule: kept,
            crossRegionCopyRules: fc.constantFrom<Value>(
              [],
              [{ target: "eu-central-1", encrypted: true, retainRule: { interval: 7, intervalUnit: "DAYS" } }],
            ),
          }),
          { minLength: 1, maxLength: 2 },
        ) as fc.Arbitrary<Value>,
      }),
    }),
    attachment: fc.constant({}),
  });

  test("never makes a verdict sure that it would not be once all is known", () => {
    fc.assert(
      fc.property(concrete, lots(0.08), (known, stream) => {
        const unknown: Inputs = {
          own: veiled(known.own, stream),
          server: veiled(known.server, stream),
          policy: veiledBag(known.policy, stream),
          attachment: known.attachment,
        };
        expectNoSurer(program(unknown), program(known));
      }),
      { numRuns: 300 },
    );
  });

  test("the programs that this is tried on meet and violate each scenario, but that no snapshot survives a compromise", () => {
    expect(sureVerdicts(concrete, program)).toEqual(
      [
        ...SCENARIOS.filter((scenario) => scenario !== "compromise").map((scenario) => `${scenario},meets`),
        ...SCENARIOS.map((scenario) => `${scenario},violates`),
      ].sort(),
    );
  });
});
