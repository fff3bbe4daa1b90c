import type { Cloud } from "./cloud";
import type { CleanedUp } from "./journal/entry";
import { isAlive, type Lease, type Leases } from "./journal/lease";
import { cleanUp } from "./steps/clean-up";
import type { DrillContext } from "./steps/context";
import type { Patience } from "./steps/until";

/** What became of one lease. */
export interface Swept extends CleanedUp {
  readonly lease: Lease;
  /** Its drill is still running: nothing was touched. */
  readonly alive: boolean;
}

/** How long the removal of one drill's leftovers is waited for, in milliseconds. */
const PATIENCE = 60 * 60_000;

/**
 * Removes what drills left that died, as far as tag, prefix and lease agree, and gives up a lease when nothing of it is left.
 *
 * @param cloudOf the account that a lease is of
 */
export async function sweep(
  leases: Leases,
  cloudOf: (lease: Lease) => Cloud,
  {
    shell,
    clock,
    signal,
    pollSeconds,
  }: Pick<DrillContext, "shell" | "clock" | "signal"> & Pick<Patience, "pollSeconds">,
): Promise<readonly Swept[]> {
  const swept: Swept[] = [];
  for (const lease of leases.all()) {
    if (isAlive(lease, clock.now())) {
      swept.push({ lease, alive: true, proven: false, removed: [], left: [] });
      continue;
    }
    const patience = { clock, signal, pollSeconds, until: clock.now() + PATIENCE };
    const cleaned = await cleanUp(cloudOf(lease), shell, lease, patience);
    if (cleaned.proven) leases.release(lease);
    swept.push({ lease, alive: false, ...cleaned });
  }
  return swept;
}
