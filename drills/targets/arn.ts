import type { DrillTarget, ResourceKind } from "../plan";

/** What cannot be drilled. */
export class TargetError extends Error {
  override readonly name = "TargetError";
}

/** The Pulumi types of what drills restore. */
export const DRILLED_TYPES: Readonly<Record<Exclude<ResourceKind, "other">, string>> = {
  instance: "aws:rds/instance:Instance",
  cluster: "aws:rds/cluster:Cluster",
  table: "aws:dynamodb/table:Table",
  bucket: "aws:s3/bucket:Bucket",
  "file-system": "aws:efs/fileSystem:FileSystem",
  volume: "aws:ebs/volume:Volume",
};

/** A target of a kind that Lifeboat knows. */
export type KnownTarget = DrillTarget & { readonly kind: keyof typeof DRILLED_TYPES };

interface Form {
  readonly kind: keyof typeof DRILLED_TYPES;
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
export function targetOf(arn: string, region?: string): KnownTarget {
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
  kind: Form["kind"],
  arn: string,
  { id = "", region, account = null }: { readonly [name: string]: string | null | undefined },
  elsewhere: string | undefined,
): KnownTarget {
  const place = region ?? elsewhere;
  if (place === undefined) throw new TargetError(`${arn} does not say its Region: give --region`);
  const isDatabase = kind === "instance" || kind === "cluster";
  return { kind, id: isDatabase ? `${id}`.toLowerCase() : `${id}`, arn, region: place, account };
}

const ANY = /^arn:aws[a-z-]*:[a-z0-9-]+:(?<region>[a-z0-9-]*):(?<account>\d{12}):(.*[/:])?(?<id>[^/:]+)$/;

/** Reads the ARN of what Lifeboat does not know, and AWS Backup may restore. @throws {TargetError} for what is no ARN of one */
export function otherTargetOf(arn: string): DrillTarget {
  const { region = "", account, id } = ANY.exec(arn)?.groups ?? {};
  if (account === undefined || id === undefined || region === "") {
    throw new TargetError(`${arn} does not say its Region and account: AWS Backup keeps no backups of it`);
  }
  return { kind: "other", id, arn, region, account };
}
