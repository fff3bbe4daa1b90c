import type { DrillTarget, ResourceKind } from "../plan";

/** What cannot be drilled. */
export class TargetError extends Error {
  override readonly name = "TargetError";
}

/** The Pulumi types of what drills restore. */
export const DRILLED_TYPES: Readonly<Record<ResourceKind, string>> = {
  instance: "aws:rds/instance:Instance",
  cluster: "aws:rds/cluster:Cluster",
  table: "aws:dynamodb/table:Table",
  bucket: "aws:s3/bucket:Bucket",
  "file-system": "aws:efs/fileSystem:FileSystem",
  volume: "aws:ebs/volume:Volume",
};

interface Form {
  readonly kind: ResourceKind;
  /** What follows `arn:aws:`: Region, account and id, as groups. */
  readonly pattern: RegExp;
}

const PLACE = "(?<region>[a-z0-9-]+):(?<account>\\d{12})";

const FORMS: readonly Form[] = [
  { kind: "instance", pattern: new RegExp(`^rds:${PLACE}:db:(?<id>[a-z][a-z0-9-]{0,62})$`, "i") },
  { kind: "cluster", pattern: new RegExp(`^rds:${PLACE}:cluster:(?<id>[a-z][a-z0-9-]{0,62})$`, "i") },
  { kind: "table", pattern: new RegExp(`^dynamodb:${PLACE}:table/(?<id>[\\w.-]{3,255})$`) },
  { kind: "bucket", pattern: /^s3:::(?<id>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/ },
  { kind: "file-system", pattern: new RegExp(`^elasticfilesystem:${PLACE}:file-system/(?<id>fs-[\\w-]+)$`) },
  { kind: "volume", pattern: new RegExp(`^ec2:${PLACE}:volume/(?<id>vol-[\\w-]+)$`) },
];

/**
 * Reads the ARN of what can be drilled.
 *
 * @param region where it is, if its ARN does not say: of a bucket
 * @throws {TargetError} for any other
 */
export function targetOf(arn: string, region?: string): DrillTarget {
  const rest = /^arn:aws[a-z-]*:(.*)$/.exec(arn)?.[1] ?? "";
  for (const { kind, pattern } of FORMS) {
    const found = pattern.exec(rest)?.groups;
    if (found !== undefined) return inPlace(kind, arn, found, region);
  }
  throw new TargetError(
    `${arn} is not the ARN of a DB instance or cluster, DynamoDB table, S3 bucket, EFS file system or EBS volume: drills restore those`,
  );
}

function inPlace(
  kind: ResourceKind,
  arn: string,
  { id = "", region, account = null }: { readonly [name: string]: string | null | undefined },
  elsewhere: string | undefined,
): DrillTarget {
  const place = region ?? elsewhere;
  if (place === undefined) throw new TargetError(`${arn} does not say its Region: give --region`);
  const isDatabase = kind === "instance" || kind === "cluster";
  return { kind, id: isDatabase ? `${id}`.toLowerCase() : `${id}`, arn, region: place, account };
}
