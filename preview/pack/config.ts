import type { EnforcementLevel } from "../options";
import { isObject, type Properties } from "../values";

/** A policy as its pack describes it. */
export interface PolicyInfo {
  readonly name: string;
  readonly enforcementLevel: EnforcementLevel;
  readonly schema?: { readonly properties: Properties; readonly required: readonly string[] };
}

/** What one policy runs with. */
export interface PolicySettings {
  enforcementLevel: EnforcementLevel;
  properties: Properties;
}

/** Policy name (or `all`) to its settings, as far as they are given. */
export type GivenConfig = ReadonlyMap<string, Partial<PolicySettings>>;

/** What reconciling came to: settings for every policy, and what is wrong with the configuration. */
export interface Reconciled {
  readonly settings: ReadonlyMap<string, PolicySettings>;
  readonly problems: readonly string[];
  /** Policies that are configured but not in the pack; the engine passes over them in silence. */
  readonly unknownPolicies: readonly string[];
}

const LEVELS: readonly string[] = ["advisory", "mandatory", "remediate", "disabled"] satisfies EnforcementLevel[];

/** Reads the content of a `--policy-pack-config` file: for each policy a level, or settings with or without one. */
export function parseGiven(config: Readonly<Record<string, unknown>>): { given: GivenConfig; problems: string[] } {
  const given = new Map<string, Partial<PolicySettings>>();
  const problems: string[] = [];
  for (const [policy, value] of Object.entries(config)) {
    if (typeof value !== "string" && !isObject(value)) {
      problems.push(`parsing "${policy}": ${JSON.stringify(value)} is not a valid value; must be a string or object`);
      continue;
    }
    const { enforcementLevel, ...properties } = typeof value === "string" ? { enforcementLevel: value } : value;
    if (enforcementLevel !== undefined && !isLevel(enforcementLevel)) {
      problems.push(
        `parsing enforcement level for "${policy}": ${JSON.stringify(enforcementLevel)} is not a valid enforcement level`,
      );
      continue;
    }
    given.set(policy, { ...(enforcementLevel === undefined ? {} : { enforcementLevel }), properties });
  }
  return { given, problems };
}

function isLevel(value: unknown): value is EnforcementLevel {
  return typeof value === "string" && LEVELS.includes(value);
}

/**
 * Puts configuration together as the engine does: defaults in the schemas, then what the pack's author set, then what the
 * user set; `all` sets the level of every policy.
 */
export function reconcile(policies: readonly PolicyInfo[], layers: readonly GivenConfig[]): Reconciled {
  const settings = new Map(policies.map((policy) => [policy.name, defaults(policy)]));
  for (const layer of layers) {
    const level = layer.get("all")?.enforcementLevel;
    for (const policy of settings.values()) {
      policy.enforcementLevel = level ?? policy.enforcementLevel;
    }
    for (const [name, given] of layer) {
      const policy = settings.get(name);
      if (policy !== undefined) {
        policy.enforcementLevel = given.enforcementLevel ?? policy.enforcementLevel;
        Object.assign(policy.properties, given.properties);
      }
    }
  }
  const configured = layers.flatMap((layer) => [...layer.keys()]);
  return {
    settings,
    problems: policies.flatMap((policy) => validate(policy, settings.get(policy.name)?.properties ?? {})),
    unknownPolicies: [...new Set(configured.filter((name) => name !== "all" && !settings.has(name)))].sort(),
  };
}

function defaults(policy: PolicyInfo): PolicySettings {
  const properties = Object.entries(policy.schema?.properties ?? {}).flatMap(([key, schema]) =>
    isObject(schema) && "default" in schema ? [[key, schema.default] as const] : [],
  );
  return { enforcementLevel: policy.enforcementLevel, properties: Object.fromEntries(properties) };
}

function validate(policy: PolicyInfo, properties: Properties): string[] {
  if (policy.schema === undefined || (Object.keys(properties).length === 0 && policy.schema.required.length === 0)) {
    return [];
  }
  // Loaded only where there is configuration to check: it takes 0.1 s.
  const { Ajv } = require("ajv") as typeof import("ajv");
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.validate({ type: "object", properties: policy.schema.properties, required: policy.schema.required }, properties);
  return (ajv.errors ?? []).map((error) => {
    const path = error.instancePath.slice(1).replaceAll("/", ".");
    const extra = error.keyword === "additionalProperties" ? ` '${String(error.params.additionalProperty)}'` : "";
    const allowed = error.keyword === "enum" ? ` ${JSON.stringify(error.params.allowedValues)}` : "";
    return `${policy.name}: ${path === "" ? "" : `${path} `}${error.message}${extra}${allowed}`;
  });
}
