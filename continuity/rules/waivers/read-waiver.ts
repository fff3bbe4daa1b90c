import { didYouMean } from "../../declaration/closest";
import { DurationError, parseDuration } from "../../declaration/duration";
import { SCENARIOS, type Scenario } from "../../declaration/scenario";
import { parseDay, SERVICE_NAME, TagError } from "../../declaration/tags";
import type { Accepted, AcceptedHalf, Waiver } from "../../declaration/waiver";
import { RULE_IDS } from "../catalogue";
import { isWaivable } from "./waivable";

const KEYS = ["accepts", "owner", "reason", "resource", "rule", "scenario", "service", "stack", "until"] as const;

const LONGEST_TEXT = 256;

/** What was read of a waiver, and what is wrong with it. */
export type WaiverReading =
  | { readonly waiver: Waiver; readonly problem?: undefined }
  | { readonly waiver?: undefined; readonly problem: string };

class Unreadable extends Error {}

/**
 * Reads a waiver as lifeboat.yaml and components state it.
 *
 * @param at where it stands, for messages
 * @param implied what the place where it stands says by itself: the service of a component, and the component
 */
export function readWaiver(
  value: unknown,
  at: string,
  implied: Pick<Waiver, "service" | "resource"> = {},
): WaiverReading {
  try {
    return { waiver: waiverOf(value, at, implied) };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

type Stated = Readonly<Record<string, unknown>>;

function waiverOf(value: unknown, at: string, implied: Pick<Waiver, "service" | "resource">): Waiver {
  const stated = bagOf(value, "a waiver");
  const odd = Object.keys(stated).find((key) => !(KEYS as readonly string[]).includes(key));
  if (odd !== undefined) {
    throw new Unreadable(`${JSON.stringify(odd.slice(0, 60))} is nothing that a waiver says${didYouMean(odd, KEYS)}`);
  }
  const rule = ruleOf(needed(stated, "rule"));
  const [service, resource] = [text(stated, "service"), text(stated, "resource")];
  const twice = (["service", "resource"] as const).find((key) => implied[key] !== undefined && text(stated, key));
  if (twice !== undefined) throw new Unreadable(`${twice}: it is that of the component already`);
  const target = { ...optional("service", service), ...optional("resource", resource), ...implied };
  if (target.service === undefined && target.resource === undefined) {
    throw new Unreadable("names neither a service nor a resource");
  }
  if (target.service !== undefined && !SERVICE_NAME.test(target.service)) {
    throw new Unreadable("service: is not the name of a service");
  }
  const scenario = scenarioOf(text(stated, "scenario"));
  if (rule === "objective-met" && scenario === undefined) {
    throw new Unreadable("scenario is missing: what is accepted of an objective is accepted in one scenario");
  }
  return {
    rule,
    ...target,
    ...optional("scenario", scenario),
    ...optional("stack", text(stated, "stack")),
    accepts: acceptedOf(rule, stated.accepts ?? undefined),
    reason: needed(stated, "reason"),
    owner: needed(stated, "owner"),
    until: attempt("until", () => parseDay(needed(stated, "until"))),
    at,
  };
}

function ruleOf(rule: string): string {
  if (!isWaivable(rule)) throw new Unreadable(`rule: ${rule} cannot be waived`);
  if (RULE_IDS.includes(rule)) return rule;
  throw new Unreadable(`rule: ${JSON.stringify(rule.slice(0, 60))} is no rule${didYouMean(rule, RULE_IDS)}`);
}

function scenarioOf(scenario: string | undefined): Scenario | undefined {
  if (scenario === undefined || SCENARIOS.includes(scenario as Scenario)) return scenario as Scenario | undefined;
  throw new Unreadable(`scenario: must be one of ${SCENARIOS.join(", ")}${didYouMean(scenario, SCENARIOS)}`);
}

/** Of an objective it must be said how much is accepted; of other rules one finding is, unless more are said. */
function acceptedOf(rule: string, value: unknown): Accepted {
  const ofObjective = rule === "objective-met";
  const stated = value === undefined ? {} : bagOf(value, "accepts");
  const allowed = ofObjective ? ["rto", "rpo"] : ["findings"];
  const odd = Object.keys(stated).find((key) => !allowed.includes(key));
  if (odd !== undefined) throw new Unreadable(`accepts: of ${rule} it can say ${allowed.join(" and ")} only`);
  if (!ofObjective) return { findings: countOf(stated.findings ?? 1) };
  const [rto, rpo] = [halfOf(stated, "rto"), halfOf(stated, "rpo")];
  if (rto === undefined && rpo === undefined) {
    throw new Unreadable("accepts is missing: state the rto, the rpo or both that are accepted, or unbounded");
  }
  return { ...optional("rto", rto), ...optional("rpo", rpo), findings: 1 };
}

function halfOf(stated: Stated, half: "rto" | "rpo"): AcceptedHalf | undefined {
  const accepted = text(stated, half);
  if (accepted === undefined || accepted === "unbounded") return accepted;
  return attempt(`accepts.${half}`, () => parseDuration(accepted));
}

function countOf(value: unknown): number {
  if (Number.isInteger(value) && Number(value) >= 1) return Number(value);
  throw new Unreadable("accepts.findings: must be a whole number, 1 or more");
}

function bagOf(value: unknown, what: string): Stated {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Stated;
  throw new Unreadable(`${what} must be an object`);
}

function needed(stated: Stated, key: string): string {
  const found = text(stated, key);
  if (found === undefined) throw new Unreadable(`${key} is missing`);
  return found;
}

/** Engines write null where nothing is stated. */
function text(stated: Stated, key: string): string | undefined {
  const value = stated[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new Unreadable(`${key} must be a text that is known at preview`);
  if (value.trim() === "") throw new Unreadable(`${key} is empty`);
  if (value.length > LONGEST_TEXT) throw new Unreadable(`${key} has more than ${LONGEST_TEXT} letters`);
  return value;
}

function attempt<T>(key: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DurationError) && !(error instanceof TagError)) throw error;
    throw new Unreadable(`${key}: ${error.message}`);
  }
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };
}
