import { expect } from "@jest/globals";
import {
  BackupPolicy,
  ResilientBucket,
  ResilientCache,
  ResilientDatabase,
  ResilientFileSystem,
  ResilientTable,
  ResilientTasks,
  ResilientVolumeGroup,
  Service,
  type ServiceArgs,
} from "../../components";

import type { Ran, Registered } from "./running";

/** What a test asks of the service `orders`, at home in Frankfurt with Ireland beside it. */
export type Asked = Pick<ServiceArgs, "objectives"> & Partial<ServiceArgs>;

export const HOME = {
  region: "eu-central-1",
  subnets: { "eu-central-1a": "subnet-a", "eu-central-1b": "subnet-b" },
  vpcId: "vpc-home",
};

export const ELSEWHERE = [
  { region: "eu-west-1", subnets: { "eu-west-1a": "subnet-c", "eu-west-1b": "subnet-d" }, vpcId: "vpc-elsewhere" },
];

export const orders = (asked: Asked) =>
  new Service("orders", { owner: "team-orders", home: HOME, elsewhere: ELSEWHERE, ...asked });

export const inAnotherAccount = () =>
  new BackupPolicy("platform", { otherAccount: { account: "222222222222", vaultName: "kept" } });

/** One member of each kind, as small as can be. */
export const MEMBERS = {
  database: (service: Service) =>
    new ResilientDatabase("db", { service, engine: "postgres", instanceClass: "db.r6g.large" }),
  aurora: (service: Service) =>
    new ResilientDatabase("db", { service, auroraEngine: "aurora-postgresql", instanceClass: "db.r6g.large" }),
  table: (service: Service) =>
    new ResilientTable("stock", { service, hashKey: "sku", attributes: [{ name: "sku", type: "S" }] }),
  bucket: (service: Service) => new ResilientBucket("files", { service }),
  fileSystem: (service: Service) => new ResilientFileSystem("media", { service }),
  cache: (service: Service) => new ResilientCache("sessions", { service, nodeType: "cache.t4g.small" }),
  store: (service: Service) =>
    new ResilientCache("sessions", { service, nodeType: "cache.t4g.small", keepsData: true }),
  machine: (service: Service) =>
    new ResilientVolumeGroup("ledger", {
      service,
      instanceType: "m7g.large",
      keepsData: true,
      launchTemplateIds: { "eu-central-1": "lt-home" },
    }),
  machines: (service: Service) =>
    new ResilientVolumeGroup("workers", {
      service,
      instanceType: "m7g.large",
      keepsData: false,
      launchTemplateIds: { "eu-central-1": "lt-home", "eu-west-1": "lt-elsewhere" },
    }),
  tasks: (service: Service) =>
    new ResilientTasks("web", {
      service,
      internal: false,
      containerName: "web",
      containerPort: 8080,
      places: {
        "eu-central-1": { taskDefinitionArn: "task-home", clusterArn: "cluster-home", certificateArn: "certificate" },
        "eu-west-1": { taskDefinitionArn: "task-elsewhere", clusterArn: "cluster-elsewhere" },
      },
      record: { zoneId: "zone", name: "shop.example" },
    }),
} as const;

/** The tags of what serves `orders` and is no member of it. */
export const ASIDE = {
  "continuity:owner": "team-orders",
  "continuity:role": "none",
  "continuity:service": "orders",
};

/** The tags of what services share. */
export const SHARED = { "continuity:role": "none" };

/** The resources that a program came to, apart from components: inputs by type and name. */
export function resourcesOf({ registered, refusal }: Ran): Readonly<Record<string, Registered["inputs"]>> {
  expect(refusal).toBeUndefined();
  const own = registered.filter(({ type }) => type.startsWith("aws:"));
  return Object.fromEntries(own.map(({ type, name, inputs }) => [`${type} ${name}`, inputs]));
}
