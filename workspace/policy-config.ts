import { type AssessOptions, DEFAULT_OPTIONS } from "../continuity/assess";
import { DurationError, parseDuration } from "../continuity/declaration/duration";
import { RESPONSES, type ResponseTimes } from "../continuity/declaration/statement";
import { SettingsError } from "./errors";
import type { PolicyConfig, WaiverConfig } from "./policy-schema";
import { problemsOf } from "./validate";

/**
 * Checks a policy configuration.
 *
 * @throws SettingsError with every problem, an unknown key or rule id among them
 */
export function checkPolicyConfig(where: string, value: Readonly<Record<string, unknown>>): PolicyConfig {
  if (Object.keys(value).length === 0) return {};
  const problems = problemsOf("policyConfig", value);
  if (problems.length > 0) throw new SettingsError(where, problems);
  const config = value as PolicyConfig;
  const unreadable = policyProblems(config);
  if (unreadable.length > 0) throw new SettingsError(where, unreadable);
  return config;
}

/** The durations and the instant of a configuration that cannot be read; a schema does not tell. */
export function policyProblems(config: PolicyConfig): readonly string[] {
  const problems: string[] = [];
  for (const name of RESPONSES) {
    const text = config.response?.[name];
    if (text === undefined) continue;
    try {
      parseDuration(text);
    } catch (error) {
      if (!(error instanceof DurationError)) throw error;
      problems.push(`response.${name}: ${error.message}`);
    }
  }
  if (config.asOf !== undefined && parseInstant(config.asOf) === undefined) {
    problems.push("asOf must be an instant such as 2026-11-22T12:00:00Z");
  }
  return problems;
}

/**
 * The options that a policy configuration comes to.
 *
 * @param config one that has been checked
 * @param now the instant that stands in for `asOf`, in seconds since 1970
 */
export function policyOptions(config: PolicyConfig, now: number): AssessOptions {
  const response: { -readonly [K in keyof ResponseTimes]?: number } = {};
  for (const name of RESPONSES) {
    const text = config.response?.[name];
    if (text !== undefined) response[name] = parseDuration(text);
  }
  const declaration = config.requireDeclaration;
  return {
    ...DEFAULT_OPTIONS,
    asOf: (config.asOf === undefined ? undefined : parseInstant(config.asOf)) ?? now,
    timing: config.backupTiming ?? DEFAULT_OPTIONS.timing,
    toleratedMisses: config.toleratedMisses ?? DEFAULT_OPTIONS.toleratedMisses,
    response,
    rules: { ...(declaration === undefined ? {} : { "undeclared-stateful": declaration }), ...config.rules },
    unproven: { ...DEFAULT_OPTIONS.unproven, ...config.unproven },
    waiverPolicy: { ...DEFAULT_OPTIONS.waiverPolicy, ...config.waivers },
  };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Whole seconds since 1970; undefined for anything but an ISO 8601 day (at its start, UTC) or instant with its zone. */
function parseInstant(text: string): number | undefined {
  const day = text.slice(0, 10);
  const start = INSTANT.test(text) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : Math.floor(instant / 1000);
}

/** One configuration over another: what the first says wins, key by key. */
export function mergePolicyConfig(first: PolicyConfig, second: PolicyConfig): PolicyConfig {
  return {
    ...second,
    ...first,
    ...(first.rules || second.rules ? { rules: { ...second.rules, ...first.rules } } : {}),
    ...(first.unproven || second.unproven ? { unproven: { ...second.unproven, ...first.unproven } } : {}),
    ...(first.waivers || second.waivers ? { waivers: mergeWaivers(first.waivers ?? {}, second.waivers ?? {}) } : {}),
    ...(first.response || second.response ? { response: { ...second.response, ...first.response } } : {}),
  };
}

/** Of each rule the approvers of one place count, not those of both. */
function mergeWaivers(first: WaiverConfig, second: WaiverConfig): WaiverConfig {
  const approvers = { ...second.approvers, ...first.approvers };
  return { ...second, ...first, ...(Object.keys(approvers).length === 0 ? {} : { approvers }) };
}
