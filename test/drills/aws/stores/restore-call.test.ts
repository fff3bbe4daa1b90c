import { expect, test } from "@jest/globals";
import { restoreCall } from "../../../../drills/aws/restore-calls";
import type { Store } from "../../../../drills/aws/stores/store";
import type { Selection } from "../../../../drills/journal/entry";
import type { DrillPlan } from "../../../../drills/plan";
import { at, DISK, PLAN, SELECTION } from "../../state";

const NAME = "lifeboat-drill-20261128t120000z-3f2a9c";
const ROLE = "arn:aws:iam::123456789012:role/restore";
const like = { availabilityZone: "eu-west-1a", volumeType: "io2", volumeSize: "500", iops: "9000" };
const zonal = { "file-system-id": "fs-1", singleAzFilesystem: "true", availabilityZoneName: "eu-west-1a" };

function called(
  store: Partial<Store>,
  inferred: Readonly<Record<string, string>>,
  more: Partial<Selection> = {},
  region = "eu-west-1",
) {
  const source: Store = { ...DISK, ...store };
  const target = { ...PLAN.target, kind: source.kind };
  const plan: DrillPlan = { ...PLAN, target, region, backupRole: ROLE };
  return restoreCall(plan, { ...SELECTION, via: "backup", source, ...more }, inferred);
}

test("a volume is restored like its source, in its zone", () => {
  const inferred = { availabilityzone: "eu-west-1c", encrypted: "true", volumeType: "gp3" };
  expect(called({ kind: "volume", like }, inferred)).toEqual({
    region: "eu-west-1",
    operation: "StartRestoreJob",
    input: {
      RecoveryPointArn: SELECTION.point.arn,
      IamRoleArn: ROLE,
      ResourceType: "EBS",
      IdempotencyToken: PLAN.id,
      CopySourceTagsToRestoredResource: false,
      Metadata: { encrypted: "true", ...like },
    },
  });
});

test.each<[string, Partial<Store>, Readonly<Record<string, string>>, object]>([
  [
    "a volume: AWS Backup chooses the zone",
    { kind: "volume", like },
    { availabilityZone: "eu-central-1b" },
    { availabilityZone: "eu-central-1b", volumeType: "io2", volumeSize: "500", iops: "9000" },
  ],
  [
    "a file system of one zone: it is spread",
    { kind: "file-system", like: zonal },
    {},
    { "file-system-id": "fs-1", CreationToken: NAME, newFileSystem: "true" },
  ],
])("in another Region, %s", (_, store, inferred, metadata) => {
  expect(called(store, inferred, {}, "eu-central-1").input).toMatchObject({ Metadata: metadata });
  const { Metadata } = called(store, inferred, {}, "eu-central-1").input as { Metadata: object };
  expect(Metadata).toEqual(metadata);
});

test("a bucket that is backed up continuously is restored to an instant", () => {
  const point = { ...SELECTION.point, kind: "continuous" as const };
  const { Metadata } = called({ kind: "bucket" }, { destinationBucketName: "x" }, { point, restoreTo: at(-900) })
    .input as { Metadata: object };
  expect(Metadata).toEqual({ DestinationBucketName: NAME, NewBucket: "true", RestoreTime: at(-900) });
});
