import type { Assumption } from "../evidence/assumption";
import type { Question } from "./question";

/**
 * A question apart from what its member and service are called: those that differ in names alone are answered once. Only
 * where somebody vouches for a figure by the name of the member, or of parts beside it, names stay.
 */
export function canonical(question: Question): Question {
  const { name, service, assumptions, beside = [] } = question;
  const names = [name, ...beside.map((one) => one.name)];
  const inForce = assumptions.filter((one) => mayConcern(one, service, names) && one.until > question.asOf);
  if (beside.length > 0 || inForce.some((one) => one.for.kind === "name")) return { ...question, assumptions: inForce };
  return {
    ...question,
    name: "member",
    service: "service",
    assumptions: inForce.map((one) => (one.for.kind === "service" ? { ...one, for: OF_SERVICE } : one)),
  };
}

const OF_SERVICE = { kind: "service", service: "service" } as const;

/** Whether an assumption may be about a member or a part of it, whose name begins with that of the member. */
function mayConcern({ for: scope }: Assumption, service: string, names: readonly string[]): boolean {
  if (scope.kind === "service") return scope.service === service;
  if (scope.kind === "type") return true;
  const [start = ""] = scope.glob.split("*");
  return names.some((name) => name.startsWith(start) || start.startsWith(name));
}
