import { formatDuration, type Seconds } from "../declaration/duration";
import { type Bound, isImpossible } from "../recovery/bound";
import { writeLoss, writeSum, writeTime } from "../rules/sum";
import { enumerated } from "../rules/wording";
import { leastDepending, mostKnown } from "../verdict/grade";
import type { Showing } from "./arrangement";

/** Why an arrangement is not good enough in a scenario, with the sum: `zone: recovery in 30m or more exceeds RTO 15m …`. */
export function whyNot({ scenario, verdict, shortage }: Showing): string {
  if (shortage !== undefined) return `${scenario}: ${shortage}`;
  const { objective, rto, rpo, because } = verdict;
  const halves = [
    { bound: rpo, objective: objective.rpo, written: writeLoss, name: "RPO" },
    { bound: rto, objective: objective.rto, written: writeTime, name: "RTO" },
  ];
  const faults = halves.flatMap(({ bound, objective: half, written, name }) =>
    typeof half === "number" ? faultOf(bound, half, written, `${name} ${formatDuration(half)}`) : [],
  );
  return `${scenario}: ${faults[0] ?? because ?? "it cannot be shown that the objective is kept"}`;
}

function faultOf(
  bound: Bound,
  objective: Seconds,
  written: (bound: Bound) => string,
  named: string,
): readonly string[] {
  if (isImpossible(bound)) return [`there is no way back within ${named}`];
  if (bound.lo > objective) return [`${written(bound)} exceeds ${named}${sum(bound)}`];
  if (leastDepending(bound) > objective) return [`${written(bound)} keeps ${named} by luck only${sum(bound)}`];
  if (bound.hi === null && mostKnown(bound) >= objective) {
    const open = bound.steps.filter((step) => step.hi === null).map(({ label }) => label);
    return [`${named} leaves no time for ${listed(open)}${sum(bound)}`];
  }
  if (bound.hi !== null && bound.hi > objective) {
    return [`${written(bound)} keeps ${named} only if all is quicker than assumed${sum(bound)}`];
  }
  return [];
}

function sum(bound: Bound): string {
  const written = writeSum(bound);
  return written === "" ? "" : ` (${written})`;
}

export function listed(words: readonly string[]): string {
  return enumerated([...new Set(words)]);
}
