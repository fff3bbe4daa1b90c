import { formatDuration } from "../declaration/duration";
import { COSTS, type Cost } from "../recovery/edit";
import type {
  ReportChange,
  ReportFigures,
  ReportFixPlan,
  ReportScenarioFix,
  ReportServiceFix,
} from "./report-fix-plan";

const KINDS: Readonly<Record<Cost, string>> = {
  setting: "settings",
  backups: "backups",
  copies: "copies",
  replica: "what runs",
};

/** What a plan comes to, in a sentence. */
export function fixPlanHead({ services, changes }: ReportFixPlan): string {
  const missed = services.flatMap(({ scenarios }) => scenarios);
  if (missed.length === 0) return "No objective is missed for want of a setting.";
  const kept = missed.filter(({ left }) => left === undefined).length;
  const open = missed.filter(({ left, before, after }) => left && isViolation(before) && !isViolation(after)).length;
  const made = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  const more = open === 0 ? "" : `, ${open} more ${open === 1 ? "is" : "are"} no longer surely missed`;
  return `${kept} of ${missed.length} objectives that are missed can be kept${more}, with ${made}.`;
}

const isViolation = ({ verdict }: ReportFigures): boolean => verdict === "violates";

/** How many changes for a service cost what, the dearest first; relative, and never dollars. */
export function costWords({ cost }: Pick<ReportServiceFix, "cost">): string {
  const told = [...COSTS].reverse().flatMap((kind) => {
    const count = cost[kind];
    return count === 0 ? [] : [`${KINDS[kind]} ${count}`];
  });
  return told.length === 0 ? "no changes of its own" : `changes of ${told.join(", ")}`;
}

/** A half of an objective: what is asked, what it comes to as things are, and with the changes. */
export interface HalfWords {
  readonly name: "RTO" | "RPO";
  readonly objective: string;
  readonly before: string;
  readonly after: string;
}

export function halvesOf({ objective, before, after }: ReportScenarioFix): readonly HalfWords[] {
  const half = (name: "RTO" | "RPO", of: "rtoSeconds" | "rpoSeconds"): readonly HalfWords[] => {
    const asked = objective[of];
    if (asked === null) return [];
    return [{ name, objective: formatDuration(asked), before: figure(before[of]), after: figure(after[of]) }];
  };
  return [...half("RTO", "rtoSeconds"), ...half("RPO", "rpoSeconds")];
}

function figure(seconds: number | null): string {
  return seconds === null ? "no bound" : formatDuration(seconds);
}

export function verdictWords({ verdict, reason }: ReportFigures): string {
  return reason === undefined ? verdict : `${verdict} (${reason})`;
}

/** What is left to do where an objective is kept but for a figure, and what stands in the way where it is not. */
export function restWords({ after, left, objective }: ReportScenarioFix): string | undefined {
  if (left === undefined) return after.verdict === "unproven" ? "Then drill it, or vouch for the figures." : undefined;
  const nearest = [
    ...(left.nearest.rtoSeconds === null ? [] : [`RTO ${formatDuration(left.nearest.rtoSeconds)}`]),
    ...(left.nearest.rpoSeconds === null ? [] : [`RPO ${formatDuration(left.nearest.rpoSeconds)}`]),
  ];
  const stated = Object.values(objective).filter((half) => half !== null).length;
  const isKept = stated > 0 && nearest.length === stated;
  const kept = isKept ? ` The nearest that is kept: ${nearest.join(", ")}.` : "";
  return `${after.verdict === "violates" ? "Out of reach" : "Still open"}: ${left.because}${kept}`;
}

/** For which services a change is. */
export function forServices({ services }: Pick<ReportChange, "services">): string {
  return `for ${services.join(", ")}`;
}

/** The snippets as one program, which says of each name that it stands on what that is. */
export function programOf({ snippets, standsFor }: ReportFixPlan): string {
  const names = standsFor.map(({ name, type, what }) => `// ${name}: ${type}, ${what}`);
  const head = 'import * as aws from "@pulumi/aws";';
  return [[head, ...names].join("\n"), ...snippets.map(({ code }) => code)].join("\n\n");
}
