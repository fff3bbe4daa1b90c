import { withExternal } from "../backup/external";
import { backupPlans } from "../backup/plans";
import type { External } from "../declaration/external";
import { type Estate, EstateIndex } from "../estate/resource";
import type { Assumption } from "../evidence/assumption";
import { groupMembers } from "./group";
import { keptBy } from "./kept";
import type { ProposedService } from "./proposal";

const DAY = 86_400;

/** What bears on a proposal besides the program. */
export interface AdoptOptions {
  readonly assumptions: readonly Assumption[];
  readonly external: External;
  /** The instant of evaluation, in seconds since 1970. */
  readonly asOf: number;
}

/**
 * Proposes services for the resources of a program that belong to none: which members, and what they keep as they stand.
 *
 * @returns by name; none where everything is declared
 */
export function adopt(estate: Estate, { assumptions, external, asOf }: AdoptOptions): readonly ProposedService[] {
  const today = asOf - (asOf % DAY);
  const whole = withExternal(estate, external, today);
  const resources = [...whole.resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  const index = new EstateIndex({ ...whole, resources });
  const plans = backupPlans(index);
  const surroundings = { index, plans, assumptions, asOf: today, timing: "worst", toleratedMisses: 0 } as const;
  return [...groupMembers(index)].map(([name, members]) => ({
    name,
    members,
    kept: keptBy(name, members, surroundings),
  }));
}
