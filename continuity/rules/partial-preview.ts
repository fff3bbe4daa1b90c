import type { EstateIndex } from "../estate/resource";
import { leftOut } from "./incomplete";
import type { Rule } from "./rule";

/** Did the whole program reach the policy? With `--target` some arrive as the program wrote them. */
export const partialPreview: Rule = {
  id: "partial-preview",
  asks: "Did the whole program take part in the preview?",
  level: "mandatory",
  severity: "medium",
  *check({ surroundings }) {
    const { index } = surroundings;
    const shared = sharedNames(index);
    const names = [...leftOut(index)].map(({ type, name }) => (shared.has(name) ? `${type} ${name}` : name)).sort();
    if (names.length === 0) return;
    const some = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
    yield {
      verdict: "unproven",
      message: `${some} took no part in the preview, as happens with --target; nothing is proven of this stack.`,
      fix: "Run the preview without --target.",
    };
  },
};

/** The names that several resources have, as a bucket and its versioning often do. */
function sharedNames({ estate }: EstateIndex): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { name } of estate.resources) (seen.has(name) ? shared : seen).add(name);
  return shared;
}
