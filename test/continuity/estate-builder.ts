import { type Estate, EstateIndex, type EstateProvider, type EstateResource } from "../../continuity/estate/resource";
import { type Bag, isBag, UNKNOWN, type Value } from "../../continuity/estate/value";

/** Midnight UTC at the start of 2026: the instant of evaluation in tests. */
export const AS_OF = Date.UTC(2026, 0, 1) / 1000;

type More = Partial<Omit<EstateResource, "type" | "name" | "inputs" | "edges">> & {
  /** For each property, the resources that it is computed from. */
  readonly edges?: Readonly<Record<string, readonly EstateResource[]>>;
};

/** A provider in a Region; `inputs` may say more: `allowedAccountIds`, `defaultTags`. */
export function provider(region: Value | undefined, inputs: Bag = {}, name = "default"): EstateProvider {
  const urn = `urn:pulumi:test::shop::pulumi:providers:aws::${name}`;
  return { urn, inputs: { ...(region === undefined ? {} : { region }), ...inputs } };
}

export const IRELAND = provider("eu-west-1");
export const FRANKFURT = provider("eu-central-1", {}, "frankfurt");

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:test::shop::${type}::${name}`;
}

/** Any resource; without more it lives in Ireland. */
export function resource(type: string, name: string, inputs: Bag | undefined = {}, more: More = {}): EstateResource {
  const { edges = {}, ...rest } = more;
  return {
    urn: urnOf(type, name),
    type,
    name,
    outputs: {},
    provider: IRELAND,
    ...rest,
    inputs,
    edges: Object.fromEntries(Object.entries(edges).map(([property, from]) => [property, from.map((one) => one.urn)])),
  };
}

export function estate(...resources: readonly EstateResource[]): Estate {
  return { project: "shop", stack: "test", resources };
}

export function indexOf(...resources: readonly EstateResource[]): EstateIndex {
  return new EstateIndex(estate(...resources));
}

/** A DB instance named `orders-db` in AWS, unless `inputs` says otherwise. */
export function rdsInstance(name: string, inputs: Bag = {}, more: More = {}): EstateResource {
  return resource(
    "aws:rds/instance:Instance",
    name,
    { identifier: name, instanceClass: "db.t4g.micro", ...inputs },
    more,
  );
}

export function vault(name: string, inputs: Bag = {}, more: More = {}): EstateResource {
  return resource("aws:backup/vault:Vault", name, { name, ...inputs }, more);
}

/** A lock; on a vault of the program by edge, or by its name. */
export function vaultLock(name: string, inputs: Bag, more: More = {}): EstateResource {
  return resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", name, inputs, more);
}

/** A plan; each rule is given as the program writes it. */
export function plan(name: string, rules: Value, more: More = {}): EstateResource {
  return resource("aws:backup/plan:Plan", name, { name, rules }, more);
}

/** A rule that stores into vault `main` and keeps points 35 days, unless `inputs` says otherwise. */
export function rule(ruleName: string, inputs: Bag = {}): Bag {
  return { ruleName, targetVaultName: "main", lifecycle: { deleteAfter: 35 }, ...inputs };
}

/** A selection of a plan; by default it takes in everything. */
export function selection(name: string, of: EstateResource, inputs: Bag = {}, more: More = {}): EstateResource {
  return resource(
    "aws:backup/selection:Selection",
    name,
    { name, iamRoleArn: "arn:aws:iam::111111111111:role/backup", planId: "plan-id", ...inputs },
    { ...more, edges: { planId: [of], ...more.edges } },
  );
}

/** An EBS volume in the first zone of Ireland. */
export function volume(name: string, inputs: Bag = {}, more: More = {}): EstateResource {
  return resource("aws:ebs/volume:Volume", name, { availabilityZone: "eu-west-1a", ...inputs }, more);
}

export function ec2Instance(name: string, inputs: Bag = {}, more: More = {}): EstateResource {
  return resource("aws:ec2/instance:Instance", name, inputs, more);
}

/** A volume attached to an instance, by reference. */
export function attachment(name: string, of: EstateResource, to: EstateResource, inputs: Bag = {}): EstateResource {
  return resource(
    "aws:ec2/volumeAttachment:VolumeAttachment",
    name,
    { deviceName: "/dev/sdf", volumeId: UNKNOWN, instanceId: UNKNOWN, ...inputs },
    { edges: { volumeId: [of], instanceId: [to] } },
  );
}

/** A policy of Data Lifecycle Manager for volumes with the tag `snapshots: daily`, unless `details` says otherwise. */
export function dlmPolicy(name: string, details: Value, inputs: Bag = {}, more: More = {}): EstateResource {
  const usual = { resourceTypes: ["VOLUME"], targetTags: { snapshots: "daily" } };
  const policyDetails = isBag(details) ? { ...usual, ...details } : details;
  const role = "arn:aws:iam::111111111111:role/dlm";
  return resource(
    "aws:dlm/lifecyclePolicy:LifecyclePolicy",
    name,
    { description: name, executionRoleArn: role, policyDetails, ...inputs },
    more,
  );
}

/** A schedule that snapshots daily at 05:00 and keeps 14 days, unless `inputs` says otherwise. */
export function dlmSchedule(name: string, inputs: Bag = {}): Bag {
  const createRule = { interval: 24, intervalUnit: "HOURS", times: "05:00" };
  return { name, createRule, retainRule: { interval: 14, intervalUnit: "DAYS" }, ...inputs };
}

/** The settings of AWS Backup in a Region: to which services its account opts in. */
export function regionSettings(name: string, optIns: Value, more: More = {}): EstateResource {
  return resource("aws:backup/regionSettings:RegionSettings", name, { resourceTypeOptInPreference: optIns }, more);
}
