import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "..", "..");
const REPORT = join(ROOT, "test", "golden", "orders-flawed.json");
const simulate = (...args: readonly string[]) => lifeboat(ROOT, ["simulate", ...args]);

const TOLD = `Lost: region eu-central-1 (scenario region)

never  orders  (team-orders)  beyond RTO 8h
never    orders-db: nothing brings it back; closed: restore a snapshot from AWS Backup (not so: its
           points lie in another Region)`;

test("a saved report and a program come to the same", async () => {
  const saved = await simulate("--lose", "region:eu-central-1", "--from", REPORT);
  expect([saved.code, saved.out]).toEqual([0, TOLD]);
  const run = await simulate("--lose", "region:eu-central-1", "orders", "--stack", "orders-flawed");
  expect([run.code, run.out]).toEqual([0, TOLD]);
});

test("as data", async () => {
  const { code, out } = await simulate("--lose", "data:orders-db", "--from", REPORT, "--format", "json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    lost: "the data of orders-db",
    scenario: "data",
    affected: [{ name: "orders", hit: "surely" }],
    unaffected: [],
  });
});

test.each([
  [["--lose", "zone:us-east-1a", "--from", REPORT], "no member is known to stand in zone us-east-1a; no zone is known"],
  [
    ["--lose", "account", "billing", "--from", REPORT],
    "no service billing is declared in stack orders-flawed; there are orders",
  ],
  [["--from", REPORT], "required option '--lose <what>' not specified"],
])("%j is refused", async (args, message) => {
  const { code, err } = await simulate(...args);
  expect([code, err.split("\n")[0]]).toEqual([2, `error: ${message}`]);
});
