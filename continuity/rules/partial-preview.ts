import { arrivedEmpty } from "./incomplete";
import type { Rule } from "./rule";

/** Did the whole program reach the policy? With `--target` resources arrive without their inputs. */
export const partialPreview: Rule = {
  id: "partial-preview",
  asks: "Did every resource reach the policy with the inputs that it cannot do without?",
  level: "mandatory",
  severity: "medium",
  *check({ index }) {
    const names = arrivedEmpty(index)
      .map(({ name }) => name)
      .sort();
    if (names.length === 0) return;
    const some = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
    yield {
      verdict: "unproven",
      message: `${some} reached the policy without required inputs, as happens with --target; nothing is proven of this preview.`,
      fix: "Run the preview without --target.",
    };
  },
};
