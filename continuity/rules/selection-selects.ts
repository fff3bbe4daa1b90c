import { emptinessOf } from "../backup/emptiness";
import { SELECTION_TYPE } from "../backup/plans";
import { leftOut } from "./incomplete";
import type { Rule } from "./rule";

/** Can every backup selection select anything at all? */
export const selectionSelects: Rule = {
  id: "selection-selects",
  asks: "Can every backup selection select anything at all?",
  level: "advisory",
  severity: "medium",
  *check({ surroundings: { index } }) {
    const unseen = leftOut(index);
    for (const selection of index.ofType(SELECTION_TYPE)) {
      if (unseen.has(selection)) continue;
      const empty = emptinessOf(selection, index);
      if (empty === undefined) continue;
      yield { verdict: "violates", urn: selection.urn, message: `${selection.name} ${empty.why}.`, fix: empty.fix };
    }
  },
};
