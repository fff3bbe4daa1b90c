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
    const names = leftOut(index)
      .map(({ name }) => name)
      .sort();
    if (names.length === 0) return;
    const some = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
    yield {
      verdict: "unproven",
      message: `${some} took no part in the preview, as happens with --target; nothing is proven of this stack.`,
      fix: "Run the preview without --target.",
    };
  },
};
