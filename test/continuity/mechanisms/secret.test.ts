import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, provider, resource } from "../estate-builder";
import { ways } from "./ways";

const DAY = 86_400;
const secret = (inputs: Bag = {}) => resource("aws:secretsmanager/secret:Secret", "db-password", inputs);
const version = resource(
  "aws:secretsmanager/secretVersion:SecretVersion",
  "value",
  { secretId: UNKNOWN },
  { edges: { secretId: [secret()] } },
);
const byName = resource("aws:secretsmanager/secretVersion:SecretVersion", "value", { secretId: "shop/db" });
const rotation = resource(
  "aws:secretsmanager/secretRotation:SecretRotation",
  "rotation",
  { secretId: UNKNOWN },
  { edges: { secretId: [secret()] } },
);

const HERE = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const VERSIONS =
  "restore the deleted secret, or put an earlier version back (people, same endpoint); loses the version before is kept 0s; takes restore of the secret (no figure)";
const REPLICA = "read the replica in eu-central-1 to eu-central-1 (people, new endpoint)";
const LAG = "loses replica lag (no figure); takes nothing";
const ANEW =
  "deploy it anew to somewhere (people, new endpoint); loses the program holds its value 0s; takes deployment (no figure)";

test("a secret of one Region, whose value the program does not hold", () => {
  expect(ways(secret())).toEqual({ instance: [HERE], zone: [HERE], data: [VERSIONS] });
});

test("a secret with a replica, whose value the program holds", () => {
  expect(ways(secret({ replicas: [{ region: "eu-central-1" }] }), { others: [version] })).toEqual({
    instance: [HERE],
    zone: [HERE],
    region: [`${REPLICA}; ${LAG}`, ANEW],
    data: [VERSIONS],
    compromise: [ANEW],
  });
});

describe("replicas", () => {
  const somewhere = (because: string) =>
    `read a replica to somewhere (people, new endpoint); ${LAG}; UNKNOWN: the replica lies in another Region, since ${because}`;

  test.each<[string, Bag, readonly string[]]>([
    [
      "in the same Region",
      { replicas: [{ region: "eu-west-1" }] },
      [`read the replica in eu-west-1 (people, new endpoint); ${LAG}; NOT: the replica lies in another Region`],
    ],
    [
      "in a Region that is computed",
      { replicas: [{ region: UNKNOWN }] },
      [somewhere("the Region of a replica of db-password is not known")],
    ],
    [
      "that are computed",
      { replicas: UNKNOWN },
      [somewhere("replicas of db-password is computed and not known at preview")],
    ],
  ])("%s", (_name, inputs, expected) => {
    expect(ways(secret(inputs)).region).toEqual(expected);
  });

  test("of a secret whose Region is not known", () => {
    const one = { ...secret({ replicas: [{ region: "eu-central-1" }] }), provider: provider(UNKNOWN) };
    expect(ways(one).region).toEqual([
      `${REPLICA}; ${LAG}; UNKNOWN: the replica lies in another Region, since the Region of db-password is not known at preview`,
    ]);
  });

  test("with a lag that somebody vouches for", () => {
    const lag = {
      what: "replica-lag",
      for: { kind: "service", service: "orders" },
      value: 60,
      owner: "team-orders",
      reason: "measured",
      until: AS_OF + DAY,
    } as const;
    const { region } = ways(secret({ replicas: [{ region: "eu-central-1" }] }), { assumptions: [lag] });
    expect(region).toEqual([`${REPLICA}; loses replica lag 1m; takes nothing`]);
  });
});

describe("a deleted secret", () => {
  const NOT = (window: string, fix: string) =>
    `NOT: a deleted secret can be restored over the detection window of ${window} → ${fix}`;

  test.each<[string, Bag, number, readonly string[]]>([
    ["comes back within 30 days by default", {}, 30, []],
    ["not after them", {}, 31, [NOT("31d", "shorten the detection window to 30d")]],
    ["comes back on the last day", { recoveryWindowInDays: 10 }, 10, []],
    [
      "not after a window that is too short",
      { recoveryWindowInDays: 7 },
      10,
      [NOT("10d", "set recoveryWindowInDays of db-password to 10")],
    ],
    [
      "never without a window",
      { recoveryWindowInDays: 0 },
      0,
      [NOT("0s", "set recoveryWindowInDays of db-password to 7")],
    ],
    [
      "perhaps",
      { recoveryWindowInDays: UNKNOWN },
      0,
      [
        "UNKNOWN: a deleted secret can be restored over the detection window of 0s, since recoveryWindowInDays of db-password is computed and not known at preview → set recoveryWindowInDays of db-password to 7",
      ],
    ],
  ])("%s", (_name, inputs, days, expected) => {
    const { data } = ways(secret(inputs), { detectionWindow: days * DAY });
    expect(data?.[0]?.split("; ").slice(3)).toEqual(expected);
  });
});

test("a value that something rotates is not in the program", () => {
  const { compromise } = ways(secret(), { others: [version, rotation] });
  expect(compromise).toEqual([`${ANEW}; NOT: nothing rotates it, so the program holds its value`]);
});

test("a version may name its secret", () => {
  expect(ways(secret({ name: "shop/db" }), { others: [byName] }).compromise).toEqual([ANEW]);
});
