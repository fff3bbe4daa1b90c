import { withExternal } from "../backup/external";
import { backupPlans } from "../backup/plans";
import type { External } from "../declaration/external";
import { type Estate, EstateIndex } from "../estate/resource";
import type { JudgeOptions } from "../verdict/service-verdicts";
import { groupMembers } from "./group";
import { keptBy } from "./kept";
import type { ProposedService } from "./proposal";

const DAY = 86_400;

type JudgingOptions = Omit<JudgeOptions, "index" | "plans" | "elsewhere">;

/** What bears on a proposal besides the program. */
export interface AdoptOptions extends JudgingOptions {
  readonly external: External;
}

/**
 * Proposes services for the resources of a program that belong to none: which members, and what they keep as they stand.
 *
 * @returns by name; none where everything is declared
 */
export function adopt(estate: Estate, { external, ...options }: AdoptOptions): readonly ProposedService[] {
  const today = options.asOf - (options.asOf % DAY);
  const whole = withExternal(estate, external, today);
  const resources = [...whole.resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  const index = new EstateIndex({ ...whole, resources });
  const judging = { ...options, index, plans: backupPlans(index), asOf: today, elsewhere: [] };
  return [...groupMembers(index)].map(([name, members]) => ({
    name,
    members,
    kept: keptBy(name, members, judging),
  }));
}
