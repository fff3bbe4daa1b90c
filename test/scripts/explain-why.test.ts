import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

const GRID = join(__dirname, "..", "components", "programs", "grid");
const ARGS = ["--stack", "dev", "--config", "grid:case=planned", "--config", "aws:region=eu-west-1"];
const ACCOUNT = ["--config", 'aws:allowedAccountIds=["111111111111"]'];

test("explain --why tells what a component chose, what it costs, and why nothing cheaper would do", async () => {
  const { code, out } = await lifeboat(GRID, ["explain", "standby-off", GRID, ...ARGS, ...ACCOUNT, "--why"]);
  expect(code).toBe(0);
  expect(out.slice(out.indexOf("m-0: DB instance")).split("\n")).toEqual([
    "m-0: DB instance, a standby in another zone",
    "  costs what runs: a standby in another zone",
    "  instance: proven",
    "    RTO 30m: at most 2m = Multi-AZ failover (typical) 1m to 2m",
    "    RPO 5m: at most 0s",
    "  zone: proven",
    "    RTO 30m: at most 2m = Multi-AZ failover (typical) 1m to 2m",
    "    RPO 5m: at most 0s",
    "  data: unproven until a drill has measured it, and tight",
    "    RTO 30m: no figure yet = detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 5m: at most 5m = upload of transaction logs 5m",
    "  chosen as the cheapest of 66 that will do; 22 are cheaper",
    "    DB instance (and 21 more)",
    "      instance: RTO 30m leaves no time for restore (detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m)",
  ]);
});

test("of a service that components have no part in there is nothing to tell", async () => {
  const root = join(__dirname, "..", "..");
  const { code, out } = await lifeboat(root, ["explain", "orders", root, "--stack", "orders", "--why"]);
  expect({ code, last: out.split("\n").at(-1) }).toEqual({
    code: 0,
    last: "No component has planned a member of orders: what there is was written by hand.",
  });
});
