import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { PROVIDER_DEFAULTS, type ProviderDefault } from "../../../continuity/declaration/defaults";

const SDK = dirname(require.resolve("@pulumi/aws/package.json"));

/** Where the SDK documents the inputs of a type: the text of the interface that lists them. */
const DECLARED_IN: Readonly<Record<string, readonly [file: string, start: string]>> = {
  "aws:ebs/volume:Volume": ["ebs/volume.d.ts", "export interface VolumeArgs {"],
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": ["dlm/lifecyclePolicy.d.ts", "export interface LifecyclePolicyArgs {"],
  "aws:dlm/lifecyclePolicy:LifecyclePolicy policyDetails": [
    "types/input.d.ts",
    "    interface LifecyclePolicyPolicyDetails {",
  ],
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": [
    "rds/instanceAutomatedBackupsReplication.d.ts",
    "export interface InstanceAutomatedBackupsReplicationArgs {",
  ],
  "aws:docdb/cluster:Cluster": ["docdb/cluster.d.ts", "export interface ClusterArgs {"],
  "aws:fsx/windowsFileSystem:WindowsFileSystem": [
    "fsx/windowsFileSystem.d.ts",
    "export interface WindowsFileSystemArgs {",
  ],
  "aws:neptune/cluster:Cluster": ["neptune/cluster.d.ts", "export interface ClusterArgs {"],
  "aws:rds/cluster:Cluster": ["rds/cluster.d.ts", "export interface ClusterArgs {"],
  "aws:rds/instance:Instance": ["rds/instance.d.ts", "export interface InstanceArgs {"],
  "aws:backup/plan:Plan rules": ["types/input.d.ts", "    interface PlanRule {"],
};

/** The doc comment of one input. */
function documentation(type: string, property: string): string {
  const [outer, inner] = property.includes(".") ? property.split(".") : [undefined, property];
  const [file, start] = DECLARED_IN[outer === undefined ? type : `${type} ${outer}`] ?? ["", ""];
  const text = readFileSync(join(SDK, file), "utf8");
  const body = text.slice(text.indexOf(start) + start.length).split(/\n {0,4}}\n/)[0] ?? "";
  const found = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*${inner}\\?: `).exec(body);
  if (found === null) throw new Error(`${type} has no optional input ${property} in the installed SDK`);
  return found[1] ?? "";
}

const ALL = Object.entries(PROVIDER_DEFAULTS).flatMap(([type, defaults]) =>
  Object.entries(defaults).map(([property, value]): [string, string, ProviderDefault<string | number | boolean>] => [
    type,
    property,
    value,
  ]),
);

describe("every default that the model relies on", () => {
  test.each(ALL)("%s %s is what the installed SDK documents", (type, property, { value, sdkSays, source }) => {
    const words = documentation(type, property);
    expect(source).not.toBe("");
    if (sdkSays === undefined) {
      expect(words).not.toMatch(/default/i);
    } else {
      expect(words).toContain(sdkSays);
      expect(sdkSays).toContain(String(value));
    }
  });
});
