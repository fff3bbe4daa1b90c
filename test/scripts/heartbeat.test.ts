import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { readStoreManifest } from "../../drills/verify/store-manifest";
import { type Lab, startLab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

let lab: Lab;
let directory: string;
beforeAll(async () => {
  const sources = [
    { kind: "table", name: "carts" },
    { kind: "bucket", name: "invoices" },
  ] as const;
  lab = await startLab({ backEnd: "simulated", account: "111111111111", sources });
});
afterAll(() => lab.stop());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "heartbeat-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const TABLE = ["--resource", "arn:aws:dynamodb:us-east-1:111111111111:table/carts"];
const BUCKET = ["--resource", "arn:aws:s3:::invoices", "--region", "us-east-1"];
const MANIFEST = ["--manifest", "manifest.json"];

const heartbeat = (...args: string[]) =>
  lifeboat(directory, ["heartbeat", ...args], { ...lab.environment, NODE_NO_WARNINGS: "1" });

/** As a drill reads it. */
function written() {
  const file = join(directory, "manifest.json");
  return readStoreManifest(file, readFileSync(file, "utf8"));
}

test("a table is counted", async () => {
  expect(await heartbeat(...TABLE, ...MANIFEST)).toEqual({ code: 0, out: "", err: "" });
  expect(written()).toEqual({ manifestVersion: 1, takenAt: expect.any(String), count: 101 });
});

test("a bucket is counted, and what never changes in it is read", async () => {
  const { Body } = await clientsOf(lab).s3.send(new GetObjectCommand({ Bucket: "invoices", Key: "heartbeat" }));
  const hash = createHash("sha256").update((await Body?.transformToByteArray()) ?? "");
  expect(await heartbeat(...BUCKET, ...MANIFEST, "--checksum", "heartbeat")).toEqual({ code: 0, out: "", err: "" });
  expect(written()).toEqual({
    manifestVersion: 1,
    takenAt: expect.any(String),
    count: 101,
    objects: [{ key: "heartbeat", sha256: hash.digest("hex") }],
  });
});

test.each<[string, readonly string[], string]>([
  [
    "no manifest",
    BUCKET,
    "error: --resource needs --manifest: a table or a bucket is counted, no row is written into it",
  ],
  [
    "no Region of a bucket",
    ["--resource", "arn:aws:s3:::invoices", ...MANIFEST],
    "error: arn:aws:s3:::invoices does not say its Region: give --region",
  ],
  [
    "no such bucket",
    ["--resource", "arn:aws:s3:::nothing", "--region", "us-east-1", ...MANIFEST],
    "error: ListObjectsV2: The specified bucket does not exist (NoSuchBucket)",
  ],
  [
    "no such object",
    [...BUCKET, ...MANIFEST, "--checksum", "gone"],
    "error: invoices: there is no object gone to take a checksum of",
  ],
  [
    "a checksum of items",
    [...TABLE, ...MANIFEST, "--checksum", "cart-1"],
    "error: a table has a count only: --checksum takes objects of a bucket",
  ],
  [
    "a database",
    ["--resource", "arn:aws:rds:us-east-1:111111111111:db:orders", ...MANIFEST],
    "error: arn:aws:rds:us-east-1:111111111111:db:orders: --resource takes the ARN of a table or a bucket; a database is the one that PGHOST names",
  ],
  [
    "a row a minute",
    [...TABLE, ...MANIFEST, "--every", "1m"],
    "error: option '--resource <arn>' cannot be used with option '--every <duration>'\n(lifeboat --help lists the commands)",
  ],
])("wrong usage, in one line, and no manifest: %s", async (_, args, err) => {
  expect(await heartbeat(...args)).toEqual({ code: 2, out: "", err });
  expect(existsSync(join(directory, "manifest.json"))).toBe(false);
});
