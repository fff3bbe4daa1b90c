import { readFileSync } from "node:fs";
import { UsageError } from "../usage-error";

/** The content of a policy configuration file: policy name (or `all`) to a level or to settings. */
export type PolicyFile = Readonly<Record<string, unknown>>;

/** The policies of the pack, and the word for all of them; a misspelt name would configure nothing. */
const CONFIGURABLE: readonly string[] = ["all", "continuity", "lifeboat-recorder"];

/**
 * Reads a policy configuration file.
 *
 * @throws UsageError where it cannot be read, or configures what there is not
 */
export function readPolicyFile(file: string): PolicyFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file} is not a JSON file that can be read`, { cause: error });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new UsageError(`${file} must hold an object: {"continuity": {…}}`);
  }
  const unknown = Object.keys(value).find((name) => !CONFIGURABLE.includes(name));
  if (unknown === undefined) return value as PolicyFile;
  throw new UsageError(`${file} configures ${JSON.stringify(unknown)}; it can configure ${CONFIGURABLE.join(", ")}`);
}

/** What it says of the policy `continuity`, without its level. */
export function settingsOf(policy: PolicyFile | undefined): Readonly<Record<string, unknown>> {
  const own = policy?.continuity;
  if (typeof own !== "object" || own === null) return {};
  const { enforcementLevel: _level, ...settings } = own as Readonly<Record<string, unknown>>;
  return settings;
}

/** The level of the policy `continuity`: its own, else that of all, else mandatory. */
export function levelOf(policy: PolicyFile | undefined): unknown {
  return statedLevel(policy?.continuity) ?? statedLevel(policy?.all) ?? "mandatory";
}

function statedLevel(value: unknown): unknown {
  return typeof value === "object" && value !== null
    ? (value as { readonly enforcementLevel?: unknown }).enforcementLevel
    : value;
}
