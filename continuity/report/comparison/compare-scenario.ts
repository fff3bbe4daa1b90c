import type { ReportScenario } from "../report";
import { plainName } from "../timeline-words";
import { changesOfHalf, compareBounds, type Half } from "./compare-bounds";
import type { Direction, ScenarioChange } from "./comparison";

const HALVES: readonly Half[] = ["rto", "rpo"];

/** What became of a scenario of a service; undefined where all is as it was. One of the two must be there. */
export function compareScenario(
  before: ReportScenario | undefined,
  after: ReportScenario | undefined,
): ScenarioChange | undefined {
  const scenario = (after ?? before)?.scenario;
  if (scenario === undefined) return undefined;
  const direction = directionOf(before, after);
  const why = before !== undefined && after !== undefined ? reasons(before, after) : [];
  if (direction === undefined && why.length === 0) return undefined;
  const verdicts = { before: before?.verdict ?? null, after: after?.verdict ?? null };
  return { scenario, direction: direction ?? "changed", ...verdicts, why };
}

const RANK = { meets: 0, unproven: 1, violates: 2 } as const;

/**
 * Which way a verdict went. An objective that is withdrawn, and a service that is gone, are worse: nothing is promised any
 * longer. One that is stated anew is better only where it is met; else it is a finding, and nothing that was there got worse.
 */
function directionOf(before: ReportScenario | undefined, after: ReportScenario | undefined): Direction | undefined {
  const [was, is] = [before?.verdict ?? "undeclared", after?.verdict ?? "undeclared"];
  if (was === "undeclared" && is === "undeclared") return undefined;
  if (is === "undeclared") return "worse";
  if (was === "undeclared") return is === "meets" ? "better" : "changed";
  if (was !== is) return RANK[is] > RANK[was] ? "worse" : "better";
  return is === "meets" || !before || !after ? undefined : growthOf(before, after);
}

/** Where an objective is still not kept, by more or by less than before; what got worse weighs more. */
function growthOf(before: ReportScenario, after: ReportScenario): Direction | undefined {
  const signs = HALVES.filter((half) => isMissed(after, half) || isMissed(before, half)).map((half) =>
    compareBounds(before[half], after[half]),
  );
  if (signs.includes(1)) return "worse";
  return signs.includes(-1) ? "better" : undefined;
}

function isMissed({ objective, ...scenario }: ReportScenario, half: Half): boolean {
  const stated = half === "rto" ? objective.rtoSeconds : objective.rpoSeconds;
  return stated !== null && (scenario[half].seconds ?? Number.POSITIVE_INFINITY) > stated;
}

function reasons(before: ReportScenario, after: ReportScenario): readonly string[] {
  if (before.verdict === "undeclared" && after.verdict === "undeclared") return [];
  const [was, is] = [before, after].map(({ reason, because }) => [reason, because].filter((part) => part).join(": "));
  return [
    ...HALVES.flatMap((half) => changesOfHalf(half, before, after)),
    ...(was === is ? [] : [plainName(is ? `now ${is}` : `no longer ${was}`)]),
    ...(before.waived === after.waived ? [] : [after.waived ? "waived by now" : "no longer waived"]),
  ];
}
