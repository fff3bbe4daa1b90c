import type { CustomResource, CustomResourceOptions } from "@pulumi/pulumi";

/** A class of @pulumi/aws, as far as parts of an arrangement are created with it. */
export type ResourceClass = new (
  name: string,
  args: Record<string, unknown>,
  options: CustomResourceOptions,
) => CustomResource & Readonly<Record<string, unknown>>;

const TOKEN = /^aws:(\w+)\/\w+:(\w+)$/;

/** The class of a type token: that of `aws:rds/instance:Instance` is `Instance` in `@pulumi/aws/rds`. Loads that part only. */
export function classOf(type: string): ResourceClass {
  const [, module, name] = TOKEN.exec(type) ?? [];
  const classes = require(`@pulumi/aws/${module}`) as Readonly<Record<string, ResourceClass | undefined>>;
  const found = name === undefined ? undefined : classes[name];
  if (found === undefined) throw new Error(`@pulumi/aws has no class for ${type}`);
  return found;
}

/** The services whose resources belong to no Region, and so take none. */
const GLOBAL: ReadonlySet<string> = new Set(["cloudfront", "globalaccelerator", "iam", "route53"]);

/** Whether a resource of a type stands in a Region. */
export function isRegional(type: string): boolean {
  return !GLOBAL.has(TOKEN.exec(type)?.[1] ?? "");
}
