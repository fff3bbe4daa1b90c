import type { Scenario } from "../../declaration/scenario";
import { type Bound, bound, compare, isImpossible } from "../../recovery/bound";
import { open } from "../../recovery/step";
import { isOfOtherService } from "../../verdict/dependencies";
import { hitsAll } from "../../verdict/incidents";
import type { ReportScenario, ReportService } from "../report";
import { boundOfReport, reportBound } from "../report-bound";
import { type Doubt, gravest, isLonger, type Joined, joinParts, type Part } from "./part";

/** A service as one stack reports it. */
export interface StackService {
  readonly stack: string;
  readonly service: ReportService;
}

/** Judges services over several stacks: those that have parts in more than one, and those that wait for others. */
export class MergedServices {
  readonly #parts: ReadonlyMap<string, readonly StackService[]>;
  readonly #judged = new Map<string, ReportScenario>();
  readonly #waiting = new Set<string>();

  /** @param parts by the name of a service, what each stack says of it */
  constructor(parts: ReadonlyMap<string, readonly StackService[]>) {
    this.#parts = parts;
  }

  /** The services that it waits for, in any of its stacks. */
  dependsOn(name: string): readonly string[] {
    return [...new Set(this.partsOf(name).flatMap(({ service }) => service.dependsOn))].sort();
  }

  /** The stacks that say anything of it. */
  stacksOf(name: string): readonly string[] {
    return this.partsOf(name).map(({ stack }) => stack);
  }

  /** What a service can do in a scenario; what one stack alone can tell stays as that tells it. */
  scenario(name: string, scenario: Scenario): ReportScenario {
    const key = `${name}\n${scenario}`;
    const judged = this.#judged.get(key) ?? this.#judge(name, scenario);
    this.#judged.set(key, judged);
    return judged;
  }

  /** Whether more than one stack has a part in when it is back. */
  isOfSeveral(name: string, seen: readonly string[] = []): boolean {
    const parts = this.partsOf(name);
    if (parts.length !== 1) return parts.length > 1;
    const here = parts[0]?.stack;
    return this.dependsOn(name).some((other) => {
      if (seen.includes(other)) return false;
      const others = this.partsOf(other);
      return others.some(({ stack }) => stack !== here) || this.isOfSeveral(other, [...seen, name]);
    });
  }

  /** What each of its stacks says of it. */
  partsOf(name: string): readonly StackService[] {
    return this.#parts.get(name) ?? [];
  }

  #judge(name: string, scenario: Scenario): ReportScenario {
    const parts = this.partsOf(name).flatMap(({ stack, service }) => {
      const found = service.scenarios.find((one) => one.scenario === scenario);
      return found === undefined ? [] : [{ stack, scenario: found }];
    });
    if (!this.isOfSeveral(name)) return (parts[0] as Part).scenario;
    const joined = joinParts(parts);
    const waited = hitsAll(scenario) ? this.#waits(name, scenario, parts, joined) : { times: [], doubts: [] };
    return merged(parts, joined, waited);
  }

  /** When the services that it waits for let it be back. */
  #waits(name: string, scenario: Scenario, parts: readonly Part[], joined: Joined): Waited {
    const tail = joined.rto.steps.filter(({ label, member }) => label === "verify" && member === undefined);
    this.#waiting.add(name);
    const waits = this.dependsOn(name).map((other): Waited => {
      if (this.#waiting.has(other)) return openWait(other, `it and service ${other} wait for each other`);
      if (this.partsOf(other).length === 0) return asReported(parts);
      const { verdict, reason = "unknown", because, rto } = this.scenario(other, scenario);
      if (verdict === "unproven" && because !== undefined) return openWait(other, because, reason);
      const steps = boundOfReport(rto).steps.map((step) =>
        isOfOtherService(step) ? step : { ...step, label: `${step.label} of service ${other}` },
      );
      return { times: [bound(...steps, ...tail)], doubts: [] };
    });
    this.#waiting.delete(name);
    return { times: waits.flatMap(({ times }) => times), doubts: waits.flatMap(({ doubts }) => doubts) };
  }
}

interface Waited {
  readonly times: readonly Bound[];
  readonly doubts: readonly Doubt[];
}

function openWait(other: string, because: string, reason: Doubt["reason"] = "unknown"): Waited {
  // Which doubt it is the doubt says; the step of a report only has no figure.
  const step = open(`service ${other}`, "unknown", because);
  return { times: [bound(step)], doubts: [{ reason, because: `service ${other}: ${because}` }] };
}

/** Of a service that no stack declares each stack has said what there is to say. */
function asReported(parts: readonly Part[]): Waited {
  const open = parts.filter(({ scenario }) => scenario.verdict === "unproven");
  return {
    times: parts.map(({ scenario }) => boundOfReport(scenario.rto)),
    doubts: open.map(({ scenario: { reason = "unknown", because } }) => ({ reason, ...(because && { because }) })),
  };
}

function merged(parts: readonly Part[], joined: Joined, waited: Waited): ReportScenario {
  const { objective, rpo, binds } = joined;
  const times = [joined.rto, ...waited.times];
  const late = times.filter((time) => objective.rto !== null && compare(time, objective.rto) === "violates");
  const rto = (late.length > 0 ? late : times).reduce((one, other) => (isLonger(other, one) ? other : one));
  const { scenario } = (parts[0] as Part).scenario;
  const judged = verdictOf(joined, rto, [...joined.doubts, ...waited.doubts]);
  return {
    scenario,
    objective: { rtoSeconds: objective.rto, rpoSeconds: objective.rpo },
    ...judged,
    rto: reportBound(rto),
    rpo: reportBound(rpo),
    binds: { ...binds, ...(rto === joined.rto ? {} : { rto: null }) },
    members: parts.flatMap(({ scenario: { members } }) => members),
  };
}

function verdictOf(
  { objective, rpo, violates }: Joined,
  rto: Bound,
  doubts: readonly Doubt[],
): Pick<ReportScenario, "verdict" | "reason" | "because"> {
  const stated = [
    ...(objective.rto === null ? [] : [compare(rto, objective.rto)]),
    ...(objective.rpo === null ? [] : [compare(rpo, objective.rpo)]),
  ];
  if (stated.length === 0) return { verdict: "undeclared" };
  const isSure = doubts.every(({ mayBeQuicker }) => mayBeQuicker === undefined) || isImpossible(rto);
  if (violates || (isSure && stated.includes("violates"))) return { verdict: "violates" };
  if (doubts.length === 0 && stated.every((one) => one === "meets")) return { verdict: "meets" };
  const { reason = rto.hi === null || rpo.hi === null ? "untested" : "range", because } = gravest(doubts) ?? {};
  return { verdict: "unproven", reason, ...(because === undefined ? {} : { because }) };
}
