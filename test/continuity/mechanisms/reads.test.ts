import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { MECHANISMS, mechanismOf } from "../../../continuity/mechanisms/catalogue";
import { PROVIDER_READS, propertiesRead, requiredInputs } from "../../../continuity/mechanisms/reads";

const SDK = dirname(require.resolve("@pulumi/aws/package.json"));

const TYPES = [
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
  "aws:backup/plan:Plan",
  "aws:backup/regionSettings:RegionSettings",
  "aws:backup/selection:Selection",
  "aws:backup/vault:Vault",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  "aws:docdb/clusterInstance:ClusterInstance",
  "aws:dynamodb/table:Table",
  "aws:neptune/clusterInstance:ClusterInstance",
  "aws:rds/cluster:Cluster",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:s3/bucket:Bucket",
  ...MECHANISMS.flatMap(({ types, companions = {} }) => [...types, ...Object.keys(companions)]),
];

/** The inputs of a type as the installed SDK declares them. */
function inputsOf(type: string): string {
  const [, module = "", name = ""] = type.split(":");
  const text = readFileSync(join(SDK, `${module}.d.ts`), "utf8");
  return text.slice(text.indexOf(`export interface ${name}Args {`));
}

describe("of every type the model reads inputs that the installed SDK has", () => {
  test.each(TYPES)("%s", (type) => {
    const inputs = inputsOf(type);
    const own = [...propertiesRead(type)].filter(
      (property) => !["arn", "id", "tagsAll", "region", "tags"].includes(property),
    );
    expect(own.filter((property) => !new RegExp(`^    ${property}\\??:`, "m").test(inputs))).toEqual([]);
    expect(requiredInputs(type).filter((property) => !new RegExp(`^    ${property}: `, "m").test(inputs))).toEqual([]);
  });

  test("and of a provider too", () => {
    const text = readFileSync(join(SDK, "provider.d.ts"), "utf8");
    const inputs = text.slice(text.indexOf("export interface ProviderArgs {"));
    const missing = PROVIDER_READS.filter((property) => !new RegExp(`^    ${property}\\??:`, "m").test(inputs));
    expect(missing).toEqual(["assumeRole"]);
  });
});

test("of a type that it does not know it reads tags and place", () => {
  expect([...propertiesRead("aws:iam/role:Role")]).toEqual(["arn", "region", "tags", "tagsAll"]);
  expect(requiredInputs("constructor")).toEqual([]);
  expect(mechanismOf("constructor")).toBeUndefined();
});

test("every mechanism is found by its type", () => {
  expect(MECHANISMS.map(({ types: [first = ""] }) => mechanismOf(first))).toEqual(MECHANISMS);
});
