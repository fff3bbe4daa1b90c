import { DurationError, parseDuration } from "./duration";
import { NO_OBJECTIVE, type Objective } from "./objectives";
import { isRole, ROLES, type Role } from "./role";
import { SCENARIOS, type Scenario } from "./scenario";
import type { Setting } from "./setting";
import { RESPONSES, type ServiceStatement } from "./statement";

/** The tags that Lifeboat reads; they are the wire format, the same in every language and tool. */
export const TAG = {
  service: "continuity:service",
  rto: "continuity:rto",
  rpo: "continuity:rpo",
  owner: "continuity:owner",
  dependsOn: "continuity:depends-on",
  role: "continuity:role",
  minimumServiceLevel: "continuity:minimum-service-level",
  mtpd: "continuity:mtpd",
  detectionWindow: "continuity:detection-window",
  consistencyGroup: "continuity:consistency-group",
  firstDrillBy: "continuity:first-drill-by",
} as const;

const PREFIX = "continuity:";

/** A tag that cannot be read. The problem never repeats the value: it may be a secret. */
export interface TagProblem {
  readonly key: string;
  readonly problem: string;
  /** Whether the value is merely not known yet, at preview. */
  readonly unknown: boolean;
}

/** What the tags of one resource say. */
export interface TagReading {
  readonly service: Setting<string>;
  readonly role?: Role;
  readonly consistencyGroup?: string;
  readonly statement: ServiceStatement;
  readonly problems: readonly TagProblem[];
}

export const SERVICE_NAME = /^[a-z0-9-]{1,63}$/;
export const NAME_RULE = "a service name is 1 to 63 of a-z, 0-9 and -";

/**
 * Reads the continuity tags of a resource. Never throws: what cannot be read is a problem, and an objective that cannot
 * be read is unknown, so that nothing is proven against it.
 *
 * @param tags every effective tag by key; a value that is not known yet is an unknown setting
 */
export function readTags(tags: ReadonlyMap<string, Setting<string>>): TagReading {
  const problems: TagProblem[] = [];
  const read = <T>(key: string, parse: (text: string) => T): Setting<T> => {
    const tag = tags.get(key) ?? { kind: "absent" };
    if (tag.kind === "absent") return tag;
    if (tag.kind === "unknown") {
      problems.push({ key, problem: `cannot be known at preview: ${tag.because}`, unknown: true });
      return tag;
    }
    try {
      return { kind: "known", value: parse(tag.value) };
    } catch (error) {
      const problem = error instanceof DurationError || error instanceof TagError ? error.message : "cannot be read";
      problems.push({ key, problem, unknown: false });
      return { kind: "unknown", because: problem };
    }
  };
  const optional = <K extends string, T>(name: K, setting: Setting<T>) =>
    (setting.kind === "known" ? { [name]: setting.value } : {}) as { [N in K]?: T };

  const half = (key: string): Objective["rto"] => {
    const setting = read(key, parseDuration);
    return setting.kind === "known" ? setting.value : setting.kind === "absent" ? null : "unknown";
  };
  const pair = (suffix: string): Objective => ({ rto: half(`${TAG.rto}${suffix}`), rpo: half(`${TAG.rpo}${suffix}`) });
  const scenarios: Partial<Record<Scenario, Objective>> = {};
  const plain = pair("");
  for (const scenario of SCENARIOS) {
    const own = pair(`:${scenario}`);
    if (own.rto !== NO_OBJECTIVE.rto || own.rpo !== NO_OBJECTIVE.rpo) scenarios[scenario] = own;
  }
  const response = Object.assign({}, ...RESPONSES.map((name) => optional(name, read(PREFIX + name, parseDuration))));
  const dependsOn = read(TAG.dependsOn, parseServiceNames);
  const statement: ServiceStatement = {
    objectives: { plain, scenarios },
    response,
    dependsOn: dependsOn.kind === "known" ? dependsOn.value : [],
    ...optional("owner", read(TAG.owner, parseText)),
    ...optional("minimumServiceLevel", read(TAG.minimumServiceLevel, parseShare)),
    ...optional("mtpd", read(TAG.mtpd, parseDuration)),
    ...optional("detectionWindow", read(TAG.detectionWindow, parseDuration)),
    ...optional("firstDrillBy", read(TAG.firstDrillBy, parseDay)),
  };
  const service = read(TAG.service, parseServiceName);
  return {
    service,
    ...optional("role", read(TAG.role, parseRole)),
    ...optional("consistencyGroup", read(TAG.consistencyGroup, parseText)),
    statement,
    problems: [...problems, ...misspelled(tags)].sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** Reads tags as `readTags` does, those that were read before at once: resources of one service mostly carry the same. */
export function tagReader(): typeof readTags {
  const readings = new Map<string, TagReading>();
  return (tags) => {
    const own = [...tags].filter(([key]) => key.startsWith(PREFIX));
    const key = JSON.stringify(own);
    const known = readings.get(key) ?? readTags(tags);
    readings.set(key, known);
    return known;
  };
}

/** Thrown inside `readTags` by a value that is not what its key asks for. */
export class TagError extends Error {}

function parseServiceName(text: string): string {
  if (!SERVICE_NAME.test(text)) throw new TagError(NAME_RULE);
  return text;
}

function parseServiceNames(text: string): string[] {
  const names = text.split(" ").filter((name) => name !== "");
  if (!names.every((name) => SERVICE_NAME.test(name)))
    throw new TagError(`service names with a space between; ${NAME_RULE}`);
  return [...new Set(names)].sort();
}

function parseText(text: string): string {
  if (text === "" || text.length > 256) throw new TagError("must be 1 to 256 characters long");
  return text;
}

function parseRole(text: string): Role {
  if (!isRole(text)) throw new TagError(`must be one of ${ROLES.join(", ")}`);
  return text;
}

function parseShare(text: string): number {
  if (!/^(0|1|0?\.\d{1,6}|1\.0{1,6})$/.test(text)) throw new TagError("must be a share between 0 and 1, such as 0.5");
  return Number(text);
}

/** Reads a day `2027-03-31` as the instant at which it begins, UTC, in seconds. */
export function parseDay(text: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== text) {
    throw new TagError("must be a day such as 2027-03-31");
  }
  return instant / 1000;
}

const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...Object.values(TAG),
  ...RESPONSES.map((name) => PREFIX + name),
  ...SCENARIOS.flatMap((scenario) => [`${TAG.rto}:${scenario}`, `${TAG.rpo}:${scenario}`]),
]);

/** A key under our prefix that means nothing is a typing error; silence would let it pass for an objective. */
function misspelled(tags: ReadonlyMap<string, Setting<string>>): TagProblem[] {
  return [...tags.keys()]
    .filter((key) => key.startsWith(PREFIX) && !KNOWN_KEYS.has(key))
    .map((key) => ({ key: key.slice(0, 64), problem: "is no tag that Lifeboat knows", unknown: false }));
}
