import type { Flaws } from "../database-engine";
import type { World } from "../world";

const day = 86_400;

/** What faults make of data that is restored just now. */
export function strikeFlaws({ faults }: World, resources: readonly string[]): Flaws {
  const target = { operation: "restore", resources };
  const stale = faults.strike("stale-data", target);
  const truncated = faults.strike("truncated-table", target);
  return {
    ...(faults.strike("wrong-database", target) && { wrongDatabase: true }),
    ...(truncated && { truncated: truncated.table ?? "orders" }),
    ...(stale && { staleBy: stale.seconds ?? day }),
  };
}
