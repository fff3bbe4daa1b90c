import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { type About, ways } from "./ways";

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const targets = resource("aws:lb/targetGroup:TargetGroup", "targets", {
  healthCheck: { interval: 10, unhealthyThreshold: 2, timeout: 5 },
});

const group = (inputs: Bag = {}, subnets = [a, b], groups = [targets]) =>
  resource(
    "aws:autoscaling/group:Group",
    "web",
    {
      minSize: 2,
      maxSize: 4,
      vpcZoneIdentifiers: subnets.map(() => UNKNOWN),
      targetGroupArns: groups.map(() => UNKNOWN),
      ...inputs,
    },
    { edges: { vpcZoneIdentifiers: subnets, targetGroupArns: groups } },
  );

const around = (about: About = {}) => ({ others: [a, b, targets], ...about });

const GO_ON = "the instances that are left go on (automatic, same endpoint); loses keeps no data 0s; takes ";
const CHECKS = "health checks of the load balancer 10s to 25s";
const NEW =
  "the group starts new instances (automatic, same endpoint); loses keeps no data 0s; takes start of new instances (no figure)";
const NEW_ZONE = NEW.replace("instances (", "instances in another zone (");
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("two instances in two zones behind a load balancer", () => {
  expect(ways(group(), around())).toEqual({
    instance: [`${GO_ON}${CHECKS}`, NEW],
    zone: [`${GO_ON}${CHECKS}`, NEW_ZONE],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

describe("what is left", () => {
  const left = (group_: ReturnType<typeof group>, about: About = {}) => {
    const { instance = [], zone = [] } = ways(group_, around(about));
    return { instance: instance[0]?.split("; ").slice(3), zone: zone.map((way) => way.split("; ").slice(3)) };
  };
  const few = "NOT: enough instances are left (0 of 1) → set desiredCapacity of web to 2";

  test.each<[string, ReturnType<typeof left>, ReturnType<typeof left>]>([
    ["one of two", left(group()), { instance: [], zone: [[], []] }],
    ["nothing of one", left(group({ minSize: 1 })), { instance: [few], zone: [[few], []] }],
    ["desired beats least", left(group({ minSize: 1, desiredCapacity: 2 })), { instance: [], zone: [[], []] }],
    [
      "two subnets in one zone are one zone",
      left(group({}, [a, a])),
      {
        instance: [],
        zone: [
          ["NOT: enough instances are left (0 of 2)"],
          ["NOT: it spans at least 2 zones → give it subnets in 2 zones or more"],
        ],
      },
    ],
    [
      "the minimum service level, which more instances reach",
      left(group({ minSize: 3 }), { minimumServiceLevel: 0.5 }),
      {
        instance: [],
        zone: [["NOT: enough instances are left (1 of 3, 0.5 of them needed) → set desiredCapacity of web to 4"], []],
      },
    ],
    [
      "the minimum service level, which two zones never reach",
      left(group({ minSize: 3 }), { minimumServiceLevel: 0.6 }),
      {
        instance: [],
        zone: [["NOT: enough instances are left (1 of 3, 0.6 of them needed)"], []],
      },
    ],
    [
      "a size that is computed",
      left(group({ desiredCapacity: UNKNOWN })),
      {
        instance: [
          "UNKNOWN: enough instances are left, since desiredCapacity of web is computed and not known at preview",
        ],
        zone: [
          ["UNKNOWN: enough instances are left, since desiredCapacity of web is computed and not known at preview"],
          [],
        ],
      },
    ],
    [
      "zones that are named",
      left(group({ vpcZoneIdentifiers: null, availabilityZones: ["eu-west-1a", "eu-west-1c"] })),
      { instance: [], zone: [[], []] },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("how soon the others take over", () => {
  const takeover = (...input: Parameters<typeof ways>) => ways(...input).instance?.[0]?.split("; takes ")[1];

  test.each<[string, string | undefined, string]>([
    [
      "by the default health check",
      takeover(group({}, [a, b], [resource("aws:alb/targetGroup:TargetGroup", "plain")]), {
        others: [a, b, resource("aws:alb/targetGroup:TargetGroup", "plain")],
      }),
      "health checks of the load balancer 1m to 2m",
    ],
    [
      "without a load balancer nobody can say",
      takeover(group({}, [a, b], []), around()),
      "takeover without a load balancer (no figure)",
    ],
    [
      "by an attachment",
      takeover(group({}, [a, b], []), {
        others: [
          a,
          b,
          targets,
          resource(
            "aws:autoscaling/attachment:Attachment",
            "web-targets",
            { autoscalingGroupName: UNKNOWN, lbTargetGroupArn: UNKNOWN },
            { edges: { autoscalingGroupName: [group()], lbTargetGroupArn: [targets] } },
          ),
        ],
      }),
      CHECKS,
    ],
    [
      "an interval that is computed",
      takeover(
        group({}, [a, b], [resource("aws:lb/targetGroup:TargetGroup", "odd", { healthCheck: { interval: UNKNOWN } })]),
        {
          others: [a, b, resource("aws:lb/targetGroup:TargetGroup", "odd", { healthCheck: { interval: UNKNOWN } })],
        },
      ),
      "health checks of the load balancer (no figure)",
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe("another Region", () => {
  const twin = resource("aws:autoscaling/group:Group", "web-frankfurt", { minSize: 1 }, { provider: FRANKFURT });
  const record = resource("aws:route53/record:Record", "www", { failoverRoutingPolicies: [{ type: "PRIMARY" }] });

  test("a twin takes over, and people lead clients to it", () => {
    expect(ways(group(), around({ siblings: [twin] })).region).toEqual([
      "web-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses keeps no data 0s; takes nothing",
      DEPLOY,
    ]);
  });

  test("where a record routes them, clients follow by themselves", () => {
    expect(ways(group(), around({ siblings: [twin, record] })).region?.[0]).toBe(
      "web-frankfurt in another Region takes over to eu-central-1 (automatic, same endpoint); loses keeps no data 0s; takes nothing",
    );
  });
});
