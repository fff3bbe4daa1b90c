import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Lab } from "../../lab";
import { arnOf, labOfStores, planOf, STORE_KINDS, strays } from "../drills/stored";
import { lifeboat } from "./built";

let lab: Lab;
let directory: string;
beforeAll(async () => {
  lab = await labOfStores();
  directory = mkdtempSync(join(tmpdir(), "drill-"));
});
afterAll(async () => {
  await lab.stop();
  rmSync(directory, { recursive: true, force: true });
});

test.each(STORE_KINDS)("the command drills a %s, with what the build keeps of the SDK", async (kind) => {
  const member = ["--resource", arnOf(lab, kind), "--region", lab.region, "--service", "shop"];
  const how = ["--from", "latest", "--poll", "1s", "--backup-role", `arn:aws:iam::${lab.account}:role/restore`];
  const args = ["drill", "run", ...member, ...how, "--format", "json"];
  const { code, out, err } = await lifeboat(directory, args, { ...lab.environment });
  expect([code, err]).toEqual([0, expect.stringMatching(/^drill shop-\S+, journal /)]);
  const { drills } = JSON.parse(out);
  expect(drills).toEqual([expect.objectContaining({ service: "shop", outcome: "passed" })]);
  expect(drills[0].cleanup).toMatchObject({ proven: true });
  expect(drills[0].tool.sdk).toMatch(/^@aws-sdk\/client-rds 3\.\d+\.\d+$/);
  expect(await strays(lab, { ...planOf(lab, kind), id: drills[0].id })).toEqual([]);
});
