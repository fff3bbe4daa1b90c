import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { expect, test } from "@jest/globals";
import { startLab } from "../../../lab";
import { clientsOf } from "../clients";
import { query } from "./database";

const root = join(__dirname, "../../..");

test("a lab that was killed is started again over the servers that it left running, and has lost nothing", async () => {
  const parent = mkdtempSync(join(tmpdir(), "lab-killed-"));
  chmodSync(parent, 0o711);
  const folder = join(parent, "state");
  const child = spawn(
    process.execPath,
    ["-r", join(root, "test/engine/register.js"), join(__dirname, "started.ts"), folder],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { port } = JSON.parse(line.toString()) as { port: number };
  await query(port, "INSERT INTO orders (customer_id, amount_cents, placed_at) VALUES (1, 1, now())");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await query(port, "SELECT 1 AS alive")).toEqual([{ alive: 1 }]);

  const lab = await startLab({ folder });
  const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
  expect(DBInstances.map((one) => one.Endpoint?.Port)).toEqual([port]);
  expect(await query(port, "SELECT count(*)::int AS orders FROM orders")).toEqual([{ orders: 11 }]);
  await lab.stop();
  expect(readFileSync(join(folder, "journal.jsonl"), "utf8")).toMatch(/"orders-db"/);
  await expect(query(port, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
  rmSync(parent, { recursive: true });
}, 60_000);
