import { createHash } from "node:crypto";
import { DescribeRestoreJobCommand, GetRestoreJobMetadataCommand } from "@aws-sdk/client-backup";
import { DescribeVolumesCommand } from "@aws-sdk/client-ec2";
import { DescribeFileSystemsCommand } from "@aws-sdk/client-efs";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { dryRun } from "../../drills/dry-run";
import { type DrillPlan, resourcesOf } from "../../drills/plan";
import { runDrill } from "../../drills/steps/run";
import type { Lab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { Bench, vaulted } from "./drilled";
import { arnOf, labOfStores, planOf, STORE_KINDS, type Stored, strays } from "./stored";

jest.setTimeout(60_000);

let lab: Lab;
let bench: Bench;
beforeAll(async () => {
  lab = await labOfStores();
  bench = new Bench(lab);
});
afterAll(async () => {
  bench.close();
  await lab.stop();
});

async function drill(kind: Stored, more: Partial<DrillPlan> = {}) {
  const plan = planOf(lab, kind, more);
  const state = await runDrill(bench.journal(plan), bench.context());
  return { plan, state, record: bench.evidence.find(({ id }) => id === plan.id) };
}

const orderSum = createHash("sha256")
  .update(JSON.stringify({ source: "invoices", amount: 100 }))
  .digest("hex");
const contents = { manifestVersion: 1, takenAt: "2026-11-28T00:00:00.000Z", count: 101 } as const;
const snapshot = { from: "latest", kind: "snapshot" } as const;
const OF_POINT = ["age of the point", "encryption", "Region"];
const UNASKED = {
  table: ["whether all items are there (--manifest)", "how recent the items are (--heartbeat ATTRIBUTE)"],
  bucket: ["whether all objects are there (--manifest)", "how recent the objects are (--heartbeat KEY)"],
  disk: ["what is in it: only a command of yours can mount it (--check)"],
};

describe("a store is restored, looked into, measured, and leaves nothing but evidence", () => {
  test.each<[string, Stored, () => Partial<DrillPlan>, object, readonly string[], readonly string[] | undefined]>([
    [
      "a table",
      "table",
      () => ({}),
      { kind: "snapshot", rpoQuality: "creation-date" },
      ["tags", "keys", "items"],
      UNASKED.table,
    ],
    [
      "a table, with its count and its mark",
      "table",
      () => ({ checks: { invariants: [], mark: "at", contents } }),
      { kind: "snapshot", rpoQuality: "heartbeat" },
      ["tags", "keys", "items", "newest at"],
      undefined,
    ],
    [
      "a copy of a table in another Region",
      "table",
      () => ({ region: lab.copyRegion }),
      { kind: "copy", rpoQuality: "creation-date" },
      ["tags", "keys", "items"],
      UNASKED.table,
    ],
    [
      "a bucket",
      "bucket",
      () => ({ choice: snapshot }),
      { kind: "snapshot", rpoQuality: "creation-date" },
      ["tags", "objects"],
      UNASKED.bucket,
    ],
    [
      "a bucket that is backed up continuously, with checksums and its mark",
      "bucket",
      () => ({
        choice: { from: "latest", kind: "continuous" },
        checks: {
          invariants: [],
          mark: "heartbeat",
          contents: { ...contents, objects: [{ key: "order-001", sha256: orderSum }] },
        },
      }),
      { kind: "continuous", rpoQuality: "heartbeat" },
      ["tags", "objects", "SHA-256 of order-001", "instant in heartbeat"],
      undefined,
    ],
    [
      "a file system",
      "file-system",
      () => ({}),
      { kind: "snapshot", rpoQuality: "creation-date" },
      ["tags", "size", "encryption of the copy"],
      UNASKED.disk,
    ],
    [
      "a volume, by a command of the user's",
      "volume",
      () => ({ checks: { invariants: [], command: 'case "$LIFEBOAT_RESOURCE_ID" in vol-0*) ;; *) exit 1;; esac' } }),
      { kind: "snapshot", rpoQuality: "creation-date" },
      ["tags", "size", "encryption of the copy", "command"],
      undefined,
    ],
  ])("%s", async (_, kind, more, point: { kind?: unknown; rpoQuality?: unknown }, checks, notChecked) => {
    const { plan, state, record } = await drill(kind, more());
    expect(state.failure).toBeUndefined();
    expect(record?.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(record).toMatchObject({
      environment: "lab",
      outcome: "passed",
      member: { arn: arnOf(lab, kind) },
      point: { kind: point.kind, region: plan.region, vault: "Default" },
      achieved: { rpoQuality: point.rpoQuality },
      shape: { alike: true },
      cleanup: { proven: true, removed: [expect.stringMatching(new RegExp(`^${kind} `))], left: [] },
    });
    expect(record?.checks.map(({ name }) => name)).toEqual([...OF_POINT, ...checks]);
    expect(record?.notChecked).toEqual(notChecked);
    expect(record?.phases.map(({ name }) => name)).toEqual([
      "declared",
      "decided",
      "point-selected",
      "requested",
      "restored",
      "reachable",
      "verified",
      "cleaned",
    ]);
    expect(await strays(lab, plan)).toEqual([]);
    expect(bench.leases.all()).toEqual([]);
    const job = new DescribeRestoreJobCommand({ RestoreJobId: state.results.restore?.jobId ?? "" });
    const { ValidationStatus } = await clientsOf(lab, plan.region).backup.send(job);
    expect(ValidationStatus).toBe("SUCCESSFUL");
  });
});

test.each<[Stored, (name: string) => object]>([
  ["table", (name) => ({ targetTableName: name, encryptionType: "Default" })],
  ["bucket", (name) => ({ DestinationBucketName: name, NewBucket: "true", EncryptionType: "SSE-S3" })],
  [
    "file-system",
    (name) => ({
      CreationToken: name,
      newFileSystem: "true",
      "file-system-id": "fs-1",
      Encrypted: "true",
      PerformanceMode: "generalPurpose",
    }),
  ],
  ["volume", () => ({ availabilityZone: "us-east-1a", volumeSize: "20", volumeType: "gp3", encrypted: "true" })],
])("what AWS Backup is told of a %s is new, named after the drill, and like its source", async (kind, metadata) => {
  const { plan, state } = await drill(kind, { choice: snapshot });
  const RestoreJobId = state.results.restore?.jobId ?? "";
  const { Metadata } = await clientsOf(lab).backup.send(new GetRestoreJobMetadataCommand({ RestoreJobId }));
  expect(Metadata).toEqual(metadata(resourcesOf(plan)[0]?.id ?? ""));
});

test.each(["file-system", "volume"] as const)(
  "a restored %s, which AWS names, carries the drill's name",
  async (kind) => {
    const seen: (string | undefined)[][] = [];
    const shell = {
      run: async () => {
        const { ec2, efs } = clientsOf(lab);
        const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
        const { FileSystems = [] } = await efs.send(new DescribeFileSystemsCommand({}));
        const made = [...Volumes, ...FileSystems].find(({ Tags = [] }) => Tags.some(({ Key }) => Key === "Name"));
        seen.push((made?.Tags ?? []).map(({ Key, Value }) => `${Key}=${Value}`));
        return 0;
      },
    };
    const plan = planOf(lab, kind, { checks: { invariants: [], command: "look" } });
    await runDrill(bench.journal(plan), bench.context({ shell }));
    expect(seen).toEqual([
      [
        `lifeboat:drill-id=${plan.id}`,
        `lifeboat:expires-at=${plan.deadline}`,
        "lifeboat:owner=team-orders",
        `Name=${resourcesOf(plan)[0]?.id}`,
      ],
    ]);
  },
);

test.each(STORE_KINDS)(
  "a dry run of a %s says every call that would change something, and makes none",
  async (kind) => {
    const plan = planOf(lab, kind, { choice: snapshot });
    const { calls } = await dryRun(bench.aws, plan, () => 0);
    const removal = {
      table: ["TagTable", "PutRestoreValidationResult", "DeleteTable"],
      bucket: ["PutBucketTagging", "PutRestoreValidationResult", "DeleteObjects", "DeleteBucket"],
      "file-system": ["TagFileSystem", "PutRestoreValidationResult", "DeleteFileSystem"],
      volume: ["CreateTags", "PutRestoreValidationResult", "DeleteVolume"],
    }[kind];
    expect(calls.map(({ operation }) => operation)).toEqual(["StartRestoreJob", ...removal]);
    expect(await strays(lab, plan)).toEqual([]);
  },
);

test("a point by its ARN is drilled, and one of another resource is not", async () => {
  const from = await vaulted(lab, arnOf(lab, "bucket"), ":continuous:");
  expect((await drill("bucket", { choice: { from } })).record?.point?.arn).toBe(from.arn);
  const { record } = await drill("table", { choice: { from } });
  expect(record).toMatchObject({
    outcome: "failed",
    because: `select: ${from.arn} is no recovery point of carts in us-east-1 that was asked for`,
    point: null,
  });
});
