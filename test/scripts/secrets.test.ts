import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { ENDINGS, FORMAT_NAMES } from "../../scripts/formats";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(240_000);

const scratch = scratchSpace();

/** A program that puts a planted text into everything that is read of it: as a secret, or plain. */
const program = (plant: string) => `
const pulumi = require("@pulumi/pulumi");
const { Instance } = require("@pulumi/aws/rds");
const { Plan, Selection, Vault } = require("@pulumi/aws/backup");
const planted = (text) => ${plant};
const config = new pulumi.Config();
const db = new Instance("orders-db", {
  instanceClass: planted("class"),
  engine: planted("engine"),
  engineVersion: planted("version"),
  username: config.requireSecret("user"),
  password: pulumi.secret("hunter2-password"),
  kmsKeyId: planted("key"),
  identifier: planted("identifier"),
  availabilityZone: planted("zone"),
  backupWindow: planted("window"),
  maintenanceWindow: planted("maintenance"),
  tags: {
    "continuity:service": "orders",
    "continuity:owner": planted("owner"),
    "continuity:rto": "1h",
    "continuity:rpo": planted("rpo"),
    "continuity:depends-on": planted("dependency"),
    backup: planted("tag"),
  },
});
const vault = new Vault("vault", { name: planted("vault") });
const plan = new Plan("plan", {
  name: planted("plan"),
  rules: [
    { ruleName: planted("rule"), targetVaultName: vault.name, schedule: "cron(0 5 ? * * *)" },
    { ruleName: "open", targetVaultName: vault.name, schedule: planted("cron") },
  ],
});
new Selection("selection", { planId: plan.id, iamRoleArn: planted("role"), resources: [db.arn, planted("arn")] });
const tags = { "continuity:service": "hunter2-service", "continuity:rto": "1h" };
new Instance("billing-db", { instanceClass: "db.r6g.large", tags: ${plant.includes("secret") ? "pulumi.secret(tags)" : "tags"} });
`;

/** All that a check of the program writes, by format or file. */
async function outputs(plant: string): Promise<Readonly<Record<string, string>>> {
  const directory = scratch({
    "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    "Pulumi.dev.yaml": "config: { aws:region: eu-central-1, shop:user: hunter2-user }\n",
    "index.js": program(plant),
  });
  const files = ENDINGS.map((ending) => join(directory, `report${ending}`));
  const check = ["check", "--stack", "dev", ...files.flatMap((file) => ["--report", file])];
  const { code, err } = await lifeboat(directory, check);
  expect(code).toBe(1);
  const printed: Record<string, string> = { stderr: err };
  for (const file of files) printed[file.slice(directory.length)] = readFileSync(file, "utf8");
  for (const name of FORMAT_NAMES) {
    printed[name] = (await lifeboat(directory, ["report", "report.json", "--format", name])).out;
  }
  return printed;
}

const telling = (printed: Readonly<Record<string, string>>) =>
  Object.keys(printed).filter((name) => printed[name]?.includes("hunter2"));

test("what a program plants as a secret is in no output of any format; what it plants plain is in each", async () => {
  expect(telling(await outputs('pulumi.secret("hunter2-" + text)'))).toEqual([]);
  const plain = await outputs('"hunter2-" + text');
  expect(telling(plain)).toEqual(Object.keys(plain).filter((name) => name !== "stderr"));
});
