import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { PROVIDER_DEFAULTS, type ProviderDefaults } from "../../../continuity/declaration/defaults";
import { MECHANISMS } from "../../../continuity/mechanisms/catalogue";

const SDK = dirname(require.resolve("@pulumi/aws/package.json"));

const INPUT_TYPES = readFileSync(join(SDK, "types/input.d.ts"), "utf8");

/** The text of the interface that holds an input, and the input's name in it; a dot leads into a nested block. */
function declarationOf(type: string, path: string): readonly [text: string, input: string] {
  const [, module = "", name = ""] = type.split(":");
  const text = readFileSync(join(SDK, `${module}.d.ts`), "utf8");
  const args = text.slice(text.indexOf(`export interface ${name}Args {`));
  const [first = "", ...rest] = path.split(".");
  return rest.reduce<readonly [string, string]>(
    ([outer, block], input) => {
      const [, namespace = "", block_ = ""] =
        new RegExp(`\\b${block}\\??: .*?inputs\\.(\\w+)\\.(\\w+)`).exec(outer) ?? [];
      const space = INPUT_TYPES.slice(INPUT_TYPES.indexOf(`export declare namespace ${namespace} {`));
      return [bodyOf(space.slice(space.indexOf(`    interface ${block_} {`))), input];
    },
    [bodyOf(args), first],
  );
}

/** An interface up to its closing brace. */
function bodyOf(text: string): string {
  return text.split(/\n {0,4}}\n/)[0] ?? "";
}

/** The doc comment of one input. */
function documentation(type: string, property: string): string {
  const [body, input] = declarationOf(type, property);
  const found = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*${input}\\?: `).exec(body);
  if (found === null) throw new Error(`${type} has no optional input ${property} in the installed SDK`);
  return found[1] ?? "";
}

/** How the documentation may write a value. */
function waysToSay(value: string | number | boolean): readonly string[] {
  return [String(value), ...(typeof value === "boolean" ? [value ? "is enabled" : "is disabled"] : [])];
}

const TABLES: readonly ProviderDefaults[] = [PROVIDER_DEFAULTS, ...MECHANISMS.map(({ defaults = {} }) => defaults)];

const ALL = TABLES.flatMap((table) =>
  Object.entries(table).flatMap(([type, defaults]) =>
    Object.entries(defaults).map(([property, value]) => [type, property, value] as const),
  ),
);

describe("every default that the model relies on", () => {
  test.each(ALL)("%s %s is what the installed SDK documents", (type, property, { value, sdkSays, source }) => {
    const words = documentation(type, property);
    expect(source).not.toBe("");
    if (sdkSays === undefined) {
      expect(words).not.toMatch(/default/i);
    } else {
      expect(words).toContain(sdkSays);
      expect(waysToSay(value).some((word) => sdkSays.includes(word))).toBe(true);
    }
  });
});

/** Inputs whose documentation speaks of a default that decides no way back: names, limits, and places that AWS chooses. */
const OF_NO_MATTER: readonly (readonly [type: string, input: string])[] = [
  ["aws:autoscaling/group:Group", "availabilityZones"],
  ["aws:autoscaling/group:Group", "name"],
  ["aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "defaultCapacityProviderStrategies"],
  ["aws:elasticache/cluster:Cluster", "availabilityZone"],
  ["aws:elasticache/cluster:Cluster", "preferredAvailabilityZones"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "replicasPerNodeGroup"],
  ["aws:memorydb/cluster:Cluster", "subnetGroupName"],
];

test("no mechanism reads an input that the installed SDK documents a default for, and leaves that out", () => {
  const read = MECHANISMS.flatMap(({ types, reads, companions = {} }) => [
    ...types.map((type) => [type, reads] as const),
    ...Object.entries(companions).map(([type, { reads: of }]) => [type, of] as const),
  ]);
  const relied = new Set(ALL.map(([type, property]) => `${type} ${property.split(".")[0]}`));
  const left = read.flatMap(([type, inputs]) =>
    inputs
      .filter((input) => isOptional(type, input) && /default/i.test(documentation(type, input)))
      .filter((input) => !relied.has(`${type} ${input}`))
      .map((input) => `${type} ${input}`),
  );
  expect([...new Set(left)].sort()).toEqual(OF_NO_MATTER.map(([type, input]) => `${type} ${input}`));
});

function isOptional(type: string, input: string): boolean {
  const [body] = declarationOf(type, input);
  return body.includes(` ${input}?: `);
}
