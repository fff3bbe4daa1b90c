import type { EffectiveTags } from "../estate/effective-tags";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { and, not, or, type Ternary } from "../recovery/logic";
import { type Naming, naming } from "./named-resources";
import { ASSUMED_OPT_IN, type OptIn } from "./opt-in";
import { conditionTests, selectionTagTests } from "./selection-tags";
import type { TagTest } from "./tag-test";
import { backupTypeOf } from "./types";

/** A resource that a backup plan may select. */
export interface Candidate {
  readonly resource: EstateResource;
  readonly arn: string;
  readonly tags: EffectiveTags;
  /** Whether its account has opted in to its service. @default assumed, and said so */
  readonly optIn?: OptIn;
}

/** Whether a selection takes a resource in, and by what. */
export interface Coverage {
  readonly covered: Ternary;
  /** How it is selected: `its ARN`, `its tags`, `everything`. */
  readonly by: string;
  /** Why it cannot be known; only where `covered` is unknown. */
  readonly because?: string;
  /** What would settle that, as an order, where it is not enough to name the resource in `resources`. */
  readonly fix?: string;
  /** What the account has opted in to; only where that decides. */
  readonly optIn?: OptIn;
}

/** By what a selection chooses a resource. */
export interface Choice {
  readonly named: Naming;
  readonly tagged: readonly TagTest[];
  /** Whether it states neither resources nor tags, and so takes in everything. */
  readonly everything: boolean;
  /** Whether it names the resource or its type, so that nobody asks for opt-in. */
  readonly withoutOptIn: Ternary;
}

/** By what a selection leaves out again some of what it chooses. */
export interface Restriction {
  readonly conditions: readonly TagTest[];
  readonly excluded: Naming;
}

export function choiceOf(selection: EstateResource, candidate: Candidate, index: EstateIndex): Choice {
  const named = naming(selection, "resources", candidate, index);
  const tagged = selectionTagTests(selection, candidate);
  const sharesArn = backupTypeOf(candidate.resource)?.sharesArn === true;
  return {
    named,
    tagged: tagged ?? [],
    everything: !named.stated && tagged === undefined,
    withoutOptIn: sharesArn ? false : named.byType,
  };
}

export function restrictionOf(selection: EstateResource, candidate: Candidate, index: EstateIndex): Restriction {
  return {
    conditions: conditionTests(selection, candidate),
    excluded: naming(selection, "notResources", candidate, index),
  };
}

/** Whether `resources` or `selectionTags` take a resource in, if its account has opted in to its service. */
export function chosen({ named, tagged, everything }: Choice): Ternary {
  return everything ? true : or(named.holds, ...tagged.map(({ holds }) => holds));
}

/** Whether opt-in decides on it at all. */
export function asksOptIn(choice: Choice): boolean {
  return chosen(choice) !== choice.withoutOptIn;
}

/**
 * Whether a backup selection covers a resource, exactly as AWS Backup decides: it matches `resources` or carries any of
 * `selectionTags`, and meets all `conditions`, and matches none of `notResources`. With neither resources nor tags,
 * every supported resource is a candidate. What is not selected by its type or by its own ARN asks for opt-in besides, and
 * so does, always, what shares the form of its ARN with other types.
 *
 * Source: AWS Backup developer guide, "Assign resources to a backup plan", "Assign resources with AWS CLI".
 */
export function covers(selection: EstateResource, candidate: Candidate, index: EstateIndex): Coverage {
  const choice = choiceOf(selection, candidate, index);
  if (chosen(choice) === false) return { covered: false, by: "its ARN" };
  const { named, tagged, everything, withoutOptIn } = choice;
  const restriction = restrictionOf(selection, candidate, index);
  const { conditions, excluded } = restriction;
  const { optIn = ASSUMED_OPT_IN } = candidate;
  const selected = or(withoutOptIn, and(chosen(choice), optIn.holds));
  const covered = and(selected, ...conditions.map(({ holds }) => holds), not(excluded.holds));
  const byTags = named.holds !== true && tagged.some(({ holds }) => holds === true);
  return {
    covered,
    by: everything ? "everything" : byTags ? "its tags" : "its ARN",
    ...(covered === "unknown" ? doubtOf(selection, choice, restriction, selected, optIn) : {}),
    ...(asksOptIn(choice) ? { optIn } : {}),
  };
}

/** A coverage that is in doubt for another reason than what the selection states. */
export function doubted({ fix: _, ...coverage }: Coverage, because: string, fix?: string): Coverage {
  return { ...coverage, covered: "unknown", because, ...(fix === undefined ? {} : { fix }) };
}

/** Why it is not known whether a selection covers a resource, and what would settle it. */
function doubtOf(
  { name }: EstateResource,
  choice: Choice,
  { conditions, excluded }: Restriction,
  selected: Ternary,
  optIn: OptIn,
): Pick<Coverage, "because" | "fix"> {
  const open = (tests: readonly TagTest[]) => tests.find(({ holds }) => holds === "unknown");
  const choices = chosen(choice) === "unknown" ? [choice.named.because, open(choice.tagged)?.because] : [];
  const [because] = [...choices, selected === "unknown" ? optIn.because : undefined].filter((one) => one !== undefined);
  if (because !== undefined) return { because };
  const condition = open(conditions);
  if (condition?.because !== undefined) {
    const { because, fix = `state conditions of ${name} in values that are known at preview` } = condition;
    return { because, fix };
  }
  const fix = `state in notResources of ${name} only whole types, or resources by one reference to the ARN of each`;
  return { because: excluded.because ?? "not known at preview", fix };
}
