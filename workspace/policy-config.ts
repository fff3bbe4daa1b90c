import { type AssessOptions, DEFAULT_OPTIONS } from "../continuity/assess";
import { DurationError, parseDuration } from "../continuity/declaration/duration";
import { RESPONSES, type ResponseTimes } from "../continuity/declaration/statement";
import { SettingsError } from "./errors";
import { POLICY_PROPERTIES, type PolicyConfig, SETTINGS_PROPERTY } from "./policy-schema";
import { problemsOf } from "./validate";

const SCHEMA = {
  type: "object",
  properties: { ...POLICY_PROPERTIES, ...SETTINGS_PROPERTY },
  additionalProperties: false,
} as const;

/**
 * Checks a policy configuration.
 *
 * @throws SettingsError with every problem, an unknown key or rule id among them
 */
export function checkPolicyConfig(where: string, value: Readonly<Record<string, unknown>>): PolicyConfig {
  if (Object.keys(value).length === 0) return {};
  const problems = problemsOf(SCHEMA, value);
  if (problems.length > 0) throw new SettingsError(where, problems);
  return value as PolicyConfig;
}

/**
 * The options that a policy configuration comes to.
 *
 * @param now the instant that stands in for `asOf`, in seconds since 1970
 * @throws SettingsError for a duration or an instant that cannot be read
 */
export function policyOptions(where: string, config: PolicyConfig, now: number): AssessOptions {
  const problems: string[] = [];
  const response: { -readonly [K in keyof ResponseTimes]?: number } = {};
  for (const name of RESPONSES) {
    const text = config.response?.[name];
    if (text === undefined) continue;
    try {
      response[name] = parseDuration(text);
    } catch (error) {
      if (!(error instanceof DurationError)) throw error;
      problems.push(`response.${name}: ${error.message}`);
    }
  }
  const asOf = config.asOf === undefined ? now : Date.parse(config.asOf) / 1000;
  if (Number.isNaN(asOf)) problems.push("asOf must be an instant such as 2026-11-22T12:00:00Z");
  if (problems.length > 0) throw new SettingsError(where, problems);
  const declaration = config.requireDeclaration;
  return {
    ...DEFAULT_OPTIONS,
    asOf: Math.floor(asOf),
    timing: config.backupTiming ?? DEFAULT_OPTIONS.timing,
    toleratedMisses: config.toleratedMisses ?? DEFAULT_OPTIONS.toleratedMisses,
    response,
    rules: { ...(declaration === undefined ? {} : { "undeclared-stateful": declaration }), ...config.rules },
    unproven: { ...DEFAULT_OPTIONS.unproven, ...config.unproven },
  };
}

/** One configuration over another: what the first says wins, key by key. */
export function mergePolicyConfig(first: PolicyConfig, second: PolicyConfig): PolicyConfig {
  return {
    ...second,
    ...first,
    ...(first.rules || second.rules ? { rules: { ...second.rules, ...first.rules } } : {}),
    ...(first.unproven || second.unproven ? { unproven: { ...second.unproven, ...first.unproven } } : {}),
    ...(first.response || second.response ? { response: { ...second.response, ...first.response } } : {}),
  };
}
