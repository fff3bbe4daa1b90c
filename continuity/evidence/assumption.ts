import type { Seconds } from "../declaration/duration";
import type { VouchedFigure } from "../recovery/step";

/** What an assumption can be about. */
export type AssumptionKind = VouchedFigure | "opt-in";

export const ASSUMPTION_KINDS: readonly AssumptionKind[] = [
  "restore-time",
  "backup-job-time",
  "copy-time",
  "replica-lag",
  "backup-lag",
  "start-time",
  "opt-in",
];

/** Whom an assumption is about. */
export type AssumptionScope =
  | { readonly kind: "service"; readonly service: string }
  | { readonly kind: "type"; readonly type: string }
  | { readonly kind: "name"; readonly glob: string };

/** A figure that nobody can derive and somebody vouches for, until a day. */
export interface Assumption {
  readonly what: AssumptionKind;
  readonly for: AssumptionScope;
  /** Seconds; 1 or 0 for `opt-in`. */
  readonly value: Seconds;
  readonly owner: string;
  readonly reason: string;
  /** The instant (seconds since 1970) from which it no longer counts. */
  readonly until: number;
}

/** What an assumption is looked up for. */
export interface AssumptionSubject {
  readonly name: string;
  readonly type: string;
  readonly service: string | undefined;
}

/**
 * The assumption in force for a subject: the closest scope (name before service before type), of those the worst figure:
 * the longest time, and for `opt-in` that the service is not opted in. Expired ones do not count.
 */
export function findAssumption(
  assumptions: readonly Assumption[],
  what: AssumptionKind,
  subject: AssumptionSubject,
  asOf: number,
): Assumption | undefined {
  const closeness = (scope: AssumptionScope): number => {
    switch (scope.kind) {
      case "name":
        return matchesGlob(scope.glob, subject.name) ? 3 : 0;
      case "service":
        return scope.service === subject.service ? 2 : 0;
      case "type":
        return scope.type === subject.type ? 1 : 0;
    }
  };
  const worse = what === "opt-in" ? -1 : 1;
  return assumptions
    .filter((one) => one.what === what && one.until > asOf && closeness(one.for) > 0)
    .sort((a, b) => closeness(b.for) - closeness(a.for) || worse * (b.value - a.value))[0];
}

/** Whether a text matches a pattern in which `*` stands for any run of characters; linear in the text for each star. */
export function matchesGlob(pattern: string, text: string): boolean {
  const parts = pattern.split("*");
  if (parts.length === 1) return pattern === text;
  const [first = "", ...rest] = parts;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
