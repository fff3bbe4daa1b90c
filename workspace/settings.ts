import { readFileSync } from "node:fs";
import { DurationError, parseDuration } from "../continuity/declaration/duration";
import { type External, NOTHING_EXTERNAL } from "../continuity/declaration/external";
import { SCENARIOS } from "../continuity/declaration/scenario";
import { known, type Setting } from "../continuity/declaration/setting";
import { RESPONSES, type ServiceStatement } from "../continuity/declaration/statement";
import { parseDay, readTags, TAG } from "../continuity/declaration/tags";
import type { Waiver } from "../continuity/declaration/waiver";
import type { Assumption, AssumptionKind, AssumptionScope } from "../continuity/evidence/assumption";
import { readWaiver } from "../continuity/rules/waivers/read-waiver";
import { SettingsError } from "./errors";
import { type EvidenceSettings, type EvidenceText, evidenceSettingsOf } from "./evidence-settings";
import { type ExternalText, externalOf } from "./external";
import { SETTINGS_FILE } from "./locate";
import { policyProblems } from "./policy-config";
import type { PolicyConfig } from "./policy-schema";
import { problemsOf } from "./validate";

/** What lifeboat.yaml says. */
export interface Settings {
  readonly file: string;
  readonly services: ReadonlyMap<string, ServiceStatement>;
  readonly assumptions: readonly Assumption[];
  readonly external: External;
  readonly evidence: EvidenceSettings;
  readonly waivers: readonly Waiver[];
  readonly policy: PolicyConfig;
}

/**
 * Reads a lifeboat.yaml.
 *
 * @throws SettingsError where it is missing, is no YAML, or says what it may not: a bad file is never ignored
 */
export function readSettings(file: string): Settings {
  return parseSettings(file, readText(file));
}

/**
 * Reads the text of a lifeboat.yaml.
 *
 * @param file where it stands or will stand, for messages
 * @throws SettingsError as `readSettings` does
 */
export function parseSettings(file: string, text: string): Settings {
  const value = parseYaml(file, text);
  const problems = [...problemsOf("settings", value ?? {})];
  if (problems.length > 0) throw new SettingsError(file, problems);
  const content = (value ?? {}) as SettingsText;
  const services = new Map(
    Object.entries(content.services ?? {}).map(
      ([name, text]) => [name, statementOf(`services.${name}`, text, problems)] as const,
    ),
  );
  const assumptions = (content.assumptions ?? []).map((text, i) => assumptionOf(text, `assumptions.${i}`, problems));
  const external = externalIn(content, problems);
  const evidence = evidenceSettingsOf(file, content.evidence, drillEveryIn(content), problems);
  const waivers = (content.waivers ?? []).flatMap((text, i) => waiverOf(text, `waivers.${i}`, problems));
  const policy = content.policy ?? {};
  problems.push(...policyProblems(policy).map((problem) => `policy.${problem}`));
  if (problems.length > 0) throw new SettingsError(file, problems);
  return { file, services, assumptions, external, evidence, waivers, policy };
}

function waiverOf(text: unknown, at: string, problems: string[]): readonly Waiver[] {
  const { waiver, problem } = readWaiver(text, SETTINGS_FILE);
  if (waiver !== undefined) return [waiver];
  problems.push(`${at}: ${problem}`);
  return [];
}

/** What a service of another stack promises is read as that of one here. */
function externalIn({ external, services = {} }: SettingsText, problems: string[]): External {
  if (external === undefined) return NOTHING_EXTERNAL;
  (external.services ?? []).forEach(({ name }, i) => {
    if (Object.hasOwn(services, name)) problems.push(`external.services.${i}.name: is declared under services too`);
  });
  return externalOf(
    external,
    (objectives, at) => statementOf(at, objectives === undefined ? {} : { objectives }, problems).objectives,
    problems,
  );
}

function drillEveryIn({ services = {} }: SettingsText): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(services).flatMap(([name, { drillEvery }]) =>
      drillEvery === undefined ? [] : [[name, drillEvery]],
    ),
  );
}

interface SettingsText {
  readonly services?: Readonly<Record<string, ServiceText>>;
  readonly assumptions?: readonly AssumptionText[];
  readonly external?: ExternalText;
  readonly evidence?: EvidenceText;
  readonly waivers?: readonly unknown[];
  readonly policy?: PolicyConfig;
}

interface ServiceText {
  readonly owner?: string;
  readonly objectives?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependsOn?: readonly string[];
  readonly minimumServiceLevel?: number;
  readonly mtpd?: string;
  readonly detectionWindow?: string;
  readonly firstDrillBy?: string;
  readonly drillEvery?: string;
  readonly response?: Readonly<Record<string, string>>;
}

/** One entry of `assumptions`. */
export interface AssumptionText {
  readonly what: AssumptionKind;
  readonly for: string;
  readonly value: string | boolean;
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new SettingsError(file, ["cannot be read; is the path right?"], { cause: error });
  }
}

function parseYaml(file: string, text: string): unknown {
  const { parseDocument } = require("yaml") as typeof import("yaml");
  const document = parseDocument(text, { prettyErrors: true });
  const [first] = document.errors;
  if (first?.code === "MULTIPLE_DOCS") throw new SettingsError(file, ["holds more than one YAML document; keep one"]);
  if (first) throw new SettingsError(file, [`is not YAML: ${first.message.split("\n")[0]?.replace(/:$/, "")}`]);
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // Aliases that lead nowhere, or to so much that no reader could hold it.
    if (!(error instanceof ReferenceError)) throw error;
    throw new SettingsError(file, [`is not YAML that can be used: ${error.message}`], { cause: error });
  }
}

/** An entry says in YAML what tags say on a resource, so it is read as tags. */
function statementOf(at: string, text: ServiceText, problems: string[]): ServiceStatement {
  const tags = new Map<string, Setting<string>>();
  const set = (key: string, value: string | number | undefined) => {
    if (value !== undefined) tags.set(key, known(String(value)));
  };
  set(TAG.owner, text.owner);
  set(TAG.dependsOn, text.dependsOn?.join(" "));
  set(TAG.minimumServiceLevel, text.minimumServiceLevel);
  set(TAG.mtpd, text.mtpd);
  set(TAG.detectionWindow, text.detectionWindow);
  set(TAG.firstDrillBy, text.firstDrillBy);
  for (const response of RESPONSES) set(`continuity:${response}`, text.response?.[response]);
  for (const half of ["rto", "rpo"] as const) {
    const plain = text.objectives?.[half];
    if (typeof plain === "string") set(TAG[half], plain);
    for (const scenario of SCENARIOS) {
      const own = text.objectives?.[scenario];
      if (typeof own === "object") set(`${TAG[half]}:${scenario}`, own[half]);
    }
  }
  const reading = readTags(tags);
  problems.push(...reading.problems.map(({ key, problem }) => `${at}, ${key.replace("continuity:", "")}: ${problem}`));
  return reading.statement;
}

function assumptionOf(text: AssumptionText, at: string, problems: string[]): Assumption {
  const attempt = <T>(read: () => T, key: string, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      const problem = error instanceof DurationError || error instanceof Error ? error.message : String(error);
      problems.push(`${at}.${key}: ${problem}`);
      return otherwise;
    }
  };
  const duration = (value: string | boolean): number => {
    if (typeof value === "boolean") {
      if (text.what !== "opt-in") throw new DurationError("not a duration");
      return value ? 1 : 0;
    }
    if (text.what === "opt-in") throw new Error("must be true or false");
    return parseDuration(value);
  };
  return {
    what: text.what,
    for: scopeOf(text.for),
    value: attempt(() => duration(text.value), "value", 0),
    owner: text.owner,
    reason: text.reason,
    until: attempt(() => parseDay(text.until), "until", 0),
  };
}

function scopeOf(text: string): AssumptionScope {
  const at = text.indexOf(":");
  const [kind, rest] = [text.slice(0, at), text.slice(at + 1)];
  if (kind === "service") return { kind, service: rest };
  return kind === "type" ? { kind, type: rest } : { kind: "name", glob: rest };
}
