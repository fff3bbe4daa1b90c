import type { Chosen } from "../../../continuity/planning/arrangement";
import { candidatesOf } from "../../../continuity/planning/candidates";
import { kindOf } from "../../../continuity/planning/catalogue";
import { compareCosts, costOf } from "../../../continuity/planning/cost";
import type { MemberParts } from "../../../continuity/planning/estate";
import type { Question } from "../../../continuity/planning/question";

/** What was chosen without one choice of it. */
export interface Lesser {
  /** The choice that is taken back: `a standby in another zone`. */
  readonly without: string;
  readonly parts: MemberParts["parts"];
}

/**
 * Everything that is left of a choice when one of what it paid for is taken back to the next cheaper level of its dimension.
 * Whether the rest still goes together does not matter: a transform would not ask either.
 */
export function lessersOf({ arrangement }: Chosen, question: Question): readonly Lesser[] {
  const kind = kindOf(question.facts);
  const dimensions = kind.dimensions(question);
  const chosen = candidatesOf(kind, dimensions).find(
    ({ choices }) => JSON.stringify(choices) === JSON.stringify(arrangement.choices),
  );
  if (chosen === undefined) throw new Error(`${arrangement.choices.join(", ")} is no candidate`);
  return dimensions.flatMap(({ levels }, i) => {
    const level = levels[chosen.at[i] ?? 0];
    const cost = costOf(level?.cost ?? []);
    const [lower] = levels
      .filter((one) => compareCosts(costOf(one.cost ?? []), cost) < 0)
      .sort((a, b) => compareCosts(costOf(b.cost ?? []), costOf(a.cost ?? [])));
    if (level === undefined || lower === undefined) return [];
    const settings = Object.assign({}, chosen.settings, lower.set);
    const parts = new Map(kind.parts(settings, question).map((part) => [part.id, part]));
    return [{ without: level.choice ?? "", parts: [...parts.values()] }];
  });
}
