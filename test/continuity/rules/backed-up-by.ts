import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag, Value } from "../../../continuity/estate/value";
import { plan, selection, vault } from "../estate-builder";
import { database } from "./findings";

/** Databases of the service `orders`, with no backups of their own, that a plan `nightly` covers; `orders-db` alone unless said. */
export function backedUpBy(
  rules: Value,
  inputs: Bag = {},
  tags: Bag = {},
  names: readonly string[] = ["orders-db"],
): readonly EstateResource[] {
  const nightly = plan("nightly", rules);
  const databases = names.map((name) => database(name, tags, { backupRetentionPeriod: 0, ...inputs }));
  return [...databases, vault("main"), nightly, selection("all", nightly)];
}
