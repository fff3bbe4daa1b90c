import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { UNKNOWN } from "../../preview/unknown";
import { findings } from "./findings";
import { previewWithEngine } from "./harness";
import { onEngine } from "./onEngine";

jest.setTimeout(120_000);

const program = (name: string) => join(__dirname, "programs", name);
const pack = join(__dirname, "packs", "probe");

onEngine("the real engine previews", () => {
  test("a program with a pack: inputs are known, what the cloud decides is not, the pack knows its stack", async () => {
    const result = await previewWithEngine({ directory: program("database"), stack: "dev", pack });
    expect({ exitCode: result.exitCode, findings: findings(result.policyEvents) }).toEqual({
      exitCode: 0,
      findings: [
        'advisory inputs aws:rds/instance:Instance::orders: multiAz absent, tagsAll {"continuity:service":"orders","team":"shop"}',
        `advisory outputs aws:rds/instance:Instance::orders: multiAz ${UNKNOWN}`,
        "advisory stack pulumi:pulumi:Stack::database-dev: database dev in eu-central-1, dry run: true",
      ],
    });
    expect(result.resources.at(-1)?.outputs).toEqual({
      vaultArn: UNKNOWN,
      zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    });
  });

  test("a mandatory violation: the preview fails, and nothing is left of the configuration that caused it", async () => {
    const directory = program("database");
    const before = readdirSync(directory);
    const failed = await previewWithEngine({ directory, stack: "dev", pack, config: { "database:multiAz": "false" } });
    expect({ exitCode: failed.exitCode, findings: findings(failed.policyEvents) }).toEqual({
      exitCode: 1,
      findings: [
        'advisory inputs aws:rds/instance:Instance::orders: multiAz false, tagsAll {"continuity:service":"orders","team":"shop"}',
        "advisory outputs aws:rds/instance:Instance::orders: multiAz false",
        "advisory stack pulumi:pulumi:Stack::database-dev: database dev in eu-central-1, dry run: true",
        "mandatory multi-az aws:rds/instance:Instance::orders: is in a single zone",
      ],
    });
    const next = await previewWithEngine({ directory, stack: "dev" });
    expect({ exitCode: next.exitCode, policyEvents: next.policyEvents, files: readdirSync(directory) }).toEqual({
      exitCode: 0,
      policyEvents: [],
      files: before,
    });
  });

  test("the levels of the policy configuration", async () => {
    const result = await previewWithEngine({
      directory: program("database"),
      stack: "dev",
      pack,
      config: { "database:multiAz": "false" },
      policyConfig: { all: "disabled", "multi-az": "advisory" },
    });
    expect({ exitCode: result.exitCode, findings: findings(result.policyEvents) }).toEqual({
      exitCode: 0,
      findings: ["advisory multi-az aws:rds/instance:Instance::orders: is in a single zone"],
    });
  });

  test("a provider that is not known gives no outputs and merges no tags", async () => {
    const result = await previewWithEngine({ directory: program("unknown-provider"), stack: "dev" });
    expect(result.resources.filter(({ type }) => type === "aws:rds/instance:Instance")).toEqual([
      {
        urn: "urn:pulumi:dev::unknown-provider::aws:rds/instance:Instance::orders",
        type: "aws:rds/instance:Instance",
        op: "create",
        inputs: { instanceClass: "db.t4g.micro", multiAz: true },
        outputs: {},
      },
    ]);
  });

  test("a target: the pack sees the rest of the program unchecked, and without outputs", async () => {
    const result = await previewWithEngine({
      directory: program("database"),
      stack: "dev",
      pack,
      targets: ["urn:pulumi:dev::database::aws:backup/vault:Vault::orders"],
    });
    expect({ exitCode: result.exitCode, findings: findings(result.policyEvents) }).toEqual({
      exitCode: 0,
      findings: [
        'advisory inputs aws:rds/instance:Instance::orders: multiAz absent, tagsAll "absent"',
        "advisory outputs aws:rds/instance:Instance::orders: multiAz absent",
        "advisory stack pulumi:pulumi:Stack::database-dev: database dev in eu-central-1, dry run: true",
      ],
    });
  });
});
