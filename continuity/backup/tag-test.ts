import { type EffectiveTags, tagOf } from "../estate/effective-tags";
import type { EstateResource } from "../estate/resource";
import { not, type Ternary } from "../recovery/logic";
import { matchesArn } from "./arn-pattern";

/** What a resource has instead of the tag that is asked for. */
export type TagMiss = "no such tag" | "key in another case" | "another value" | "value that is left out";

/** Why a resource lacks what a selection asks of its tags; never with a value. */
export interface TagObstacle {
  readonly miss: TagMiss;
  readonly why: string;
  /** What would clear it, as an order. */
  readonly fix: string;
}

/** One comparison of a selection with the tags of a resource. */
export interface TagTest {
  readonly holds: Ternary;
  /** Why it cannot be known; only where it cannot. */
  readonly because?: string;
  /** What would settle that, as an order. */
  readonly fix?: string;
  /** Only where it does not hold; asked for seldom, and so not found out at once. */
  readonly obstacle?: () => TagObstacle;
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
    const because = `whether ${name} carries the tag ${key} is not known: ${tag.because}`;
    return { holds: "unknown", because, fix: `give ${name} the tag ${key} with a value that is known at preview` };
  }
  if (tag.kind === "absent" && operator.negated) return undocumented(tagged, question);
  if (tag.kind === "absent") return { holds: false, obstacle: () => absent(tagged, question) };
  const matched = operator.matches(tag.value, wanted);
  const holds = operator.negated ? not(matched) : matched;
  if (holds === true) return { holds };
  if (holds === "unknown") {
    const because = `AWS does not say whether the pattern for the tag ${key} in ${selection.name} matches what ${name} carries`;
    return { holds, because, fix: `write the pattern for the tag ${key} in ${selection.name} shorter and without ?` };
  }
  return { holds, obstacle: () => (operator.negated ? leftOut(tagged, question) : otherValue(tagged, question)) };
}

function undocumented({ resource: { name } }: Tagged, { selection, key }: TagQuestion): TagTest {
  const because = `${name} lacks the tag ${key}, and AWS does not say whether a negated condition of ${selection.name} then holds`;
  const fix = `give ${name} the tag ${key} with a value that ${selection.name} does not leave out`;
  return { holds: "unknown", because, fix };
}

function leftOut({ resource: { name } }: Tagged, { selection, key }: TagQuestion): TagObstacle {
  return {
    miss: "value that is left out",
    why: `it leaves out the value of the tag ${key} of ${name}`,
    fix: `give the tag ${key} of ${name} a value that ${selection.name} does not leave out`,
  };
}

function otherValue({ resource: { name } }: Tagged, { selection, key }: TagQuestion): TagObstacle {
  return {
    miss: "another value",
    why: `${name} carries the tag ${key} with another value`,
    fix: `give the tag ${key} of ${name} the value that ${selection.name} asks for`,
  };
}

function absent({ resource: { name }, tags }: Tagged, { selection, key }: TagQuestion): TagObstacle {
  const [similar] = [...tags.tags.keys()].filter((one) => one.toLowerCase() === key.toLowerCase()).sort();
  return similar === undefined
    ? {
        miss: "no such tag",
        why: `${name} lacks the tag ${key}`,
        fix: `give ${name} the tag ${key} that ${selection.name} asks for`,
      }
    : {
        miss: "key in another case",
        why: `${name} carries the tag ${similar}, not ${key}: keys are case-sensitive`,
        fix: `rename the tag ${similar} of ${name} to ${key}`,
      };
}
