import type { Seconds } from "../../declaration/duration";
import type { Accepted } from "../../declaration/waiver";
import { compare } from "../../recovery/bound";
import type { ScenarioVerdict } from "../../verdict/verdict";

export const HALVES = ["rto", "rpo"] as const;

export type Half = (typeof HALVES)[number];

/** What an objective is missed by, or may be: of each half the most that it comes to, null where no bound is known. */
export type Shortfall = Readonly<Partial<Record<Half, Seconds | null>>>;

/** The halves of an objective that are not kept for certain. */
export function shortfallOf(verdict: ScenarioVerdict): Shortfall {
  const stated = HALVES.filter((half) => verdict.objective[half] !== null);
  const open = stated.filter((half) => {
    const objective = verdict.objective[half];
    return typeof objective !== "number" || compare(verdict[half], objective) !== "meets";
  });
  // A doubt about something else than a figure leaves no figure to rely on.
  const doubted = verdict.verdict === "unproven" && (verdict.because !== undefined || open.length === 0);
  if (doubted) return Object.fromEntries(stated.map((half) => [half, null]));
  return Object.fromEntries(
    open.map((half) => [half, typeof verdict.objective[half] === "number" ? verdict[half].hi : null]),
  );
}

/** The halves of a shortfall that are more than was accepted. */
export function grownHalves(shortfall: Shortfall, accepts: Accepted): readonly Half[] {
  return HALVES.filter((half) => {
    const [most, accepted] = [shortfall[half], accepts[half]];
    if (most === undefined || accepted === "unbounded") return false;
    return accepted === undefined || most === null || most > accepted;
  });
}
