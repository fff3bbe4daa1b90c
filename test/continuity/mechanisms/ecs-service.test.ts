import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { type About, ways } from "./ways";

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const targets = resource("aws:lb/targetGroup:TargetGroup", "targets", {
  healthCheck: { interval: 10, unhealthyThreshold: 2, timeout: 5 },
});
const cluster = resource("aws:ecs/cluster:Cluster", "shop", { name: "shop-1a2b3c4" });

const group = (name: string, inputs: Bag = {}, subnets = [a, b]) =>
  resource(
    "aws:autoscaling/group:Group",
    name,
    { minSize: 2, maxSize: 4, vpcZoneIdentifiers: subnets.map(() => UNKNOWN), ...inputs },
    { edges: { vpcZoneIdentifiers: subnets } },
  );

const provider = (name: string, of: readonly EstateResource[]) =>
  resource(
    "aws:ecs/capacityProvider:CapacityProvider",
    name,
    { name, autoScalingGroupProvider: { autoScalingGroupArn: UNKNOWN } },
    { edges: { autoScalingGroupProvider: of } },
  );

const ofCluster = (inputs: Bag, providers: readonly EstateResource[] = []) =>
  resource(
    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
    "providers",
    { clusterName: "shop-1a2b3c4", ...inputs },
    { edges: { clusterName: [cluster], capacityProviders: providers } },
  );

const service = (inputs: Bag = {}, subnets = [a, b], edges: Readonly<Record<string, readonly EstateResource[]>> = {}) =>
  resource(
    "aws:ecs/service:Service",
    "web",
    {
      cluster: UNKNOWN,
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { subnets: subnets.map(() => UNKNOWN) },
      loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "web", containerPort: 80 }],
      ...inputs,
    },
    { edges: { cluster: [cluster], networkConfiguration: subnets, loadBalancers: [targets], ...edges } },
  );

const around = (...more: readonly EstateResource[]): About => ({ others: [a, b, targets, cluster, ...more] });

const GO_ON = "the tasks that are left go on (automatic, same endpoint); loses keeps no data 0s; takes ";
const CHECKS = "health checks of the load balancer 10s to 25s";
const NEW =
  "the service starts new tasks (automatic, same endpoint); loses keeps no data 0s; takes start of new tasks (no figure)";
const NEW_ZONE = NEW.replace("tasks (a", "tasks in another zone (a");
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("two tasks on Fargate in two zones behind a load balancer", () => {
  expect(ways(service(), around())).toEqual({
    instance: [`${GO_ON}${CHECKS}`, NEW],
    zone: [`${GO_ON}${CHECKS}`, NEW_ZONE],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

/** The conditions that are not plainly true: of going on after an instance, after a zone, and of starting anew in another. */
function doubts(one: EstateResource, about: About = around()) {
  const { instance = [], zone = [] } = ways(one, about);
  return [instance[0], ...zone].map((way) => way?.split("; ").slice(3).join("; "));
}

const enough = (left: string, fix = "") => `NOT: enough tasks are left (${left})${fix && ` → ${fix}`}`;
const unclear = (because: string) => `UNKNOWN: enough tasks are left, since ${because}`;
const more = (count: number) => `set desiredCount of web to ${count}`;
const ONE_ZONE = "NOT: it spans at least 2 zones → give it subnets in 2 zones or more";
const spansUnclear = (because: string) => `UNKNOWN: it spans at least 2 zones, since ${because}`;

describe("on Fargate", () => {
  test.each<[string, EstateResource, readonly string[]]>([
    ["two tasks", service(), ["", "", ""]],
    [
      "absent: none at all",
      service({ desiredCount: null }),
      [enough("0 of 0", more(2)), enough("0 of 0", more(2)), ""],
    ],
    ["one task", service({ desiredCount: 1 }), [enough("0 of 1", more(2)), enough("0 of 1", more(2)), ""]],
    ["subnets in one zone", service({}, [a, a]), ["", enough("0 of 2"), ONE_ZONE]],
    [
      "a count that is computed",
      service({ desiredCount: UNKNOWN }),
      [
        unclear("desiredCount of web is computed and not known at preview"),
        unclear("desiredCount of web is computed and not known at preview"),
        "",
      ],
    ],
    [
      "without subnets",
      service({ networkConfiguration: null }),
      ["", unclear("web states no subnets"), spansUnclear("web states no subnets")],
    ],
    [
      "two providers, of which each spreads its tasks by itself",
      service({
        launchType: null,
        capacityProviderStrategies: [{ capacityProvider: "FARGATE" }, { capacityProvider: "FARGATE_SPOT" }],
      }),
      ["", enough("0 of 2", more(3)), ""],
    ],
    [
      "without rebalancing",
      service({ availabilityZoneRebalancing: "DISABLED" }),
      [
        "",
        "UNKNOWN: its tasks are spread over its zones again after each disruption, since availabilityZoneRebalancing of web is off, so that tasks stay where a disruption has left them → set availabilityZoneRebalancing of web to ENABLED",
        "",
      ],
    ],
    [
      "rebalancing that is computed",
      service({ availabilityZoneRebalancing: UNKNOWN }),
      [
        "",
        "UNKNOWN: its tasks are spread over its zones again after each disruption, since availabilityZoneRebalancing of web is computed and not known at preview → set availabilityZoneRebalancing of web to ENABLED",
        "",
      ],
    ],
    ["the default of its cluster", service({ launchType: null }), ["", "", ""]],
  ])("%s", (_name, one, expected) => {
    const usual = ofCluster({ defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE" }] });
    expect(doubts(one, around(usual))).toEqual(expected);
  });
});

describe("on instances", () => {
  const strategy = (one: Bag, ...providers: readonly EstateResource[]) =>
    service(
      { launchType: null, capacityProviderStrategies: providers.map(() => ({ capacityProvider: UNKNOWN })), ...one },
      [a, b],
      { capacityProviderStrategies: providers },
    );
  const run = (groups: readonly EstateResource[], one: Bag = {}, ...others: readonly EstateResource[]) => {
    const providers = groups.map((of) => provider(`on-${of.name}`, [of]));
    return doubts(strategy(one, ...providers), around(...groups, ...providers, ...others));
  };
  const DISTINCT = { placementConstraints: [{ type: "distinctInstance" }] };

  test.each<[string, readonly (string | undefined)[], readonly string[]]>([
    ["two instances in two zones", run([group("small")]), ["", "", ""]],
    [
      "one machine may hold all the tasks of a zone",
      run([group("big", { minSize: 4 })], { desiredCount: 1 }),
      [enough("0 of 1", more(2)), enough("0 of 1", more(2)), ""],
    ],
    [
      "one instance, which lies in one zone",
      run([group("small", { minSize: 1 })]),
      [enough("0 of 2"), enough("0 of 2"), ""],
    ],
    ["a group in one zone", run([group("small", {}, [a])]), [enough("0 of 2"), enough("0 of 2"), ONE_ZONE]],
    [
      "in one zone, but one task on each instance",
      run([group("small", {}, [a])], DISTINCT),
      ["", enough("0 of 2"), ONE_ZONE],
    ],
    [
      "instances whose number is computed",
      run([group("small", { desiredCapacity: UNKNOWN })]),
      [
        unclear("desiredCapacity of small is computed and not known at preview"),
        unclear("desiredCapacity of small is computed and not known at preview"),
        "",
      ],
    ],
    [
      "placed by another strategy",
      run([group("small")], { ...DISTINCT, orderedPlacementStrategies: [{ type: "binpack", field: "cpu" }] }),
      ["", unclear("web does not place its tasks by zone first"), ""],
    ],
    [
      "placed by zone",
      run([group("small")], {
        orderedPlacementStrategies: [{ type: "spread", field: "attribute:ecs.availability-zone" }, { type: "binpack" }],
      }),
      ["", "", ""],
    ],
    [
      "a strategy that is computed",
      run([group("small")], { ...DISTINCT, orderedPlacementStrategies: UNKNOWN }),
      ["", unclear("orderedPlacementStrategies of web is computed and not known at preview"), ""],
    ],
    [
      "two groups, of which the one in fewer zones counts",
      run([group("wide"), group("narrow", {}, [b])], DISTINCT),
      ["", enough("0 of 2"), ""],
    ],
    [
      "two groups over two zones, of which each spreads its tasks by itself",
      run([group("one"), group("other")], DISTINCT),
      ["", enough("0 of 2", more(3)), ""],
    ],
    [
      "a provider that is named",
      doubts(
        service({ launchType: null, capacityProviderStrategies: [{ capacityProvider: "on-small" }] }),
        around(group("small"), provider("on-small", [group("small")])),
      ),
      ["", "", ""],
    ],
    [
      "a provider of another program",
      doubts(service({ launchType: null, capacityProviderStrategies: [{ capacityProvider: "theirs" }] })),
      [
        unclear("which capacity provider a name stands for is not known from this program"),
        unclear("which capacity provider a name stands for is not known from this program"),
        spansUnclear("which capacity provider a name stands for is not known from this program"),
      ],
    ],
    [
      "two providers of one name",
      doubts(
        service({ launchType: null, capacityProviderStrategies: [{ capacityProvider: "twice" }] }),
        around(group("small"), provider("twice", [group("small")]), {
          ...provider("twice", [group("small")]),
          urn: "urn:pulumi:test::shop::provider::again",
        }),
      ),
      [
        unclear("which capacity provider a name stands for is not known from this program"),
        unclear("which capacity provider a name stands for is not known from this program"),
        spansUnclear("which capacity provider a name stands for is not known from this program"),
      ],
    ],
    [
      "one provider that is named and another that is computed",
      run([group("wide"), group("narrow", {}, [b])], {
        ...DISTINCT,
        capacityProviderStrategies: [{ capacityProvider: "on-wide" }, { capacityProvider: UNKNOWN }],
      }),
      ["", enough("0 of 2"), ""],
    ],
    [
      "strategies that are computed",
      run([group("small")], { capacityProviderStrategies: UNKNOWN }),
      [
        unclear("capacityProviderStrategies of web is computed from on-small and not known at preview"),
        unclear("capacityProviderStrategies of web is computed from on-small and not known at preview"),
        spansUnclear("capacityProviderStrategies of web is computed from on-small and not known at preview"),
      ],
    ],
    [
      "a provider that is computed from two groups",
      doubts(
        strategy({}, provider("both", [group("one"), group("other")])),
        around(group("one"), group("other"), provider("both", [group("one"), group("other")])),
      ),
      [
        unclear("on which instances capacity provider both runs tasks is not known at preview"),
        unclear("on which instances capacity provider both runs tasks is not known at preview"),
        spansUnclear("on which instances capacity provider both runs tasks is not known at preview"),
      ],
    ],
    [
      "placed by instance first",
      run([group("small")], { ...DISTINCT, orderedPlacementStrategies: [{ type: "spread", field: "instanceId" }] }),
      ["", unclear("web does not place its tasks by zone first"), ""],
    ],
    ["no strategy at all", run([group("small")], { orderedPlacementStrategies: [] }), ["", "", ""]],
    [
      "a provider of managed instances",
      doubts(strategy({}, provider("managed", [])), around(provider("managed", []))),
      [
        unclear("on which instances capacity provider managed runs tasks is not known at preview"),
        unclear("on which instances capacity provider managed runs tasks is not known at preview"),
        spansUnclear("on which instances capacity provider managed runs tasks is not known at preview"),
      ],
    ],
    [
      "more providers than references",
      doubts(
        service({
          launchType: null,
          capacityProviderStrategies: [{ capacityProvider: UNKNOWN }],
        }),
      ),
      [
        unclear("the capacity providers in capacityProviderStrategies of web are not known at preview"),
        unclear("the capacity providers in capacityProviderStrategies of web are not known at preview"),
        spansUnclear("the capacity providers in capacityProviderStrategies of web are not known at preview"),
      ],
    ],
    [
      "subnets of its own that not all of the group's zones have",
      doubts(
        service({ launchType: null, capacityProviderStrategies: [{ capacityProvider: "on-small" }] }, [a]),
        around(group("small"), provider("on-small", [group("small")])),
      ),
      [enough("0 of 2"), enough("0 of 2"), ONE_ZONE],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  describe("of its cluster", () => {
    const of = (inputs: Bag, others: readonly EstateResource[]) => doubts(service(inputs), around(...others));
    const small = group("small");
    const usual = provider("on-small", [small]);
    const anywhere = "on which instances web runs is not known from this program";
    const daemon = { launchType: "EC2", schedulingStrategy: "DAEMON", desiredCount: null };

    test.each<[string, readonly (string | undefined)[], readonly string[]]>([
      [
        "of a launch type alone nobody can say",
        of({ launchType: "EC2" }, []),
        [unclear(anywhere), unclear(anywhere), spansUnclear(anywhere)],
      ],
      [
        "absent: a launch type of EC2",
        of({ launchType: null }, []),
        [unclear(anywhere), unclear(anywhere), spansUnclear(anywhere)],
      ],
      [
        "its capacity providers say where they are",
        of({ launchType: "EC2" }, [small, usual, ofCluster({ capacityProviders: ["FARGATE", "on-small"] })]),
        ["", "", ""],
      ],
      [
        "it has none of instances",
        of({ launchType: "EC2" }, [ofCluster({ capacityProviders: ["FARGATE"] })]),
        [
          unclear("providers names no provider of instances"),
          unclear("providers names no provider of instances"),
          spansUnclear("providers names no provider of instances"),
        ],
      ],
      [
        "elsewhere than on AWS",
        of({ launchType: "EXTERNAL" }, []),
        [
          unclear("web runs on machines outside AWS"),
          unclear("web runs on machines outside AWS"),
          spansUnclear("web runs on machines outside AWS"),
        ],
      ],
      [
        "a launch type that is computed",
        of({ launchType: UNKNOWN }, []),
        [
          unclear("launchType of web is computed and not known at preview"),
          unclear("launchType of web is computed and not known at preview"),
          spansUnclear("launchType of web is computed and not known at preview"),
        ],
      ],
      [
        "the launch type beats its default strategy",
        of({ launchType: "EC2", placementConstraints: [{ type: "distinctInstance" }] }, [
          group("small", {}, [a]),
          usual,
          ofCluster({
            capacityProviders: ["FARGATE", "on-small"],
            defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE" }],
          }),
        ]),
        ["", enough("0 of 2"), ONE_ZONE],
      ],
      [
        "a default strategy that is computed",
        of({ launchType: null }, [
          small,
          usual,
          ofCluster({ capacityProviders: ["on-small"], defaultCapacityProviderStrategies: UNKNOWN }),
        ]),
        [
          unclear("defaultCapacityProviderStrategies of providers is computed and not known at preview"),
          unclear("defaultCapacityProviderStrategies of providers is computed and not known at preview"),
          spansUnclear("defaultCapacityProviderStrategies of providers is computed and not known at preview"),
        ],
      ],
      [
        "two statements on its providers",
        of({ launchType: "EC2" }, [
          small,
          usual,
          ofCluster({ capacityProviders: ["on-small"] }),
          { ...ofCluster({ capacityProviders: ["on-small"] }), urn: "urn:pulumi:test::shop::providers::again" },
        ]),
        [unclear(anywhere), unclear(anywhere), spansUnclear(anywhere)],
      ],
      [
        "one of two clusters",
        doubts(
          service({ launchType: "EC2" }, [a, b], { cluster: [cluster, resource(cluster.type, "other")] }),
          around(resource(cluster.type, "other"), small, usual, ofCluster({ capacityProviders: ["on-small"] })),
        ),
        [unclear(anywhere), unclear(anywhere), spansUnclear(anywhere)],
      ],
      [
        "a daemon minds no rebalancing",
        of({ ...daemon, availabilityZoneRebalancing: "DISABLED" }, [
          small,
          usual,
          ofCluster({ capacityProviders: ["on-small"] }),
        ]),
        ["", "", ""],
      ],
      [
        "a daemon runs once on each instance",
        of(daemon, [small, usual, ofCluster({ capacityProviders: ["on-small"] })]),
        ["", "", ""],
      ],
      [
        "a daemon, and one instance",
        of(daemon, [group("small", { minSize: 1 }), usual, ofCluster({ capacityProviders: ["on-small"] })]),
        [
          enough("0 of 1", "raise the number of instances in the cluster of web to 2"),
          enough("0 of 1", "raise the number of instances in the cluster of web to 2"),
          "",
        ],
      ],
      [
        "a daemon on instances of two groups",
        of(daemon, [
          group("small", { minSize: 1 }),
          usual,
          group("other", { minSize: 1 }),
          provider("on-other", [group("other")]),
          ofCluster({ capacityProviders: ["on-small", "on-other"] }),
        ]),
        ["", enough("0 of 2", "raise the number of instances in the cluster of web to 3"), ""],
      ],
      ["a daemon on nobody knows what", of(daemon, []), [unclear(anywhere), unclear(anywhere), spansUnclear(anywhere)]],
      [
        "perhaps a daemon",
        of({ schedulingStrategy: UNKNOWN }, []),
        [
          unclear("schedulingStrategy of web is computed and not known at preview"),
          unclear("schedulingStrategy of web is computed and not known at preview"),
          "",
        ],
      ],
    ])("%s", (_name, actual, expected) => {
      expect(actual).toEqual(expected);
    });
  });
});

describe("how soon the others take over", () => {
  const takeover = (one: EstateResource) => ways(one, around()).instance?.[0]?.split("; takes ")[1];

  test.each<[string, EstateResource, string]>([
    ["by its target group", service(), CHECKS],
    [
      "without a load balancer nobody can say",
      service({ loadBalancers: null }),
      "takeover without a load balancer (no figure)",
    ],
    ["with an empty list neither", service({ loadBalancers: [] }), "takeover without a load balancer (no figure)"],
    [
      "a target group of another program",
      service({ loadBalancers: [{ targetGroupArn: UNKNOWN }, { targetGroupArn: "arn:aws:elasticloadbalancing:x" }] }),
      "takeover by a load balancer that is not known (no figure)",
    ],
    [
      "blocks that are computed",
      service({ loadBalancers: UNKNOWN }),
      "takeover by a load balancer that is not known (no figure)",
    ],
  ])("%s", (_name, one, expected) => {
    expect(takeover(one)).toBe(expected);
  });
});

describe("a twin in another Region takes over", () => {
  const TAKES_OVER =
    "web-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses keeps no data 0s; takes nothing";
  const NONE = "NOT: web-frankfurt runs at least one task → set desiredCount of web-frankfurt to 1";

  test.each<[string, Bag, string]>([
    ["with tasks", { desiredCount: 1 }, TAKES_OVER],
    ["not without any", { desiredCount: 0 }, `${TAKES_OVER}; ${NONE}`],
    ["nor where their number is left out, which is none", {}, `${TAKES_OVER}; ${NONE}`],
    [
      "perhaps with a number that is computed",
      { desiredCount: UNKNOWN },
      `${TAKES_OVER}; UNKNOWN: web-frankfurt runs at least one task, since desiredCount of web-frankfurt is computed and not known at preview → set desiredCount of web-frankfurt to 1`,
    ],
  ])("%s", (_name, inputs, expected) => {
    const twin = resource("aws:ecs/service:Service", "web-frankfurt", inputs, { provider: FRANKFURT });
    expect(ways(service(), { ...around(), siblings: [twin] }).region).toEqual([expected, DEPLOY]);
  });
});
