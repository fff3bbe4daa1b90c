import { describe, expect, test } from "@jest/globals";
import { output } from "@pulumi/pulumi";
import {
  BackupPolicy,
  ResilientBucket,
  ResilientDatabase,
  ResilientTable,
  Service,
  type ServiceArgs,
} from "../../components";
import { running } from "./running";

const home = { region: "eu-central-1" };
const elsewhere = [{ region: "eu-west-1" }];
const objectives = { rto: "4h", rpo: "5m" } as const;
const owner = "team-orders";

describe("a declaration that cannot be read registers nothing", () => {
  const rows: readonly [string, unknown, string][] = [
    [
      "an objective that is an output",
      { owner, objectives: { rto: output("4h") }, home },
      "service orders: objectives.rto must be a plain value, not an output: it decides which resources there are",
    ],
    [
      "an objective of another unit",
      { owner, objectives: { rto: "4 hours" }, home },
      "service orders: continuity:rto: not a duration; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M",
    ],
    [
      "no Region",
      { owner, objectives, home: {} },
      "service orders: home.region must be the name of an AWS Region, such as eu-west-1",
    ],
    [
      "a Region that is an output",
      { owner, objectives, home, elsewhere: [{ region: output("eu-west-1") }] },
      "service orders: elsewhere[0].region must be the name of an AWS Region, such as eu-west-1",
    ],
    [
      "the same Region twice",
      { owner, objectives, home, elsewhere: [home] },
      "service orders: elsewhere[0] names the Region eu-central-1 once more",
    ],
    [
      "a Region to lose, and no other one",
      { owner, objectives: { region: { rto: "4h" } }, home },
      "service orders: an objective is stated for the loss of a Region, but there is no other one: state elsewhere: [{ region }]",
    ],
  ];
  test.each(rows)("%s", async (_, args, refusal) => {
    expect(await running(() => new Service("orders", args as ServiceArgs))).toEqual({ registered: [], refusal });
  });

  test("two services of one name", async () => {
    const { refusal } = await running(() => {
      new Service("orders", { owner, objectives, home });
      new Service("orders", { owner, objectives, home });
    });
    expect(refusal).toBe("service orders: this program declares it already");
  });

  test("a table that cannot keep its objectives is not registered, and the nearest objective is told", async () => {
    const { registered, refusal } = await running(() => {
      const service = new Service("orders", { owner, objectives: { rto: "4h", rpo: "1m" }, home });
      new ResilientTable("stock", { service, hashKey: "sku", attributes: [{ name: "sku", type: "S" }] });
    });
    expect(registered.map(({ name, type }) => `${type} ${name}`)).toEqual(["lifeboat:index:Service orders"]);
    expect(refusal).toBe(
      "stock of service orders: rpo 1m (data) cannot be met by any arrangement of a table: the least is 5m. What comes closest: data: data loss up to 5m exceeds RPO 1m (latest time to restore (typical) 5m)",
    );
  });
});

describe("a service that depends on another one", () => {
  const zones = { region: "eu-central-1", subnets: { "eu-central-1a": "subnet-1", "eu-central-1b": "subnet-2" } };
  const database = { engine: "postgres", instanceClass: "db.r6g.large" };
  const inOrder = (zone: "1h" | "5m") =>
    running(() => {
      const identity = new Service("identity", { owner, objectives: { zone: { rto: "5m" } }, home: zones });
      new ResilientDatabase("users", { service: identity, ...database });
      const late = new Service("late", {
        owner,
        objectives: { zone: { rto: zone } },
        home: zones,
        dependsOn: ["identity"],
      });
      new ResilientBucket("letters", { service: late });
      const shop = new Service("shop", {
        owner,
        objectives: { zone: { rto: "1m" } },
        home: zones,
        dependsOn: zone === "1h" ? [] : ["late"],
      });
      new ResilientBucket("goods", { service: shop });
    });

  test("is planned where that one is back in time", async () => {
    expect((await inOrder("1h")).refusal).toBeUndefined();
  });

  test("is refused at once where that one is back later, directly or by what it itself waits for", async () => {
    expect((await inOrder("5m")).refusal).toBe(
      "goods of service shop: rto 1m (zone) cannot be met by any arrangement of a bucket: the least is 2m. What comes closest: zone: recovery in up to 2m exceeds RTO 1m (service late 2m)",
    );
  });
});

test("each stack is a program of its own: a name that one declares is free in another", async () => {
  const program = () => void new Service("orders", { owner, objectives, home });
  await running(program, "one");
  expect((await running(program, "two")).registered.map(({ name }) => name)).toEqual(["orders"]);
});

test("what a table comes to: tags, point-in-time recovery, and a replica for a lost Region", async () => {
  const { registered } = await running(() => {
    const backups = new BackupPolicy("platform");
    const service = new Service("orders", {
      owner,
      objectives: { ...objectives, region: { rto: "1h", rpo: "1h" } },
      home,
      elsewhere,
      backups,
    });
    new ResilientTable("stock", { service, hashKey: "sku", attributes: [{ name: "sku", type: "S" }] });
  });
  expect(registered.find(({ type }) => type === "aws:dynamodb/table:Table")?.inputs).toEqual({
    attributes: [{ name: "sku", type: "S" }],
    billingMode: "PAY_PER_REQUEST",
    deletionProtectionEnabled: true,
    hashKey: "sku",
    pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 },
    replicas: [
      { deletionProtectionEnabled: true, pointInTimeRecovery: true, propagateTags: true, regionName: "eu-west-1" },
    ],
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    tags: {
      "continuity:owner": "team-orders",
      "continuity:rpo": "5m",
      "continuity:rpo:region": "1h",
      "continuity:rto": "4h",
      "continuity:rto:region": "1h",
      "continuity:service": "orders",
    },
  });
});

test("policies of one program tell their parts apart, in names and in AWS", async () => {
  const { registered } = await running(() => {
    for (const name of ["shop", "stock"]) {
      const service = new Service(name, {
        owner,
        objectives: { region: { rto: "2d", rpo: "2d" } },
        home,
        elsewhere,
        backups: new BackupPolicy(`${name}-backups`),
      });
      new ResilientBucket(`${name}-objects`, { service });
    }
  });
  const vaults = registered.filter(({ type }) => type === "aws:backup/vault:Vault");
  expect(vaults.map(({ name, inputs }) => [name, inputs.name])).toEqual([
    ["shop-backups-backups", "shop-test-shop-backups-backups"],
    ["shop-backups-backups-eu-west-1", "shop-test-shop-backups-backups-eu-west-1"],
    ["stock-backups-backups", "shop-test-stock-backups-backups"],
    ["stock-backups-backups-eu-west-1", "shop-test-stock-backups-backups-eu-west-1"],
  ]);
});

test("what one service has planned has no part in the plan of an alike one", async () => {
  const planned: (readonly string[])[] = [];
  const { refusal } = await running(() => {
    for (const [name, region] of [
      ["shop", {}],
      ["stock", { region: { rto: "2d", rpo: "2d" } }],
    ] as const) {
      const service = new Service(name, { owner, objectives: { rto: "1d", rpo: "1d", ...region }, home, elsewhere });
      planned.push(new ResilientBucket(`${name}-objects`, { service }).planned.arrangement.choices);
    }
  });
  expect({ planned, refusal }).toEqual({
    planned: [[], ["backups daily", "copies of backups in eu-west-1"]],
    refusal: undefined,
  });
});
