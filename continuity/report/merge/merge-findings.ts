import { formatDuration } from "../../declaration/duration";
import { compare } from "../../recovery/bound";
import type { Severity } from "../../rules/finding";
import { writeLoss, writeSum, writeTime } from "../../rules/sum";
import { sumsInDoubt } from "../../verdict/short";
import { docsOf } from "../make-report";
import type { Report, ReportFinding, ReportScenario, ReportService } from "../report";
import { boundOfReport } from "../report-bound";
import type { AcrossStacks } from "./levels";
import type { StackService } from "./merged-services";
import { saysTheSame } from "./part";

/** A scenario of a service that was judged over several stacks, and comes to something else than any of them says. */
export interface Rejudged {
  readonly service: string;
  readonly stacks: readonly string[];
  readonly scenario: ReportScenario;
}

/** Whether a finding of one stack still says how things are, now that all of them are known. */
export function stillHolds(
  { rule, service, scenario, dependency }: ReportFinding,
  report: Report,
  parts: ReadonlyMap<string, readonly StackService[]>,
  merged: ReadonlyMap<string, ReportService>,
): boolean {
  const judged = (one: ReportService | undefined) => one?.scenarios.find((of) => of.scenario === scenario);
  switch (rule) {
    case "dependency-undeclared":
      return dependency === undefined || !parts.has(dependency);
    case "service-has-members":
      return !(parts.get(service ?? "") ?? []).some((part) => hasMembers(part));
    case "objective-met": {
      const [said, is] = [
        judged(report.services.find(({ name }) => name === service)),
        judged(merged.get(service ?? "")),
      ];
      return said === undefined || is === undefined || saysTheSame(said, is);
    }
    default:
      return true;
  }
}

function hasMembers({ service }: StackService): boolean {
  return service.scenarios.some(({ members }) => members.length > 0);
}

/** The findings on what was judged over several stacks. */
export function findingsOn({ service, stacks, scenario }: Rejudged): readonly AcrossStacks[] {
  const { verdict, reason, because } = scenario;
  if (verdict !== "violates" && verdict !== "unproven") return [];
  const where = `over stacks ${stacks.join(", ")}`;
  const common = { service, scenario: scenario.scenario, ...made("objective-met", "high") };
  const binds = scenario.binds.rto ?? scenario.binds.rpo;
  const urn = binds === null ? {} : { urn: binds };
  if (verdict === "violates") {
    const missed = missedHalves(scenario).join(" and ");
    const message = `${service}: ${where} ${missed || "a part of it misses its objective"} (${scenario.scenario}).`;
    const fix = "Shorten the longest step, or loosen the objective.";
    return [{ stacks, finding: { ...common, verdict, ...urn, message, fix } }];
  }
  const why = because ?? (writeDoubt(scenario) || "nothing shows when it is back");
  const finding = {
    ...common,
    verdict,
    level: reason === "unknown" ? "mandatory" : "advisory",
    ...urn,
    message: `${service}: ${where} its objective (${scenario.scenario}) is unproven: ${why}.`,
    fix: "Settle it in the stack that it is about, and merge the reports again.",
  } as const;
  return [{ stacks, finding }];
}

/** The sum of each half that is in doubt; where neither is, that of the time. */
function writeDoubt({ rto, rpo, objective: { rtoSeconds, rpoSeconds } }: ReportScenario): string {
  return sumsInDoubt({ rto: boundOfReport(rto), rpo: boundOfReport(rpo) }, { rto: rtoSeconds, rpo: rpoSeconds })
    .map(writeSum)
    .filter((sum) => sum !== "")
    .join("; ");
}

function missedHalves({ objective, ...scenario }: ReportScenario): readonly string[] {
  const [rto, rpo] = [boundOfReport(scenario.rto), boundOfReport(scenario.rpo)];
  const missed = (half: "rtoSeconds" | "rpoSeconds", value: typeof rto) => {
    const stated = objective[half];
    return stated !== null && compare(value, stated) === "violates" ? [formatDuration(stated)] : [];
  };
  return [
    ...missed("rpoSeconds", rpo).map((stated) => `${writeLoss(rpo)} exceeds RPO ${stated}`),
    ...missed("rtoSeconds", rto).map((stated) => `${writeTime(rto)} exceeds RTO ${stated} (${writeSum(rto)})`),
  ];
}

/** Objectives of one service that its stacks state differently. */
export function conflictsIn(service: string, parts: readonly StackService[]): readonly AcrossStacks[] {
  const scenarios = parts.flatMap((part) =>
    part.service.scenarios.map((scenario) => ({ stack: part.stack, scenario })),
  );
  const names = [...new Set(scenarios.map(({ scenario }) => scenario.scenario))];
  return names.flatMap((name) =>
    (["rtoSeconds", "rpoSeconds"] as const).flatMap((half) => {
      const stated = scenarios
        .filter(({ scenario }) => scenario.scenario === name && scenario.objective[half] !== null)
        .map(({ stack, scenario }) => ({ stack, seconds: scenario.objective[half] as number }));
      if (new Set(stated.map(({ seconds }) => seconds)).size < 2) return [];
      const told = stated.map(({ stack, seconds }) => `${formatDuration(seconds)} in ${stack}`).join(", ");
      const what = half === "rtoSeconds" ? "RTO" : "RPO";
      const finding = {
        ...made("objective-conflict", "medium"),
        verdict: "violates",
        service,
        scenario: name,
        message: `${service}: its stacks state different objectives: ${what} ${told} (${name}); meanwhile the strictest applies.`,
        fix: `State the ${what} the same in every stack.`,
      } as const;
      return [{ stacks: stated.map(({ stack }) => stack), finding }];
    }),
  );
}

function made<R extends string>(rule: R, severity: Severity) {
  return { rule, severity, docs: docsOf(rule) };
}
