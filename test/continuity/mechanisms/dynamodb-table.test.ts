import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Assumption, AssumptionKind } from "../../../continuity/evidence/assumption";
import { AS_OF, FRANKFURT, plan, provider, regionSettings, resource, rule, selection, vault } from "../estate-builder";
import { type About, pathsOf, ways } from "./ways";

const DAY = 86_400;

const table = (inputs: Bag = {}) => resource("aws:dynamodb/table:Table", "carts", { name: "carts", ...inputs });
const vouched = (what: AssumptionKind, value: number): Assumption => ({
  what,
  for: { kind: "service", service: "orders" },
  value,
  owner: "ann",
  reason: "seen",
  until: AS_OF + DAY,
});

const HERE = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const PITR =
  "point-in-time recovery (people, new endpoint); loses latest time to restore (typical) 5m; takes restore to a new table (no figure)";
const OFF = "NOT: pointInTimeRecovery is enabled → enable pointInTimeRecovery of carts";

test("a table as it is made by default loses nothing with a zone, and everything by a mistake", () => {
  expect(ways(table())).toEqual({ instance: [HERE], zone: [HERE], data: [`${PITR}; ${OFF}`] });
});

describe("point-in-time recovery", () => {
  const data = (pointInTimeRecovery: Value, about: About = {}) => ways(table({ pointInTimeRecovery }), about).data;
  const reach = (window: string) => `it reaches back over the detection window of ${window}`;

  test.each<[string, ReturnType<typeof data>, readonly string[]]>([
    ["on", data({ enabled: true }), [PITR]],
    ["off", data({ enabled: false }), [`${PITR}; ${OFF}`]],
    ["35 days by default", data({ enabled: true }, { detectionWindow: 35 * DAY }), [PITR]],
    [
      "never longer",
      data({ enabled: true }, { detectionWindow: 36 * DAY }),
      [`${PITR}; NOT: ${reach("36d")} → it reaches back 35 days at most; select carts in a backup plan`],
    ],
    ["as long as asked", data({ enabled: true, recoveryPeriodInDays: 3 }, { detectionWindow: 3 * DAY }), [PITR]],
    [
      "too short",
      data({ enabled: true, recoveryPeriodInDays: 2 }, { detectionWindow: 2 * DAY + 1 }),
      [`${PITR}; NOT: ${reach("48h1s")} → set recoveryPeriodInDays of carts to 3`],
    ],
    [
      "computed as a whole",
      data(UNKNOWN),
      [
        `${PITR}; UNKNOWN: pointInTimeRecovery is enabled, since pointInTimeRecovery of carts is computed and not known at preview → enable pointInTimeRecovery of carts; UNKNOWN: ${reach("0s")}, since pointInTimeRecovery of carts is computed and not known at preview → set recoveryPeriodInDays of carts to 1`,
      ],
    ],
    [
      "computed",
      data({ enabled: UNKNOWN }),
      [
        `${PITR}; UNKNOWN: pointInTimeRecovery is enabled, since enabled is not known at preview → enable pointInTimeRecovery of carts`,
      ],
    ],
    [
      "no block",
      data("on"),
      [
        `${PITR}; UNKNOWN: pointInTimeRecovery is enabled, since pointInTimeRecovery of carts is not an object → enable pointInTimeRecovery of carts; UNKNOWN: ${reach("0s")}, since pointInTimeRecovery of carts is not an object → set recoveryPeriodInDays of carts to 1`,
      ],
    ],
    [
      "with a restore that somebody vouches for",
      data({ enabled: true }, { assumptions: [vouched("restore-time", 3600)] }),
      [PITR.replace("(no figure)", "1h")],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("what would turn it on, and how far back it goes, as data", () => {
    const [path] = pathsOf(table({ pointInTimeRecovery: { enabled: false, recoveryPeriodInDays: 1 } }), {
      detectionWindow: 2 * DAY,
    }).filter(({ scenario }) => scenario === "data");
    const { urn } = table();
    const set = (key: string, value: Value) => ({
      kind: "set",
      urn,
      path: ["pointInTimeRecovery", key],
      value,
      cost: "backups",
    });
    expect(path?.requires.map(({ edits }) => edits)).toEqual([
      [set("enabled", true)],
      [set("recoveryPeriodInDays", 2)],
    ]);
    expect(path?.anyInstant).toEqual({ reachesBack: { kind: "known", value: DAY } });
  });
});

describe("replicas", () => {
  const region = (inputs: Bag, about: About = {}) => ways(table(inputs), about).region;
  const eventual = (to: string, lag = "(no figure)") =>
    `replica to ${to} (people, new endpoint); loses replication ${lag}; takes nothing`;
  const strong = (to: string) =>
    `strongly consistent replica to ${to} (people, new endpoint); loses replicas written at the same time 0s; takes nothing`;
  const replica = (regionName: Value, more: Bag = {}): Bag => ({ regionName, ...more });
  const strongly = (regionName: Value) => replica(regionName, { consistencyMode: "STRONG" });
  const notThree =
    "NOT: it is in three Regions, as strong consistency asks → give carts two replicas, or one and a globalTableWitness, each in a Region of its own";
  const beside = (by = FRANKFURT, inputs: Bag = {}): EstateResource =>
    resource(
      "aws:dynamodb/tableReplica:TableReplica",
      "far",
      { globalTableArn: UNKNOWN, ...inputs },
      { provider: by, edges: { globalTableArn: [table()] } },
    );

  test.each<[string, ReturnType<typeof region>, readonly string[]]>([
    [
      "eventual by default, and nobody vouches for the lag",
      region({ replicas: [replica("us-east-1")] }),
      [eventual("us-east-1")],
    ],
    [
      "somebody vouches for it",
      region({ replicas: [replica("us-east-1")] }, { assumptions: [vouched("replica-lag", 5)] }),
      [eventual("us-east-1", "5s")],
    ],
    [
      "two strong ones",
      region({ replicas: [strongly("eu-west-2"), strongly("eu-west-3")] }),
      [strong("eu-west-2"), strong("eu-west-3")],
    ],
    [
      "a strong one and a witness",
      region({ replicas: [strongly("eu-west-2")], globalTableWitness: { regionName: "eu-west-3" } }),
      [strong("eu-west-2")],
    ],
    [
      "a strong one alone is refused",
      region({ replicas: [strongly("eu-west-2")] }),
      [`${strong("eu-west-2")}; ${notThree}`],
    ],
    [
      "three strong ones are refused",
      region({ replicas: ["eu-west-2", "eu-west-3", "eu-central-1"].map(strongly) }),
      ["eu-west-2", "eu-west-3", "eu-central-1"].map((to) => `${strong(to)}; ${notThree}`),
    ],
    [
      "a witness where a replica is already",
      region({ replicas: [strongly("eu-west-2")], globalTableWitness: { regionName: "eu-west-2" } }),
      [`${strong("eu-west-2")}; ${notThree}`],
    ],
    [
      "a witness that is computed",
      region({ replicas: [strongly("eu-west-2")], globalTableWitness: { regionName: UNKNOWN } }),
      [
        `${strong("eu-west-2")}; ${notThree.replace("NOT", "UNKNOWN").replace(" →", ", since the witness of carts is not known at preview →")}`,
      ],
    ],
    [
      "in its own Region",
      region({ replicas: [replica("eu-west-1")] }),
      [
        "replica (people, new endpoint); loses replication (no figure); takes nothing; NOT: its replica lies in another Region",
      ],
    ],
    [
      "in a Region that is computed",
      region({ replicas: [replica(UNKNOWN)] }),
      [
        `${eventual("somewhere")}; UNKNOWN: its replica lies in another Region, since the Region of a replica of carts is not known at preview`,
      ],
    ],
    [
      "of a consistency that is computed",
      region({ replicas: [replica("us-east-1", { consistencyMode: UNKNOWN })] }),
      [eventual("us-east-1")],
    ],
    [
      "computed as a whole",
      region({ replicas: UNKNOWN }),
      [
        `${eventual("somewhere")}; UNKNOWN: its replica lies in another Region, since replicas of carts is computed and not known at preview`,
      ],
    ],
    [
      "no list, or a list of something else",
      [...(region({ replicas: "us-east-1" }) ?? []), ...(region({ replicas: ["us-east-1"] }) ?? [])],
      Array.from(
        { length: 2 },
        () =>
          `${eventual("somewhere")}; UNKNOWN: its replica lies in another Region, since a replica of carts is not known at preview`,
      ),
    ],
    ["beside the table", region({}, { others: [beside()] }), [eventual("eu-central-1")]],
    [
      "beside the table, in a Region that is not known",
      region({}, { others: [beside(provider(UNKNOWN, {}, "somewhere"))] }),
      [
        `${eventual("somewhere")}; UNKNOWN: its replica lies in another Region, since the Region of a replica of carts is not known at preview`,
      ],
    ],
    [
      "of the older global table, by name",
      region(
        {},
        {
          others: [
            resource("aws:dynamodb/globalTable:GlobalTable", "carts-everywhere", {
              name: "carts",
              replicas: [replica("eu-west-1"), replica("us-east-1")],
            }),
          ],
        },
      ),
      [eventual("us-east-1")],
    ],
    [
      "clients follow by themselves where a record of the service routes them",
      region(
        { replicas: [replica("us-east-1")] },
        {
          siblings: [
            resource("aws:route53/record:Record", "www", { latencyRoutingPolicies: [{ region: "eu-west-1" }] }),
          ],
        },
      ),
      [eventual("us-east-1").replace("people, new", "automatic, same")],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("one of which nobody knows the consistency is not merely untested", () => {
    const lost = (inputs: Bag) =>
      pathsOf(table({ replicas: [replica("us-east-1", inputs)] }))
        .filter(({ scenario }) => scenario === "region")
        .map(({ rpo }) => rpo.steps.map(({ open }) => open));
    expect(lost({})).toEqual([["untested"]]);
    expect(lost({ consistencyMode: UNKNOWN })).toEqual([["unknown"]]);
  });
});

describe("backups by AWS Backup", () => {
  const far = "arn:aws:backup:eu-central-1:111111111111:backup-vault:far";
  const nightly = plan("nightly", [rule("daily", { copyActions: [{ destinationVaultArn: far }] })]);
  const all = [vault("main"), nightly, selection("all", nightly, { resources: ["arn:aws:dynamodb:*:*:table/*"] })];
  const there = (...more: readonly EstateResource[]) =>
    ways(table(), { others: [...all, ...more], assumptions: [vouched("copy-time", 3600)] })
      .region?.filter((way) => way.startsWith("restore a copy"))
      .map((way) =>
        way.split("; takes copy back to the workload account 0s to 1h + restore to a new table (no figure)"),
      );
  const settings = (inputs: Bag) => ({ ...regionSettings("opt-in", { DynamoDB: true }), inputs });

  const COPY =
    "restore a copy from far to eu-central-1 (people, new endpoint); loses largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h + copy 1h";

  test("its copies bring it back in another Region", () => {
    expect(there()).toEqual([[COPY, ""]]);
  });

  test("not where its advanced features are off", () => {
    const off = settings({
      resourceTypeOptInPreference: { DynamoDB: true },
      resourceTypeManagementPreference: { DynamoDB: false },
    });
    const why =
      "; NOT: AWS Backup copies backups of tables (opt-in turns advanced features for DynamoDB off) → set DynamoDB to true in resourceTypeManagementPreference of opt-in";
    expect(there(off)).toEqual([[COPY, why]]);
  });
});
