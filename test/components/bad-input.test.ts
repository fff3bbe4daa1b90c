import { describe, expect, test } from "@jest/globals";
import { output } from "@pulumi/pulumi";
import * as lifeboat from "../../components";
import { running } from "./running";

const zones = { "eu-central-1a": "subnet-1", "eu-central-1b": "subnet-2" };
const home = { region: "eu-central-1", vpcId: "vpc-1", subnets: zones };
const bare = { region: "eu-central-1" };
const place = { taskDefinitionArn: "arn:task", clusterArn: "arn:cluster" };
const container = { containerName: "web", containerPort: 80 };

type Component = new (name: string, args: never) => unknown;

/** The component, what it is given besides its service, its home, and what is said. */
type Row = readonly [what: string, make: Component, args: Record<string, unknown>, at: lifeboat.Place, says: string];

const { ResilientBucket, ResilientCache, ResilientDatabase, ResilientFileSystem } = lifeboat;
const { ResilientTable, ResilientTasks, ResilientVolumeGroup } = lifeboat;
const CLASS = { instanceClass: "db.r6g.large" };
const machines = { instanceType: "m7g.large", keepsData: false, launchTemplateIds: { "eu-central-1": "lt-1" } };
const plain = "must be a plain value, not an output: it decides which resources there are";

const rows: readonly Row[] = [
  [
    "a class that is an output",
    ResilientDatabase,
    { engine: "mysql", instanceClass: output("x") },
    home,
    `instanceClass ${plain}`,
  ],
  ["no class", ResilientDatabase, { engine: "mysql" }, home, "instanceClass is missing"],
  ["no engine", ResilientDatabase, CLASS, home, "state engine, auroraEngine or both"],
  [
    "an engine that nobody knows",
    ResilientDatabase,
    { engine: "dbase", ...CLASS },
    home,
    "engine dbase is none of Amazon RDS",
  ],
  [
    "an engine of Aurora that nobody knows",
    ResilientDatabase,
    { auroraEngine: "postgres", ...CLASS },
    home,
    "auroraEngine postgres is neither aurora-mysql nor aurora-postgresql",
  ],
  ["no subnets", ResilientDatabase, { engine: "mysql", ...CLASS }, bare, "2 subnets in eu-central-1 must be stated"],
  [
    "a consistency that is an output",
    ResilientTable,
    { strongConsistency: output(true) },
    home,
    `strongConsistency ${plain}`,
  ],
  ["no type of nodes", ResilientCache, {}, home, "nodeType is missing"],
  ["a type of nodes that is a number", ResilientCache, { nodeType: 4 }, home, "nodeType must be a text"],
  ["no subnets", ResilientCache, { nodeType: "cache.t4g.small" }, bare, "a subnet in eu-central-1 must be stated"],
  [
    "no type of instances",
    ResilientVolumeGroup,
    { ...machines, instanceType: undefined },
    home,
    "instanceType is missing",
  ],
  [
    "no launch template in its Region",
    ResilientVolumeGroup,
    { ...machines, launchTemplateIds: { "eu-west-1": "lt-2" } },
    home,
    "a launch template in eu-central-1 must be stated",
  ],
  [
    "half a machine",
    ResilientVolumeGroup,
    { ...machines, units: 0.5 },
    home,
    "units must be a whole number, 1 or more",
  ],
  [
    "no VPC",
    ResilientVolumeGroup,
    machines,
    { ...home, vpcId: undefined } as never,
    "the vpcId in eu-central-1 must be stated",
  ],
  [
    "no subnets",
    ResilientVolumeGroup,
    { ...machines, keepsData: true },
    bare,
    "a subnet in eu-central-1 must be stated",
  ],
  [
    "no cluster in its Region",
    ResilientTasks,
    { ...container, places: {} },
    home,
    "a cluster in eu-central-1 must be stated",
  ],
  [
    "no task definition",
    ResilientTasks,
    { ...container, places: { "eu-central-1": { ...place, taskDefinitionArn: undefined } } },
    home,
    "a task definition in eu-central-1 must be stated",
  ],
  [
    "a number of tasks that is an output",
    ResilientTasks,
    { ...container, places: {}, units: output(2) },
    home,
    `units ${plain}`,
  ],
];

describe("a member that cannot be read registers nothing", () => {
  test.each(rows)("%s: %p", async (_, Made, args, at, says) => {
    const { registered, refusal } = await running(() => {
      const service = new lifeboat.Service("orders", { owner: "team-orders", objectives: { rto: "1d" }, home: at });
      new Made("it", { service, ...args } as never);
    });
    expect({ registered: registered.map(({ type }) => type), refusal }).toEqual({
      registered: ["lifeboat:index:Service"],
      refusal: `service orders: it: ${says}`,
    });
  });

  test.each([
    ["buckets", ResilientBucket],
    ["file systems", ResilientFileSystem],
  ] as const)("two %s of one name, though of two services", async (_, Made) => {
    const { refusal } = await running(() => {
      for (const name of ["orders", "stock"]) {
        const service = new lifeboat.Service(name, { owner: "team", objectives: { rto: "1d" }, home });
        new Made("it", { service });
      }
    });
    expect(refusal).toBe("service stock: it: this program has another member of that name");
  });

  test("an account that nothing holds the provider to", async () => {
    const args = { owner: "team", objectives: { rto: "1d" }, home, account: "111111111111" } as const;
    expect(await running(() => new lifeboat.Service("orders", args))).toEqual({
      registered: [],
      refusal:
        'service orders: account 111111111111 is stated, but nothing holds the provider to it: set aws:allowedAccountIds to ["111111111111"]',
    });
  });
});
