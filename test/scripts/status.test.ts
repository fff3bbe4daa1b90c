import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutBackupVaultLockConfigurationCommand } from "@aws-sdk/client-backup";
import { GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { type Lab, startLab } from "../../lab";
import { appendEvidence } from "../../workspace/evidence/append";
import { deployedState } from "../drills/deployed";
import { draft } from "../drills/drafted";
import { clientsOf } from "../lab/clients";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

let lab: Lab;
let directory: string;
beforeAll(async () => {
  lab = await startLab({ backEnd: "simulated" });
  const lock = { BackupVaultName: "Default", MinRetentionDays: 7, ChangeableForDays: 3 };
  await clientsOf(lab, lab.copyRegion).backup.send(new PutBackupVaultLockConfigurationCommand(lock));
});
afterAll(() => lab.stop());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "status-"));
  writeFileSync(join(directory, "state.json"), JSON.stringify(deployedState()));
});
afterEach(() => {
  lab.clearFaults();
  rmSync(directory, { recursive: true, force: true });
});

/** A drill of the database in this lab, so many hours ago. */
function drilled(hours: number): void {
  appendEvidence(join(directory, "evidence"), draft(Date.now() - hours * 3_600_000));
}

const status = (...args: string[]) =>
  lifeboat(directory, ["status", "--state", "state.json", ...args], { ...lab.environment, NODE_NO_WARNINGS: "1" });

/** Who waits for a call, and answers each with the same HTTP status. */
async function startWatcher(answer: number) {
  let count = 0;
  const server = createServer((_, response) => {
    count += 1;
    response.writeHead(answer).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`,
    called: () => count,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const IN_ORDER =
  /^orders\/orders {2}ok {6}copy \S+ old, RPO 48h \(Default, us-west-2, locked, kept another 35d\); continuous backup \S+ old, RPO 1h \(us-east-1\); drilled 5h\S* ago, next in 30d$/;

test("all is in order: one line, and whoever watches is told", async () => {
  drilled(5);
  const watcher = await startWatcher(200);
  const { code, out, err } = await status("--ping", watcher.url, "--publish");
  expect([code, out, err]).toEqual([0, expect.stringMatching(IN_ORDER), ""]);
  lab.addFaults({ kind: "point-expired" });
  const failed = await status("orders", "--ping", watcher.url);
  expect([failed.code, failed.out]).toEqual([
    1,
    "orders/orders  failed  there is no usable copy in vault Default (us-west-2), only: 1 EXPIRED",
  ]);
  expect(watcher.called()).toBe(1);
  watcher.stop();
  lab.clearFaults();
  const unreachable = await status("--ping", watcher.url);
  expect([unreachable.code, unreachable.err]).toEqual([
    0,
    "note: --ping: nobody was told that all is well: ECONNREFUSED",
  ]);

  const { Datapoints = [] } = await clientsOf(lab).cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: "Lifeboat",
      MetricName: "DrillAge",
      Dimensions: [{ Name: "Service", Value: "orders" }],
      StartTime: new Date(0),
      EndTime: new Date(),
      Period: 60,
      Statistics: ["Maximum"],
    }),
  );
  expect(Datapoints.map(({ Maximum = 0, Unit }) => [Math.floor(Maximum / 3600), Unit])).toEqual([[5, "Seconds"]]);
});

test("what was never drilled fails, and has no age to publish", async () => {
  const { code, out, err } = await status("--publish", "--format", "json");
  const { ok, members } = JSON.parse(out);
  expect([code, ok, members.map(({ failures }: { failures: string[] }) => failures), err]).toEqual([
    1,
    false,
    [["no drill has ever restored it"]],
    "note: --publish: nothing of orders, of which not all members ever passed a drill",
  ]);
});

test("what cannot be published ends the command, and nobody is told that all is well", async () => {
  drilled(1);
  const watcher = await startWatcher(200);
  lab.addFaults({ kind: "failing", operation: "PutMetricData", code: "AccessDenied", status: 403 });
  const { code, err } = await status("--publish", "--ping", watcher.url);
  watcher.stop();
  expect([code, err, watcher.called()]).toEqual([
    2,
    "error: no permission for cloudwatch:PutMetricData; lifeboat iam-policy prints what a drill needs",
    0,
  ]);
});

test("a watcher that refuses is told of, without its secret", async () => {
  drilled(1);
  const watcher = await startWatcher(500);
  const { code, err } = await status("--ping", watcher.url);
  watcher.stop();
  expect([code, err]).toEqual([0, "note: --ping: nobody was told that all is well: it answered 500"]);
});

test("nobody answers: every member fails", async () => {
  drilled(1);
  lab.addFaults({ kind: "failing", operation: "GetCallerIdentity", code: "ExpiredToken", status: 403 });
  const { code, out } = await status();
  expect([code, out]).toEqual([
    1,
    "orders/orders  failed  AWS refused the credentials (GetCallerIdentity: ExpiredToken); sign in again",
  ]);
});

test("another lifeboat.yaml tells where the evidence is and how often to drill", async () => {
  appendEvidence(join(directory, "ops", "drills"), draft(Date.now() - 5 * 3_600_000));
  writeFileSync(join(directory, "ops", "lifeboat.yaml"), "evidence: { directory: drills, cadence: 2h }\n");
  const { code, out } = await status("--settings", join("ops", "lifeboat.yaml"));
  expect([code, out]).toEqual([
    1,
    expect.stringMatching(/^orders\/orders {2}failed {2}its last drill was 5h\S* ago, and the next is overdue$/),
  ]);
});

test("evidence that is corrupt", async () => {
  mkdirSync(join(directory, "evidence", "orders"), { recursive: true });
  writeFileSync(join(directory, "evidence", "orders", "orders-20261128T020000Z-3f2a9c.json"), "{");
  const { code, out } = await status();
  expect([code, out]).toEqual([
    1,
    "orders/orders  failed  evidence/orders/orders-20261128T020000Z-3f2a9c.json, line 1: is not JSON",
  ]);
});

test.each<[string, readonly string[], string]>([
  ["no such file", ["--state", "gone.json"], "error: gone.json: does not exist"],
  ["no such service", ["billing", "--state", "state.json"], "error: no service billing: there are orders"],
  [
    "no such lifeboat.yaml",
    ["--state", "state.json", "--settings", "gone.yaml"],
    "error: ./gone.yaml: cannot be read; is the path right?",
  ],
  [
    "an account without its profile",
    ["--state", "state.json", "--profile-of", "backup"],
    "error: --profile-of takes an account and a profile, such as 222222222222=backup",
  ],
])("wrong usage, in one line: %s", async (_, args, err) => {
  const env = { ...lab.environment, NODE_NO_WARNINGS: "1" };
  expect(await lifeboat(directory, ["status", ...args], env)).toEqual({ code: 2, out: "", err });
});
