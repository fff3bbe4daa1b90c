import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import * as components from "../../components";
import { COMPONENTS } from "../../plugin/provider";
import type { Properties } from "../../preview/values";
import { published } from "../published";
import { PluginHost } from "./host";

jest.setTimeout(60_000);

const SERVICE = {
  owner: "team-orders",
  objectives: { rto: "15m", rpo: "5m", data: { rto: "4h", rpo: "5m" } },
  home: { region: "eu-central-1", subnets: { "eu-central-1a": "subnet-1", "eu-central-1b": "subnet-2" } },
};

/** A known value that waits for a resource, as programs send the output of one to another. */
const outputOf = (value: string | undefined, urn: string): Properties => ({
  "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4",
  ...(value === undefined ? {} : { value }),
  dependencies: [urn],
});

let host: PluginHost;

beforeAll(async () => {
  host = await PluginHost.start();
});

afterAll(() => host.stop());

const construct = (component: string, name: string, inputs: Properties) =>
  host.construct({ type: `lifeboat:index:${component}`, name, inputs });

/** What stands on AWS under a component: type, name and the inputs that a program would write. */
const made = (parent: string) =>
  host
    .resources()
    .filter((resource) => resource.parent === parent)
    .map(({ type, name, inputs, protect }) => {
      const { tags: _tags, tagsAll: _tagsAll, ...own } = inputs;
      return { type, name, protect, own };
    });

test("every component is offered to programs in other languages", () => {
  const classes = Object.entries(components).filter(([, value]) => "__pulumiType" in value);
  expect(Object.keys(COMPONENTS).sort()).toEqual(classes.map(([name]) => name).sort());
});

test("the schema is the published one, and names only types that it defines", async () => {
  const schema = (await host.schema()) as { readonly types: object };
  expect(published("docs/package.schema.json", schema)).toBe(true);
  const named = [...JSON.stringify(schema).matchAll(/"#\/types\/([^"]+)"/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(Object.keys(schema.types).sort());
});

describe("a service and its members", () => {
  test("come to what the same components come to in TypeScript", async () => {
    const service = await construct("Service", "orders", SERVICE);
    const tags = {
      "continuity:service": "orders",
      "continuity:owner": "team-orders",
      "continuity:rto": "15m",
      "continuity:rpo": "5m",
      "continuity:rto:data": "4h",
      "continuity:rpo:data": "5m",
    };
    expect(service).toEqual({
      urn: "urn:pulumi:dev::shop::lifeboat:index:Service::orders",
      outputs: { name: "orders", tags },
    });

    const database = await construct("ResilientDatabase", "orders-db", {
      service: outputOf("orders", service.urn),
      engine: "postgres",
      instanceClass: "db.r6g.large",
    });
    const urn = "urn:pulumi:dev::shop::lifeboat:index:Service$lifeboat:index:ResilientDatabase::orders-db";
    expect({ urn: database.urn, outputs: Object.keys(database.outputs).sort() }).toEqual({
      urn,
      outputs: ["arn", "endpoint"],
    });
    expect(made(urn)).toEqual([
      {
        type: "aws:rds/instance:Instance",
        name: "orders-db",
        protect: true,
        own: {
          allocatedStorage: 20,
          backupRetentionPeriod: 7,
          backupWindow: "00:30-01:00",
          copyTagsToSnapshot: true,
          dbSubnetGroupName: "shop-dev-orders-db-subnets",
          deleteAutomatedBackups: false,
          deletionProtection: true,
          engine: "postgres",
          finalSnapshotIdentifier: "shop-dev-orders-db-final",
          identifier: "orders-db67f0c61",
          instanceClass: "db.r6g.large",
          maintenanceWindow: "sun:05:00-sun:05:30",
          manageMasterUserPassword: true,
          multiAz: true,
          publiclyAccessible: false,
          region: "eu-central-1",
          storageEncrypted: true,
          username: "lifeboat",
        },
      },
      {
        type: "aws:rds/subnetGroup:SubnetGroup",
        name: "orders-db-subnets",
        protect: false,
        own: {
          description: "Managed by Pulumi",
          name: "shop-dev-orders-db-subnets",
          region: "eu-central-1",
          subnetIds: ["subnet-1", "subnet-2"],
        },
      },
    ]);
  });

  test("share the backup policy that they name", async () => {
    const policy = await construct("BackupPolicy", "vaults", { lockedVault: true });
    const service = await construct("Service", "media", {
      ...SERVICE,
      objectives: { rto: "1d", rpo: "1d", compromise: { rto: "2d", rpo: "2d" } },
      backups: outputOf("vaults", policy.urn),
    });
    await construct("ResilientFileSystem", "originals", { service: outputOf("media", service.urn) });
    expect(made(policy.urn).map(({ type, name }) => `${type} ${name}`)).toEqual([
      "aws:backup/plan:Plan vaults-backups-12h-7d-locked",
      "aws:backup/vault:Vault vaults-locked-backups",
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration vaults-locked-backups-lock",
      "aws:iam/role:Role vaults-role",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment vaults-role-backups",
    ]);
  });
});

test.each([
  [
    "a service that nobody made",
    "ResilientBucket",
    { service: "nobody" },
    "refused: there is no service nobody yet. Give service the output name of the service, so that it is made first",
  ],
  [
    "a service that is not known",
    "ResilientBucket",
    { service: outputOf(undefined, "urn:pulumi:dev::shop::other:index:Thing::thing") },
    "refused: service must be known at preview: it decides which resources there are",
  ],
  [
    "a policy that nobody made",
    "Service",
    { ...SERVICE, backups: "nobody" },
    "refused: there is no backup policy nobody yet. Give backups the output name of the backup policy, so that it is made first",
  ],
  [
    "what the component itself refuses",
    "Service",
    { ...SERVICE, objectives: { rto: "soon" } },
    "service refused: continuity:rto: not a duration; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M",
  ],
  [
    "a component that there is not",
    "ResilientMainframe",
    {},
    "there is no component lifeboat:index:ResilientMainframe",
  ],
])("%s: one readable error", async (_, component, inputs, message) => {
  await expect(construct(component, "refused", inputs)).rejects.toMatchObject({ details: message });
  expect(host.resources().filter(({ name }) => name === "refused")).toEqual([]);
});
