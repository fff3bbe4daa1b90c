import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readState } from "../../drills/journal/journal";
import { Leases } from "../../drills/journal/lease";
import type { DrillState } from "../../drills/journal/state";
import { nextStep } from "../../drills/steps/next-step";
import { UsageError } from "../usage-error";
import { journalFile } from "./session";

/** Where one drill stands. */
export interface DrillStatus {
  readonly id: string;
  readonly member: string;
  readonly declaredAt: string;
  /** Whether it may have left something. */
  readonly leased: boolean;
  /** `ended` with its outcome, `refused`, or the step it is at. */
  readonly at: string;
}

/** The drills of a folder, from the newest on; or one of them. @throws {UsageError} */
export function statusOf(folder: string, id: string | undefined): readonly DrillStatus[] {
  const leased = new Set(new Leases(folder).all().map(({ drill }) => drill));
  if (id !== undefined && !existsSync(journalFile(folder, id))) {
    throw new UsageError(`there is no drill ${id} in ${folder}; lifeboat drill status lists those there are`);
  }
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".jsonl")) : [];
  return files
    .filter((name) => id === undefined || name === `${id}.jsonl`)
    .map((name) => read(readState(join(folder, name)), leased))
    .sort((a, b) => (a.declaredAt < b.declaredAt ? 1 : -1));
}

function read(state: DrillState, leased: ReadonlySet<string>): DrillStatus {
  const { plan, failure, results } = state;
  const next = nextStep(state);
  const at =
    next !== undefined
      ? `at ${next}`
      : failure?.kind === "refused"
        ? `refused: ${failure.because}`
        : `ended: ${results.record?.outcome ?? "without evidence"}`;
  return { id: plan.id, member: plan.member.arn, declaredAt: plan.declaredAt, leased: leased.has(plan.id), at };
}

export function writeStatus(drills: readonly DrillStatus[]): string {
  if (drills.length === 0) return "No drills.";
  return drills
    .map(
      ({ id, at, leased }) =>
        `${id}  ${at}${leased ? "; may have left something: resume it, or run lifeboat sweep" : ""}`,
    )
    .join("\n");
}
