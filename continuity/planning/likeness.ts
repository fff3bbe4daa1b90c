import type { Assumption } from "../evidence/assumption";
import type { Question } from "./question";

/**
 * A question apart from what its member, those beside it, its service and those it waits for are called: those that differ in names alone are
 * answered once. Only where somebody vouches for a figure by the name of a member, or of parts of it, names stay.
 */
export function canonical(question: Question): Question {
  const { name, service, assumptions, beside = [], awaited = [] } = question;
  const names = [name, ...beside.map((one) => one.name)];
  const inForce = assumptions.filter((one) => mayConcern(one, service, names) && one.until > question.asOf);
  if (inForce.some((one) => one.for.kind === "name")) return { ...question, assumptions: inForce };
  return {
    ...question,
    name: MEMBER,
    service: SERVICE,
    assumptions: inForce.map((one) => (one.for.kind === "service" ? { ...one, for: OF_SERVICE } : one)),
    beside: beside.map(({ arrangement }, i) => ({ name: `${BESIDE}${i + 1}`, arrangement })),
    awaited: awaited.map(({ back }, i) => ({ name: `${AWAITED}${i + 1}`, back })),
  };
}

/** What an answer calls them: no name that anything else would have. */
const MEMBER = "planned-member";
const SERVICE = "planned-service";
const BESIDE = "planned-beside-";
const AWAITED = "planned-awaited-";
const CALLED = /planned-(?:member|service|(beside|awaited)-(\d+))/g;

const OF_SERVICE = { kind: "service", service: SERVICE } as const;

/** Plain data of an answer, with the names of the question in its texts. */
export function withNames<T>(
  data: T,
  { name, service, beside = [], awaited = [] }: Pick<Question, "name" | "service" | "beside" | "awaited">,
): T {
  const lists = new Map<string | undefined, readonly { readonly name: string }[]>(Object.entries({ beside, awaited }));
  const called = (one: string, list: string | undefined, at: string) =>
    (list === undefined ? (one === MEMBER ? name : service) : lists.get(list)?.[Number(at) - 1]?.name) ?? one;
  const quoted = (one: string, list: string | undefined, at: string) =>
    JSON.stringify(called(one, list, at)).slice(1, -1);
  return JSON.parse(JSON.stringify(data).replace(CALLED, quoted)) as T;
}

/** Whether an assumption may be about a member or a part of it, whose name begins with that of the member. */
function mayConcern({ for: scope }: Assumption, service: string, names: readonly string[]): boolean {
  if (scope.kind === "service") return scope.service === service;
  if (scope.kind === "type") return true;
  const [start = ""] = scope.glob.split("*");
  return names.some((name) => name.startsWith(start) || start.startsWith(name));
}
