import { readFileSync } from "node:fs";
import { type CustomResource, type Output, output } from "@pulumi/pulumi";

/** A resource that a preview planned; where its inputs hold `unknown`, they were computed from its dependencies. */
export interface Planned {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** What by-hand.ts reads. */
export interface Plan {
  readonly unknown: string;
  /** Each after those that it depends on. */
  readonly resources: readonly Planned[];
}

type Made = new (name: string, inputs: Readonly<Record<string, unknown>>) => CustomResource;

/** Makes the resources of a plan without any component, each from its inputs, and linked as they were. */
export function makeByHand(file: string): void {
  const { unknown, resources } = JSON.parse(readFileSync(file, "utf8")) as Plan;
  const ids = new Map<string, Output<string>>();
  for (const { urn, type, name, inputs, propertyDependencies } of resources) {
    const linked = Object.entries(inputs).map(([property, value]) => {
      const from = (propertyDependencies[property] ?? []).flatMap((dependency) => ids.get(dependency) ?? []);
      return [property, replaced(value, unknown, from[0] ?? output(unknown))];
    });
    ids.set(urn, new (classOf(type))(name, Object.fromEntries(linked)).id);
  }
}

function replaced(value: unknown, unknown: string, by: Output<string>): unknown {
  if (value === unknown) return by;
  if (Array.isArray(value)) return value.map((each) => replaced(each, unknown, by));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, unknown, by)]));
}

/** `aws:rds/instance:Instance` is the class Instance of the SDK's module rds. */
function classOf(type: string): Made {
  const [, module, name] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  return (require(`@pulumi/aws/${module}`) as Readonly<Record<string, Made>>)[`${name}`] as Made;
}
