import { type EffectiveTags, tagOf } from "../estate/effective-tags";
import type { EstateResource } from "../estate/resource";
import { not, type Ternary } from "../recovery/logic";
import { matchesArn } from "./arn-pattern";

/** What a resource has instead of the tag that is asked for. */
export type TagMiss = "no such tag" | "key in another case" | "another value" | "value that is left out";

/** One comparison of a selection with the tags of a resource. */
export interface TagTest {
  readonly holds: Ternary;
  /** Why it does not hold or cannot be known; never with a value. */
  readonly because?: string;
  /** Only where it does not hold. */
  readonly miss?: TagMiss;
  /** What would make it hold, as an order; only where it does not. */
  readonly fix?: string;
}

/** Whose tags are compared. */
export interface Tagged {
  readonly resource: EstateResource;
  readonly tags: EffectiveTags;
}

/** How a selection compares a tag with the value that it states. */
export interface TagOperator {
  readonly negated: boolean;
  matches(actual: string, wanted: string): Ternary;
}

export const EQUALS: TagOperator = { negated: false, matches: (actual, wanted) => actual === wanted };

/** The operators of `conditions`. */
export const OPERATORS: Readonly<Record<string, TagOperator>> = {
  stringEquals: EQUALS,
  stringLikes: { negated: false, matches: (actual, wanted) => matchesArn(wanted, actual) },
  stringNotEquals: { ...EQUALS, negated: true },
  stringNotLikes: { negated: true, matches: (actual, wanted) => matchesArn(wanted, actual) },
};

/** What a selection asks of one tag. */
export interface TagQuestion {
  readonly selection: EstateResource;
  readonly key: string;
  readonly operator: TagOperator;
  readonly wanted: string;
}

/** Compares the tag in force. Keys and values are case-sensitive. A negated test on an absent tag is undocumented: unknown. */
export function testTag(tagged: Tagged, question: TagQuestion): TagTest {
  const { name } = tagged.resource;
  const { selection, key, operator, wanted } = question;
  const tag = tagOf(tagged.tags, key);
  if (tag.kind === "unknown") {
    return { holds: "unknown", because: `whether ${name} carries the tag ${key} is not known: ${tag.because}` };
  }
  if (tag.kind === "absent") return operator.negated ? undocumented(tagged, question) : missing(tagged, question);
  const matched = operator.matches(tag.value, wanted);
  const holds = operator.negated ? not(matched) : matched;
  if (holds === true) return { holds };
  if (holds === "unknown") {
    const because = `AWS does not say whether the pattern for the tag ${key} in ${selection.name} matches what ${name} carries`;
    return { holds, because };
  }
  const other = `give the tag ${key} of ${name}`;
  return operator.negated
    ? {
        holds,
        because: `it leaves out the value of the tag ${key} of ${name}`,
        miss: "value that is left out",
        fix: `${other} a value that ${selection.name} does not leave out`,
      }
    : {
        holds,
        because: `${name} carries the tag ${key} with another value`,
        miss: "another value",
        fix: `${other} the value that ${selection.name} asks for`,
      };
}

function undocumented({ resource }: Tagged, { selection, key }: TagQuestion): TagTest {
  const because = `${resource.name} lacks the tag ${key}, and AWS does not say whether a negated condition of ${selection.name} then holds`;
  return { holds: "unknown", because };
}

function missing({ resource: { name }, tags }: Tagged, { selection, key }: TagQuestion): TagTest {
  const [similar] = [...tags.tags.keys()].filter((one) => one.toLowerCase() === key.toLowerCase()).sort();
  return similar === undefined
    ? {
        holds: false,
        because: `${name} lacks the tag ${key}`,
        miss: "no such tag",
        fix: `give ${name} the tag ${key} that ${selection.name} asks for`,
      }
    : {
        holds: false,
        because: `${name} carries the tag ${similar}, not ${key}: keys are case-sensitive`,
        miss: "key in another case",
        fix: `rename the tag ${similar} of ${name} to ${key}`,
      };
}
