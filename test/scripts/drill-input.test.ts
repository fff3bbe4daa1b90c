import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { type Fault, type Lab, startLab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

let lab: Lab;
let directory: string;
beforeAll(async () => {
  const at: readonly [number, number] = [0, 0];
  lab = await startLab({ backEnd: "simulated", durations: { restore: at, delete: at, modify: at, "start-job": at } });
});
afterAll(() => lab.stop());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "drill-"));
});
afterEach(() => {
  lab.clearFaults();
  rmSync(directory, { recursive: true, force: true });
});

const ARN = "arn:aws:rds:us-east-1:123456789012:db:orders-db";
const INTO = ["--subnet-group", "isolated", "--security-group", "sg-0isolated0000000000", "--poll", "1s"];
const LIVE = ["--service", "orders", "--kind", "continuous", ...INTO];
const ORDERS = ["--resource", ARN, ...LIVE];

const drill = (args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
  lifeboat(directory, ["drill", ...args], { ...lab.environment, ...more });

async function databases(): Promise<readonly string[]> {
  const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
  return DBInstances.map(({ DBInstanceIdentifier = "" }) => DBInstanceIdentifier);
}

/** What a drill said last. */
const last = (err: string) => err.split("\n").at(-1);

describe("refused, in one line, before anything is made", () => {
  test.each<[string, readonly string[], readonly Fault[], string]>([
    [
      "no such database",
      ["--resource", `${ARN}x`, ...LIVE],
      [],
      "error: refused: there is no arn:aws:rds:us-east-1:123456789012:db:orders-dbx; is the Region right?",
    ],
    [
      "the database of another Region",
      ["--resource", ARN.replace("us-east-1", "eu-west-3"), ...LIVE],
      [],
      "error: refused: there is no arn:aws:rds:eu-west-3:123456789012:db:orders-db; is the Region right?",
    ],
    [
      "no permission to look",
      ORDERS,
      [{ kind: "failing", operation: "DescribeDBInstances", code: "AccessDenied", status: 403 }],
      "error: refused: no permission for rds:DescribeDBInstances; lifeboat iam-policy prints what a drill needs",
    ],
  ])("%s", async (_, args, faults, message) => {
    lab.addFaults(...faults);
    const { code, out, err } = await drill(["run", ...args]);
    lab.clearFaults();
    expect([code, out, last(err)]).toEqual([2, "", message]);
    expect(await databases()).toEqual(["orders-db"]);
    expect(readdirSync(directory)).toEqual([".lifeboat"]);
  });

  test("evidence that is corrupt: the line is named, and the file stays as it is", async () => {
    const file = join(directory, "evidence", "orders", "orders-20261128T120000Z-3f2a9c.json");
    mkdirSync(join(directory, "evidence", "orders"), { recursive: true });
    writeFileSync(file, "{\n");
    expect(await drill(["run", ...ORDERS])).toEqual({
      code: 2,
      out: "",
      err: "error: evidence/orders/orders-20261128T120000Z-3f2a9c.json, line 2: is not JSON",
    });
    expect(readFileSync(file, "utf8")).toBe("{\n");
    expect(await databases()).toEqual(["orders-db"]);
  });
});

describe("what the backups do not give is a failed drill, and evidence", () => {
  test.each<[string, readonly string[], readonly Fault[], string]>([
    [
      "no recovery point",
      ["--resource", ARN, "--service", "orders", "--region", "us-west-1", ...INTO],
      [],
      "select: there is no recovery point of orders-db in us-west-1",
    ],
    [
      "no permission to restore",
      ORDERS,
      [{ kind: "failing", operation: "RestoreDBInstanceToPointInTime", code: "AccessDenied", status: 403 }],
      "restore: no permission for rds:RestoreDBInstanceToPointInTime; lifeboat iam-policy prints what a drill needs",
    ],
  ])("%s", async (_, args, faults, because) => {
    lab.addFaults(...faults);
    const { code, out } = await drill(["run", ...args, "--format", "json"]);
    const [record] = JSON.parse(out).drills;
    expect([code, record.outcome, record.because, record.cleanup.left]).toEqual([1, "failed", because, []]);
    expect(await databases()).toEqual(["orders-db"]);
  });
});

test("a full disk: what was made is removed, and what to do is said", async () => {
  const full = join(directory, "full.cjs");
  writeFileSync(
    full,
    `const fs = require("node:fs");
const { writeSync } = fs;
let full = false;
fs.writeSync = (handle, data, ...more) => {
  full ||= String(data).includes('"event":"begun","step":"harden"');
  if (full) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  return writeSync(handle, data, ...more);
};
`,
  );
  const { code, out, err } = await drill(["run", ...ORDERS], { NODE_OPTIONS: `--require ${full}` });
  const [, id] = /drill (\S+), journal/.exec(err) ?? [];
  expect([code, out, last(err)]).toEqual([
    2,
    "",
    `error: .lifeboat/drills/${id}.jsonl: cannot be written (ENOSPC); make room, then run lifeboat sweep`,
  ]);
  expect(await databases()).toEqual(["orders-db"]);
  expect((await lifeboat(directory, ["sweep"], lab.environment)).out).toBe("Nothing to sweep: no drill holds a lease.");
});

test("a journal that is corrupt: the line is named, and the file stays as it is", async () => {
  const file = join(directory, ".lifeboat", "drills", "orders-1.jsonl");
  mkdirSync(join(directory, ".lifeboat", "drills"), { recursive: true });
  writeFileSync(file, "{]\n");
  const err =
    "error: .lifeboat/drills/orders-1.jsonl: line 1 is corrupt; the drill cannot be resumed, lifeboat sweep removes what it left";
  expect(await drill(["resume", "orders-1"])).toEqual({ code: 2, out: "", err });
  expect(await drill(["status"])).toEqual({ code: 2, out: "", err });
  expect(readFileSync(file, "utf8")).toBe("{]\n");
});
