import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Lab } from "../../lab";

/** What a project has that declares the lab's database: its name, how often it is drilled, and what was deployed. */
export function writeProject(directory: string, lab: Lab): void {
  mkdirSync(directory, { recursive: true });
  const files = {
    "Pulumi.yaml": "name: practice\nruntime: nodejs\n",
    "lifeboat.yaml": "evidence:\n  cadence: 30d\n",
    "state.json": JSON.stringify(stateOf(lab)),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
}

const urnOf = (type: string, name: string) => `urn:pulumi:lab::practice::${type}::${name}`;

/** As pulumi stack export writes it. */
function stateOf({ region, account }: Lab): object {
  const provider = { urn: urnOf("pulumi:providers:aws", "aws"), type: "pulumi:providers:aws", id: "lab" };
  const type = "aws:rds/instance:Instance";
  const inputs = {
    identifier: "orders-db",
    engine: "postgres",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 20,
    backupRetentionPeriod: 7,
    deletionProtection: true,
    tags: {
      "continuity:service": "orders",
      "continuity:owner": "team-orders",
      "continuity:rto:data": "4h",
      "continuity:rpo:data": "15m",
    },
  };
  const database = {
    urn: urnOf(type, "orders-db"),
    type,
    custom: true,
    id: "orders-db",
    provider: `${provider.urn}::${provider.id}`,
    inputs,
    outputs: { ...inputs, arn: `arn:aws:rds:${region}:${account}:db:orders-db` },
  };
  return { version: 3, deployment: { resources: [{ ...provider, inputs: { region } }, database] } };
}
