import { known } from "../continuity/declaration/setting";
import type { ServiceStatement } from "../continuity/declaration/statement";
import { readTags } from "../continuity/declaration/tags";

/** What tags that `serviceTags` wrote state: they were read once before, so nothing of them is amiss. */
export function statementIn(tags: Readonly<Record<string, string>>): ServiceStatement {
  return readTags(new Map(Object.entries(tags).map(([key, value]) => [key, known(value)]))).statement;
}
