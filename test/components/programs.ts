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

/** The key of what is replicated and copied to Ireland. */
export const KEY_ELSEWHERE = {
  deletionWindowInDays: 30,
  description: "Keeps what is replicated and copied to eu-west-1",
  enableKeyRotation: true,
  region: "eu-west-1",
  tags: SHARED,
};

/** How the backups of a member differ from those of a service that leaves them to its own policy. */
export interface Nightly {
  /** The name of what is backed up. @default that of the member */
  readonly of?: string;
  /** The backup policy that several services share. @default the service's own */
  readonly policy?: string;
  /** Where copies go: how the plan is told from others by that, and the ARN of the vault. */
  readonly copied?: { readonly to: string; readonly vaultArn: string };
}

/** What backing a member up each night for a week comes to: plan, selection, vault, and the role of AWS Backup. */
export function backedUpNightly(
  member: string,
  { of = member, policy, copied }: Nightly = {},
): Readonly<Record<string, Registered["inputs"]>> {
  const backups = policy === undefined ? "backups" : `${policy}-backups`;
  const role = policy === undefined ? "backups-role" : `${policy}-role`;
  const plan = `${backups}-24h-7d${copied === undefined ? "" : `-${copied.to}`}`;
  const lifecycle = { deleteAfter: 7 };
  const copyActions = copied && [{ destinationVaultArn: copied.vaultArn, lifecycle }];
  return {
    [`aws:backup/plan:Plan ${plan}`]: {
      name: `shop-test-${plan}`,
      rules: [
        {
          completionWindow: 180,
          ...(copyActions === undefined ? {} : { copyActions }),
          lifecycle,
          ruleName: "daily",
          schedule: "cron(30 2 ? * * *)",
          startWindow: 60,
          targetVaultName: `shop-test-${backups}`,
        },
      ],
      tags: SHARED,
    },
    [`aws:backup/selection:Selection ${member}-backup-selection`]: {
      iamRoleArn: `arn:aws:mock:region:111111111111:${role}`,
      name: `shop-test-${member}-backup-selection`,
      planId: `${plan}-id`,
      resources: [`arn:aws:mock:region:111111111111:${of}`],
    },
    [`aws:backup/vault:Vault ${backups}`]: { name: `shop-test-${backups}`, tags: SHARED },
    [`aws:iam/role:Role ${role}`]: {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
      tags: SHARED,
    },
    [`aws:iam/rolePolicyAttachment:RolePolicyAttachment ${role}-backups`]: {
      policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
      role,
    },
  };
}

/** The resources that a program came to, apart from components: inputs by type and name. */
export function resourcesOf({ registered, refusal }: Ran): Readonly<Record<string, Registered["inputs"]>> {
  expect(refusal).toBeUndefined();
  const own = registered.filter(({ type }) => type.startsWith("aws:"));
  return Object.fromEntries(own.map(({ type, name, inputs }) => [`${type} ${name}`, inputs]));
}
