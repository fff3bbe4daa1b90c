import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { DescribeVolumesCommand } from "@aws-sdk/client-ec2";
import { DescribeFileSystemsCommand } from "@aws-sdk/client-efs";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { type DrillPlan, resourcesOf, type StoreKind } from "../../drills/plan";
import { DRILLED_TYPES, targetOf } from "../../drills/targets/arn";
import { type Lab, type LabOptions, startLab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { planFor } from "./drilled";

export const STORE_KINDS = ["table", "bucket", "file-system", "volume"] as const satisfies readonly StoreKind[];

export type Stored = (typeof STORE_KINDS)[number];

const NAMES: Readonly<Record<Stored, string>> = {
  table: "carts",
  bucket: "invoices",
  "file-system": "fs-1",
  volume: "vol-1",
};

/** A lab with a database and one store of each kind, in which nothing takes time. */
export async function labOfStores(more: LabOptions = {}): Promise<Lab> {
  const at: readonly [number, number] = [0, 0];
  return await startLab({
    backEnd: "simulated",
    durations: { snapshot: at, restore: at, copy: at, modify: at, delete: at, "start-job": at, "restore-store": at },
    sources: [
      { kind: "instance", name: "orders-db" },
      ...STORE_KINDS.map((kind) => ({ kind, name: NAMES[kind], tags: { backup: "daily" } })),
    ],
    ...more,
  });
}

export function arnOf({ region, account }: Lab, kind: Stored): string {
  const place = `${region}:${account}`;
  return {
    table: `arn:aws:dynamodb:${place}:table/${NAMES.table}`,
    bucket: `arn:aws:s3:::${NAMES.bucket}`,
    "file-system": `arn:aws:elasticfilesystem:${place}:file-system/${NAMES["file-system"]}`,
    volume: `arn:aws:ec2:${place}:volume/${NAMES.volume}`,
  }[kind];
}

/** A plan of a drill of a store, which asks nothing but what can be asked of any. */
export function planOf(lab: Lab, kind: Stored, more: Partial<DrillPlan> = {}): DrillPlan {
  const target = targetOf(arnOf(lab, kind), lab.region);
  const { network: _, ...plan } = planFor(lab, {
    target,
    member: { arn: target.arn, type: DRILLED_TYPES[kind], name: target.id },
    objective: { rtoSeconds: 3600, rpoSeconds: 3600 },
    checks: { invariants: [] },
    ...more,
  });
  return plan;
}

/** What there is beside the sources: ids of buckets, file systems and volumes in a Region, and the plan's own table. */
export async function strays(lab: Lab, plan: DrillPlan): Promise<readonly string[]> {
  const { dynamodb, ec2, efs, s3 } = clientsOf(lab, plan.region);
  const TableName = resourcesOf(plan)[0]?.id;
  const table = await dynamodb.send(new DescribeTableCommand({ TableName })).catch(() => undefined);
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const { FileSystems = [] } = await efs.send(new DescribeFileSystemsCommand({}));
  const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
  const all = [
    table?.Table?.TableName,
    ...Buckets.map(({ Name }) => Name),
    ...FileSystems.map(({ FileSystemId }) => FileSystemId),
    ...Volumes.map(({ VolumeId }) => VolumeId),
  ];
  const sources: readonly string[] = Object.values(NAMES);
  return all.filter((id) => id !== undefined).filter((id) => !sources.includes(id));
}
