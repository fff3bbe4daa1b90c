import type { CustomResource } from "@pulumi/pulumi";
import { type Given, type Input, isStandIn } from "../continuity/planning/blueprint";

/** What stand-ins in the inputs of a part stand for. */
export interface Meanings {
  /** A part that was created before. */
  part(id: string): CustomResource & Readonly<Record<string, unknown>>;
  physicalName(id: string): string;
  /** What the planner does not plan; a list for all subnets. */
  given(what: Given): unknown;
}

/** Inputs of a part with what they stand for: outputs of other parts, names, and what is given. */
export function resolved(input: Input, meanings: Meanings): unknown {
  if (typeof input !== "object" || input === null) return input;
  if (Array.isArray(input)) {
    return (input as readonly Input[]).flatMap((one) => {
      const value = resolved(one, meanings);
      // All subnets stand for their ids inside of a list.
      return isGiven(one) && Array.isArray(value) ? value : [value];
    });
  }
  if (!isStandIn(input)) {
    return Object.fromEntries(Object.entries(input).map(([key, one]) => [key, resolved(one as Input, meanings)]));
  }
  switch (input.kind) {
    case "reference":
      return meanings.part(input.to)[input.output];
    case "name":
      return meanings.physicalName(input.of);
    case "given":
      return meanings.given(input);
  }
}

function isGiven(input: Input): boolean {
  return isStandIn(input) && input.kind === "given";
}
