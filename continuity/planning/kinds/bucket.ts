import type { Seconds } from "../../declaration/duration";
import { type BackupSettings, backupDimensions, backupsFit } from "../backup-choices";
import { backupParts } from "../backup-parts";
import { type Blueprint, given, reference } from "../blueprint";
import { PRICES } from "../cost";
import { type Dimension, type Level, type PlannedKind, priced } from "../kind";
import type { BucketFacts, Question } from "../question";

/** How a bucket is set up. */
export interface BucketSettings extends BackupSettings {
  /** How its objects are replicated to another Region, if at all. */
  readonly replicated: "nowhere" | "some time" | "in time";
}

const DAY: Seconds = 86_400;
const FEWEST_DAYS = 30;

/** A bucket of Amazon S3. It always keeps earlier versions over the detection window, and nothing in it is public. */
export const bucket: PlannedKind<BucketFacts, BucketSettings> = {
  kind: "bucket",
  title: "a bucket",
  dimensions: (question) => [replicas(question), ...backupDimensions(question)],
  fits: backupsFit,
  parts: (settings, question) => [
    ...bucketParts("main", question, undefined),
    ...replicationParts(settings, question),
    ...backupParts(settings, question),
  ],
};

function replicas({ others: [other] }: Question<BucketFacts>): Dimension<BucketSettings> {
  const levels: Level<BucketSettings>[] = [{ set: { replicated: "nowhere" } }];
  if (other !== undefined) {
    const plain = `objects replicated to ${other.name}`;
    const timed = `objects replicated to ${other.name} with time control`;
    levels.push(
      priced(plain, PRICES.replicatedData, { replicated: "some time" }),
      priced(timed, PRICES.replicatedInTime, { replicated: "in time" }),
    );
  }
  return { name: "replicas", bearsOn: ["region"], levels };
}

/** A bucket with what belongs to it. */
function bucketParts(
  id: "main" | "replica",
  { detectionWindow = 0 }: Question<BucketFacts>,
  region: string | undefined,
): readonly Blueprint[] {
  const days = Math.max(FEWEST_DAYS, Math.ceil(detectionWindow / DAY));
  const prefix = id === "main" ? "" : `${id}-`;
  const part = (name: string, type: string, purpose: string): Omit<Blueprint, "inputs"> => ({
    id: `${prefix}${name}`,
    type,
    ...(region === undefined ? {} : { region }),
    tags: "none",
    scope: "member",
    purpose,
  });
  const of = reference(id, "id");
  return [
    {
      ...part(id, "aws:s3/bucket:Bucket", id === "main" ? "the bucket" : "holds replicas of its objects"),
      id,
      inputs: { forceDestroy: false },
      tags: id === "main" ? "member" : "aside",
      protect: true,
    },
    {
      ...part("versioning", "aws:s3/bucketVersioning:BucketVersioning", "keeps earlier versions"),
      inputs: { bucket: of, versioningConfiguration: { status: "Enabled" } },
    },
    {
      ...part(
        "lifecycle",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "ends what earlier versions cost",
      ),
      inputs: {
        bucket: of,
        rules: [{ id: "earlier-versions", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: days } }],
      },
    },
    {
      ...part("public-access", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "keeps it private"),
      inputs: {
        bucket: of,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    },
  ];
}

function replicationParts({ replicated }: BucketSettings, question: Question<BucketFacts>): readonly Blueprint[] {
  const [other] = question.others;
  if (replicated === "nowhere" || other === undefined) return [];
  const inTime = { status: "Enabled", time: { minutes: 15 } };
  const destination = {
    bucket: reference("replica", "arn"),
    ...(replicated === "in time"
      ? { replicationTime: inTime, metrics: { status: "Enabled", eventThreshold: { minutes: 15 } } }
      : { metrics: { status: "Enabled" } }),
  };
  return [
    ...bucketParts("replica", question, other.name),
    {
      id: "replication",
      type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
      inputs: {
        bucket: reference("main", "id"),
        role: given("replication-role"),
        rules: [
          {
            id: "everything",
            status: "Enabled",
            filter: {},
            deleteMarkerReplication: { status: "Disabled" },
            destination,
          },
        ],
      },
      tags: "none",
      scope: "member",
      after: ["versioning", "replica-versioning"],
      purpose: "replicates its objects to another Region",
    },
  ];
}
