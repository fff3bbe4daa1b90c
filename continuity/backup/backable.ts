import { knownValue } from "../declaration/setting";
import { accountOf, regionOf } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { UNKNOWN_PART } from "./arn-pattern";

/** How the ARN of a type is made, for the types that AWS Backup can back up. */
interface ArnForm {
  readonly service: string;
  /** What stands before the name in the last part, separator included. */
  readonly prefix: string;
  /** The input that holds the name; undefined where AWS chooses an id. */
  readonly name?: string;
  /** S3 ARNs carry neither Region nor account. */
  readonly placeless?: true;
}

const cluster: ArnForm = { service: "rds", prefix: "cluster:", name: "clusterIdentifier" };
const fsx: ArnForm = { service: "fsx", prefix: "file-system/" };

const ARN_FORMS: Readonly<Record<string, ArnForm>> = {
  "aws:docdb/cluster:Cluster": cluster,
  "aws:dynamodb/table:Table": { service: "dynamodb", prefix: "table/", name: "name" },
  "aws:ebs/volume:Volume": { service: "ec2", prefix: "volume/" },
  "aws:ec2/instance:Instance": { service: "ec2", prefix: "instance/" },
  "aws:efs/fileSystem:FileSystem": { service: "elasticfilesystem", prefix: "file-system/" },
  "aws:fsx/lustreFileSystem:LustreFileSystem": fsx,
  "aws:fsx/ontapFileSystem:OntapFileSystem": fsx,
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": fsx,
  "aws:fsx/windowsFileSystem:WindowsFileSystem": fsx,
  "aws:neptune/cluster:Cluster": cluster,
  "aws:rds/cluster:Cluster": cluster,
  "aws:rds/instance:Instance": { service: "rds", prefix: "db:", name: "identifier" },
  "aws:redshift/cluster:Cluster": { service: "redshift", prefix: "cluster:", name: "clusterIdentifier" },
  "aws:s3/bucket:Bucket": { service: "s3", prefix: "", name: "bucket", placeless: true },
  "aws:s3/bucketV2:BucketV2": { service: "s3", prefix: "", name: "bucket", placeless: true },
};

/** Whether AWS Backup can back up resources of a type. */
export function isBackable(type: string): boolean {
  return Object.hasOwn(ARN_FORMS, type);
}

/** The ARN that a resource has or will have, with `UNKNOWN_PART` for what cannot be known at preview. */
export function arnOf(resource: EstateResource): string | undefined {
  const form = Object.hasOwn(ARN_FORMS, resource.type) ? ARN_FORMS[resource.type] : undefined;
  if (form === undefined) return undefined;
  const output = resource.outputs.arn;
  if (typeof output === "string") return output;
  const region = regionOf(resource);
  const name = (form.name && knownValue(readString(resource, form.name))) ?? UNKNOWN_PART;
  const place = form.placeless ? ":" : `${region ?? UNKNOWN_PART}:${accountOf(resource) ?? UNKNOWN_PART}`;
  return `arn:${partitionOf(region)}:${form.service}:${place}:${form.prefix}${name}`;
}

function partitionOf(region: string | undefined): string {
  if (region?.startsWith("cn-")) return "aws-cn";
  return region?.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
