import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { type Lab, startLab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { eventually } from "../lab/postgres/database";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

let lab: Lab;
let directory: string;
beforeAll(async () => {
  lab = await startLab({
    sources: [
      { kind: "instance", name: "orders-db", rows: 100, heartbeat: 0 },
      { kind: "table", name: "carts" },
    ],
  });
});
afterAll(() => lab.stop());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "drill-"));
  writeFileSync(join(directory, "state.json"), JSON.stringify(stateOf("orders")));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const VOLUME = "arn:aws:ec2:us-east-1:123456789012:volume/vol-1";
const URN = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders";
const INTO = ["--subnet-group", "isolated", "--security-group", "sg-0isolated0000000000", "--poll", "1s"];
const ORDERS = ["orders", "--state", "state.json", ...INTO];

/** What pulumi stack export prints, as far as it matters. */
function stateOf(service: string, inputs: object = {}) {
  const tags = {
    "continuity:service": service,
    "continuity:rto": "4h",
    "continuity:rpo": "1h",
    "continuity:owner": "team-o",
  };
  const resource = { urn: URN, type: "aws:rds/instance:Instance", inputs: { ...inputs, tags } };
  const outputs = { arn: `arn:aws:rds:us-east-1:${"123456789012"}:db:orders-db`, tags };
  return { version: 3, deployment: { resources: [{ ...resource, outputs }] } };
}

/** Of a team that drills often, and says how long a restore takes. */
const SETTINGS = `
evidence: { directory: drills, cadence: 1d }
assumptions:
  - { what: restore-time, for: "name:orders", value: 77m, owner: team-o, reason: timed, until: "2099-01-01" }
`;

const run = (...args: string[]) => lifeboat(directory, args, { ...lab.environment });

async function databases(): Promise<readonly string[]> {
  const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
  return DBInstances.map(({ DBInstanceIdentifier = "" }) => DBInstanceIdentifier);
}

/** Waits until the source can be restored to an instant: its log is archived a little later than it is written. */
async function restorableTo(instant: Date): Promise<void> {
  await eventually(async () => {
    const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
    const [latest] = DBInstances.flatMap(({ LatestRestorableTime: at }) =>
      at !== undefined && at > instant ? [at] : [],
    );
    return latest;
  });
}

/** The same wherever, whenever and however fast it ran. */
function timeless(text: string): string {
  return text
    .replace(/\d{8}[tT]\d{6}[zZ]-[0-9a-f]{6}/g, "ID")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "INSTANT")
    .replace(/(\d+[hms])+/g, "TIME")
    .replace(/^(\s+[a-z-]+\s+)[\d.]*(TIME|\d+s)\s+█+.*$|^(\s+[a-z-]+\s+)[\d.]*TIME\s+█*.*$/gm, "$1$3BAR");
}

test("a drill of a service: restored, measured, removed, and kept as evidence", async () => {
  const { code, out } = await run(
    "drill",
    "run",
    ...ORDERS,
    "--from",
    "latest",
    "--load",
    "--report",
    "drill.md",
    "--format",
    "json",
  );
  const { drills } = JSON.parse(out);
  expect([code, drills.length]).toEqual([0, 1]);
  expect(drills[0]).toMatchObject({
    environment: "lab",
    service: "orders",
    member: { urn: URN, name: "orders", type: "aws:rds/instance:Instance" },
    objective: { rtoSeconds: 14_400, rpoSeconds: 3600 },
    outcome: "passed",
    loaded: { by: "reading" },
    achieved: { rtoLoadedSeconds: expect.any(Number) },
    cleanup: { proven: true },
  });
  expect(readdirSync(join(directory, "evidence", "orders"))).toEqual([`${drills[0].id}.json`]);
  expect(readFileSync(join(directory, "drill.md"), "utf8")).toContain("# Restore drill of orders: passed\n");
  expect(await databases()).toEqual(["orders-db"]);

  const verified = await run("evidence", "verify");
  expect([verified.code, verified.out.split("\n")[0]]).toEqual([
    0,
    expect.stringContaining("orders  whole: 1 record of"),
  ]);
  expect(await run("drill", "status")).toEqual({ code: 0, out: `${drills[0].id}  ended: passed`, err: "" });
  expect(timeless((await run("evidence", "show")).out).split("\n")[1]).toMatch(
    / passed +TIME of TIME +TIME of TIME +TIME of TIME +lab +orders-ID$/,
  );
  const due = await run("drill", "run", "--due", "--endpoint", lab.endpoint, ...ORDERS);
  expect([due.code, due.err]).toEqual([0, "nothing is due"]);
});

test("another lifeboat.yaml tells where evidence is kept, how often to drill, and what may be expected", async () => {
  const elsewhere = ["--settings", join("ops", "lifeboat.yaml")];
  const kept = { region: "us-east-1", backupRetentionPeriod: 7, deletionProtection: true };
  writeFileSync(join(directory, "state.json"), JSON.stringify(stateOf("orders", kept)));
  mkdirSync(join(directory, "ops"));
  writeFileSync(join(directory, "ops", "lifeboat.yaml"), SETTINGS);
  const { code, out } = await run("drill", "run", ...ORDERS, ...elsewhere, "--format", "json");
  const [{ id, predicted }] = JSON.parse(out).drills;
  expect([code, readdirSync(join(directory, "ops", "drills", "orders"))]).toEqual([0, [`${id}.json`]]);
  // 77m, and up to half an hour of what people do.
  expect(predicted).toEqual({ rto: { lo: 4620, hi: 6420 }, rpo: { lo: 300, hi: 300 } });
  const due = (...more: string[]) => run("drill", "run", "--due", "--endpoint", lab.endpoint, ...ORDERS, ...more);
  expect((await due(...elsewhere)).err).toBe("nothing is due");
  expect(await run("drill", "plan", ...ORDERS, "--settings", "gone.yaml")).toEqual({
    code: 2,
    out: "",
    err: "error: ./gone.yaml: cannot be read; is the path right?",
  });
});

test("a plan prints every call, and makes none", async () => {
  const { code, out } = await run("drill", "plan", ...ORDERS, "--kind", "continuous");
  expect([code, timeless(out).split("\n")]).toEqual([
    0,
    [
      "orders: would restore the continuous arn:aws:rds:us-east-1:123456789012:db:orders-db",
      "  with data up to INSTANT, into isolated in us-east-1",
      "  at most TIME of db.t4g.medium and 20 GiB",
      "",
      expect.stringMatching(
        /^rds:RestoreDBInstanceToPointInTime in us-east-1 \{"SourceDBInstanceIdentifier":"orders-db","TargetDBInstanceIdentifier":"lifeboat-drill-ID","UseLatestRestorableTime":true,"DBInstanceClass":"db.t4g.medium","MultiAZ":false,"DBParameterGroupName":"default.postgres\d+","StorageType":"gp3","DBSubnetGroupName":"isolated","VpcSecurityGroupIds":\["sg-0isolated0000000000"\],"DeletionProtection":false,"CopyTagsToSnapshot":false,"Tags":\[\{"Key":"lifeboat:drill-id","Value":"orders-ID"\},\{"Key":"lifeboat:expires-at","Value":"INSTANT"\},\{"Key":"lifeboat:owner","Value":"team-o"\}\],"BackupRetentionPeriod":0,"PubliclyAccessible":false\}$/,
      ),
      'rds:DeleteDBInstance in us-east-1 {"DBInstanceIdentifier":"lifeboat-drill-ID","SkipFinalSnapshot":true,"DeleteAutomatedBackups":true}',
    ],
  ]);
  expect(await databases()).toEqual(["orders-db"]);
  expect(readdirSync(directory)).toEqual(["state.json"]);
});

describe("a drill that is killed while it waits for the restore", () => {
  const command = join(__dirname, "..", "..", "dist", "scripts", "lifeboat.js");

  async function kill(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly id: string }> {
    lab.addFaults({ kind: "slow", operation: "restore", seconds: 3, times: 1 });
    const env = { ...process.env, ...lab.environment };
    const child = spawn(process.execPath, [command, "drill", "run", ...ORDERS], { cwd: directory, env });
    let told = "";
    const ended = new Promise<number | null>((settle) => child.once("close", settle));
    child.stdout.resume();
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      const waiting = told.includes("wait for the restore");
      told += text;
      if (!waiting && told.includes("wait for the restore")) child.kill(signal);
    });
    return { code: await ended, id: /drill (\S+), journal/.exec(told)?.[1] ?? "" };
  }

  test("SIGKILL leaves what resume takes up", async () => {
    const { code, id } = await kill("SIGKILL");
    expect(code).toBeNull();
    expect((await run("drill", "status")).out).toBe(
      `${id}  at restored; may have left something: resume it, or run lifeboat sweep`,
    );
    const busy = await run("drill", "run", ...ORDERS);
    expect([busy.code, busy.err]).toEqual([
      2,
      `error: arn:aws:rds:us-east-1:123456789012:db:orders-db is being drilled, or drill ${id} died: wait for it, or run lifeboat drill resume ${id}, or lifeboat sweep`,
    ]);
    const resumed = await run("drill", "resume", id);
    expect([resumed.code, resumed.out.split("\n")[0]]).toEqual([0, "orders  passed  (lab: no evidence of production)"]);
    expect(await databases()).toEqual(["orders-db"]);
  });

  test("SIGKILL leaves what sweep removes", async () => {
    const { id } = await kill("SIGKILL");
    const name = id.replace("orders-", "lifeboat-drill-").toLowerCase();
    expect(await databases()).toEqual(["orders-db", name]);
    expect(await run("sweep", "--poll", "1s")).toEqual({
      code: 0,
      out: `${id}: removed instance ${name}, and it is gone`,
      err: "",
    });
    expect(await databases()).toEqual(["orders-db"]);
    expect((await run("sweep")).out).toBe("Nothing to sweep: no drill holds a lease.");
  });

  test("SIGINT cleans up by itself, and the evidence says that it was stopped", async () => {
    const { code, id } = await kill("SIGINT");
    expect(code).toBe(1);
    expect(await databases()).toEqual(["orders-db"]);
    const record = JSON.parse(readFileSync(join(directory, "evidence", "orders", `${id}.json`), "utf8"));
    expect([record.outcome, record.because, record.cleanup.proven]).toEqual([
      "aborted",
      "restored: stopped by SIGINT",
      true,
    ]);
  });
});

describe("wrong usage, in one line", () => {
  test.each<[string, readonly string[], string]>([
    [
      "nothing to drill",
      ["drill", "run", ...INTO],
      "error: say what to drill: a service with --state FILE, or --resource ARN with --service NAME",
    ],
    [
      "no such service",
      ["drill", "run", "billing", "--state", "state.json", ...INTO],
      "error: state.json: nothing in it that drills restore has the tag continuity:service=billing",
    ],
    [
      "no state",
      ["drill", "run", "orders", "--state", "gone.json", ...INTO],
      "error: gone.json: cannot be read as JSON; write it with pulumi stack export --file",
    ],
    [
      "what cannot be drilled",
      ["drill", "run", "--resource", "arn:aws:sqs:us-east-1:123456789012:orders", "--service", "orders"],
      "error: arn:aws:sqs:us-east-1:123456789012:orders is not the ARN of a DB instance or cluster, DynamoDB table, S3 bucket, EFS file system or EBS volume: drills restore those",
    ],
    [
      "a bucket, wherever that is",
      ["drill", "run", "--resource", "arn:aws:s3:::orders", "--service", "orders"],
      "error: arn:aws:s3:::orders does not say its Region: give --region",
    ],
    [
      "a database, wherever to",
      ["drill", "run", "orders", "--state", "state.json", "--subnet-group", "isolated"],
      "error: orders is a database: give --subnet-group and --security-group, an isolated place for it",
    ],
    [
      "what a volume cannot be asked",
      [
        "drill",
        "run",
        "--resource",
        VOLUME,
        "--service",
        "orders",
        "--manifest",
        "m.json",
        "--heartbeat",
        "at",
        "--amcheck",
      ],
      "error: a volume cannot be asked --amcheck, --heartbeat, --manifest; use --check, or --member",
    ],
    ["no such drill", ["drill", "resume", "orders-1"], "error: there is no drill orders-1 in .lifeboat/drills"],
    [
      "no such point",
      ["drill", "run", ...ORDERS, "--from", "yesterday"],
      "error: --from takes latest, oldest, random, an ARN, or an instant such as 2026-11-28T02:00:00Z",
    ],
    [
      "a report of another kind",
      ["drill", "run", ...ORDERS, "--report", "drill.pdf"],
      "error: --report takes a file that ends in .html, .md or .json",
    ],
    [
      "an open network",
      [
        "drill",
        "plan",
        "orders",
        "--state",
        "state.json",
        "--subnet-group",
        "default",
        "--security-group",
        "sg-0isolated0000000000",
      ],
      "error: default is not isolated: its subnets have a route to the internet (igw-0default0000000000); security group sg-0isolated0000000000 is of vpc-0isolated000000000, not of vpc-0default0000000000",
    ],
  ])("%s", async (_, args, err) => {
    expect(await run(...args)).toEqual({ code: 2, out: "", err });
  });
});

test("cut off from AWS: refused, and what to look at", async () => {
  lab.addFaults({ kind: "connection-cut", operation: "GetCallerIdentity" });
  const plan = await run("drill", "plan", ...ORDERS);
  lab.clearFaults();
  expect([plan.code, plan.err]).toEqual([
    2,
    "error: AWS cannot be reached (GetCallerIdentity: TimeoutError); is the Region or --endpoint right?",
  ]);
});

test("a table is planned and drilled by its ARN, without a network", async () => {
  const table = ["--resource", "arn:aws:dynamodb:us-east-1:123456789012:table/carts", "--service", "carts"];
  const role = ["--backup-role", "arn:aws:iam::123456789012:role/restore", "--poll", "1s"];
  const plan = await run("drill", "plan", ...table, ...role);
  expect([plan.code, timeless(plan.out).split("\n").slice(1)]).toEqual([
    0,
    [
      "  with data up to INSTANT, into us-east-1",
      "  at most TIME of 1 GiB",
      "",
      expect.stringMatching(
        /^backup:StartRestoreJob in us-east-1 \{.*"Metadata":\{"encryptionType":"Default","targetTableName":"lifeboat-drill-ID"\}\}$/,
      ),
      expect.stringMatching(/^dynamodb:TagResource in us-east-1 .*:table\/lifeboat-drill-ID".*lifeboat:drill-id/),
      expect.stringMatching(/^backup:PutRestoreValidationResult in us-east-1 /),
      'dynamodb:DeleteTable in us-east-1 {"TableName":"lifeboat-drill-ID"}',
    ],
  ]);
  writeFileSync(join(directory, "m.json"), JSON.stringify({ manifestVersion: 1, takenAt: "2026-11-28", count: 101 }));
  const asked = ["--heartbeat", "at", "--manifest", "m.json", "--check", 'test "$LIFEBOAT_RESOURCE_KIND" = table'];
  const drilled = await run("drill", "run", ...table, ...role, ...asked, "--format", "json");
  const [record] = JSON.parse(drilled.out).drills;
  expect([drilled.code, record.outcome, record.achieved.rpoQuality, record.notChecked]).toEqual([
    0,
    "passed",
    "heartbeat",
    undefined,
  ]);
  expect(record.member).toEqual({ arn: table[1], type: "aws:dynamodb/table:Table", name: "carts" });
  const verified = await run("evidence", "verify");
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining("carts  whole: 1 record of")]);
});

test("heartbeats are written, counted in a manifest, and measured by a drill", async () => {
  const [source] = (await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}))).DBInstances ?? [];
  const database = { PGHOST: "127.0.0.1", PGPORT: `${source?.Endpoint?.Port}`, PGUSER: "lab", PGDATABASE: "postgres" };
  const args = ["heartbeat", "--source", "orders-db", "--manifest", "manifest.json", "--checksum", "public.customers"];
  const { code, err } = await lifeboat(directory, args, database);
  expect([code, err]).toEqual([0, ""]);
  const { tables } = JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8"));
  expect(tables).toEqual([
    { name: "public.customers", rows: 10, checksum: expect.stringMatching(/^-?\d+$/) },
    { name: "public.heartbeat", rows: 1 },
    { name: "public.lifeboat_heartbeat", rows: 1 },
    { name: "public.orders", rows: 100 },
  ]);
  await restorableTo(new Date());
  writeFileSync(join(directory, "paid.sql"), "SELECT 1 FROM orders WHERE amount_cents <= 0;\n");
  writeFileSync(join(directory, "broken.sql"), "SELECT 1 FROM no_such_table");
  const drilled = await run(
    ...["drill", "run", ...ORDERS, "--kind", "continuous", "--manifest", "manifest.json", "--format", "json"],
    ...["--sql", "paid.sql", "broken.sql", "--check", 'test "$PGHOST" = 127.0.0.1'],
  );
  const [record] = JSON.parse(drilled.out).drills;
  expect([drilled.code, record.outcome, record.because, record.achieved.rpoQuality]).toEqual([
    1,
    "failed",
    "broken.sql: expected 0 rows, found cannot be run (SQLSTATE 42P01)",
    "heartbeat",
  ]);
  const checks = record.checks.map(({ rung, name, passed }: Record<string, unknown>) => `${rung}: ${name} ${passed}`);
  expect(checks).toEqual([
    "point: age of the point true",
    "point: encryption true",
    "point: Region true",
    "engine: engine true",
    "schema: digest of the schema true",
    "rows: rows of public.customers true",
    "checksum: checksum of public.customers true",
    "rows: rows of public.heartbeat true",
    "rows: rows of public.lifeboat_heartbeat true",
    "rows: rows of public.orders true",
    "freshness: heartbeat lifeboat_heartbeat.at true",
    "invariants: paid.sql true",
    "invariants: broken.sql false",
    "application: command true",
  ]);
});

test("a policy for drills", async () => {
  const { code, out } = await lifeboat(directory, ["iam-policy", "--account", "123456789012", "--region", "eu-west-1"]);
  const { Statement } = JSON.parse(out);
  expect([code, Statement.map(({ Sid }: { Sid: string }) => Sid)]).toEqual([
    0,
    ["Look", "ChangeOnlyWhatDrillsMade", "RestoreOnlyToNewNames", "PublishTheAgeOfDrills"],
  ]);
});
