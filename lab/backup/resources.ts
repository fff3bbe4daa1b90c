import { resourceOf } from "../arn";
import type { ClusterRecord, InstanceRecord } from "../rds/records";
import type { StoreKind, StoreRecord } from "../stores/records";
import type { Call } from "../world";
import { invalidValue, notFound } from "./errors";
import type { ResourceType, StoreType } from "./records";

/** What can be backed up, found by its ARN. */
export type Resource =
  | { readonly type: "RDS"; readonly database: InstanceRecord }
  | { readonly type: "Aurora"; readonly database: ClusterRecord }
  | { readonly type: StoreType; readonly store: StoreRecord };

const typeOf: Readonly<Record<StoreKind, StoreType>> = {
  table: "DynamoDB",
  bucket: "S3",
  "file-system": "EFS",
  volume: "EBS",
};

/** The kind of store behind a type. */
export const kindOf: Readonly<Record<StoreType, StoreKind>> = {
  DynamoDB: "table",
  S3: "bucket",
  EFS: "file-system",
  EBS: "volume",
};

/** @throws {ServiceError} for what is not there, or what the lab has not got */
export function findResource({ world, region }: Call, resourceArn: string): Resource {
  const { instances, clusters, stores } = world.tables;
  const instance = instances.get(resourceArn);
  if (instance?.cluster !== undefined) {
    throw invalidValue(`${resourceArn} belongs to a cluster: back up the cluster.`);
  }
  if (instance?.region === region) {
    return { type: "RDS", database: instance };
  }
  const cluster = clusters.get(resourceArn);
  if (cluster?.region === region) {
    return { type: "Aurora", database: cluster };
  }
  const store = stores.get(resourceArn);
  if (store?.region === region) {
    return { type: typeOf[store.kind], store };
  }
  throw notFound(`The resource ${resourceArn} does not exist in ${region}.`);
}

/** What AWS Backup calls a resource. */
export function nameOf(resourceArn: string): string {
  return resourceOf(resourceArn).replace(/^(db:|cluster:|table\/|file-system\/|volume\/)/, "");
}

export function isDatabase(type: ResourceType): type is "RDS" | "Aurora" {
  return type === "RDS" || type === "Aurora";
}
