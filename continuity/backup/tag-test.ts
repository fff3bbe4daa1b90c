import { knownValue } from "../declaration/setting";
import { type EffectiveTags, tagOf } from "../estate/effective-tags";
import { bagList, bagString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bag, isBag, isList, UNKNOWN, type Value } from "../estate/value";
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
}

/** Whose tags are compared. */
export interface Tagged {
  readonly resource: EstateResource;
  readonly tags: EffectiveTags;
}

/** The tests of `selectionTags`, of which one must hold: plain keys, STRINGEQUALS; undefined where none are stated. */
export function selectionTagTests(selection: EstateResource, tagged: Tagged): readonly TagTest[] | undefined {
  const items = listOf(selection, "selectionTags");
  return items?.map((item) => (typeof item === "string" ? { holds: "unknown", because: item } : tagTest(item)));

  function tagTest({ value: item }: Item): TagTest {
    const pair = pairOf(item, selection, "selectionTags");
    if ("because" in pair) return { holds: "unknown", because: pair.because };
    const operation = isBag(item) ? bagString(item, "type") : undefined;
    if (operation?.kind === "known" && operation.value.toUpperCase() !== "STRINGEQUALS") {
      return {
        holds: "unknown",
        because: `selectionTags of ${selection.name} asks for another comparison than equality`,
      };
    }
    const { key, value } = pair;
    if (!key.startsWith(PREFIX)) return compare(tagged, selection, key, EQUALS, value);
    const read = compare(tagged, selection, key.slice(PREFIX.length), EQUALS, value);
    const because = `AWS does not say what the prefix ${PREFIX} does in selectionTags of ${selection.name}, which take plain keys`;
    return read.holds === true ? { holds: "unknown", because } : read;
  }
}

/** The tests of `conditions`, of which all must hold: keys `aws:ResourceTag/KEY`, four operators. */
export function conditionTests(selection: EstateResource, tagged: Tagged): readonly TagTest[] {
  const blocks = listOf(selection, "conditions") ?? [];
  return blocks.flatMap((block): readonly TagTest[] => {
    if (typeof block === "string") return [{ holds: "unknown", because: block }];
    if (!isBag(block.value)) return [{ holds: "unknown", because: computed(selection, "conditions") }];
    return testsOfBlock(block.value, selection, tagged);
  });
}

function testsOfBlock(block: Bag, selection: EstateResource, tagged: Tagged): readonly TagTest[] {
  return Object.entries(OPERATORS).flatMap(([name, operator]): readonly TagTest[] => {
    const list = bagList(block, name);
    if (list.kind === "absent") return [];
    if (list.kind === "unknown") return [{ holds: "unknown", because: computed(selection, `${name} in conditions`) }];
    return list.value.map((item): TagTest => {
      const pair = pairOf(item, selection, `${name} in conditions`);
      if ("because" in pair) return { holds: "unknown", because: pair.because };
      const { key, value } = pair;
      if (key.startsWith(PREFIX)) return compare(tagged, selection, key.slice(PREFIX.length), operator, value);
      const because = `AWS does not say what the key ${key} in conditions of ${selection.name} means without ${PREFIX}`;
      return { holds: "unknown", because };
    });
  });
}

const PREFIX = "aws:ResourceTag/";

interface Operator {
  readonly negated: boolean;
  matches(actual: string, wanted: string): Ternary;
}

const EQUALS: Operator = { negated: false, matches: (actual, wanted) => actual === wanted };

const OPERATORS: Readonly<Record<string, Operator>> = {
  stringEquals: EQUALS,
  stringLikes: { negated: false, matches: (actual, wanted) => matchesArn(wanted, actual) },
  stringNotEquals: { ...EQUALS, negated: true },
  stringNotLikes: { negated: true, matches: (actual, wanted) => matchesArn(wanted, actual) },
};

/** Compares the tag in force. A negated test on an absent tag is undocumented: unknown. */
function compare(
  { resource, tags }: Tagged,
  selection: EstateResource,
  key: string,
  { negated, matches }: Operator,
  wanted: string,
): TagTest {
  const tag = tagOf(tags, key);
  if (tag.kind === "unknown") {
    return {
      holds: "unknown",
      because: `whether ${resource.name} carries the tag ${key} is not known: ${tag.because}`,
    };
  }
  if (tag.kind === "absent") {
    if (negated) {
      const because = `${resource.name} lacks the tag ${key}, and AWS does not say whether a negated condition of ${selection.name} then holds`;
      return { holds: "unknown", because };
    }
    const other = [...tags.tags.keys()].find((one) => one.toLowerCase() === key.toLowerCase());
    if (other === undefined)
      return { holds: false, because: `${resource.name} lacks the tag ${key}`, miss: "no such tag" };
    const because = `${resource.name} carries the tag ${other}, not ${key}: keys are case-sensitive`;
    return { holds: false, because, miss: "key in another case" };
  }
  const matched = matches(tag.value, wanted);
  const holds = negated ? not(matched) : matched;
  if (holds === true) return { holds };
  if (holds === "unknown") {
    const because = `AWS does not say whether the pattern for the tag ${key} in ${selection.name} matches what ${resource.name} carries`;
    return { holds, because };
  }
  return negated
    ? {
        holds,
        because: `it leaves out the value of the tag ${key} of ${resource.name}`,
        miss: "value that is left out",
      }
    : { holds, because: `${resource.name} carries the tag ${key} with another value`, miss: "another value" };
}

function pairOf(
  item: Value,
  selection: EstateResource,
  where: string,
): { readonly key: string; readonly value: string } | { readonly because: string } {
  if (item === UNKNOWN || !isBag(item)) return { because: computed(selection, where) };
  const [key, value] = [knownValue(bagString(item, "key")), knownValue(bagString(item, "value"))];
  if (key === undefined) return { because: `a key in ${where} of ${selection.name} is not known at preview` };
  if (value === undefined)
    return { because: `the value for ${key} in ${where} of ${selection.name} is not known at preview` };
  return { key, value };
}

function computed(selection: EstateResource, where: string): string {
  return `${where} of ${selection.name} cannot be known at preview`;
}

/** Wrapped, so that it cannot be taken for a reason. */
interface Item {
  readonly value: Value;
}

/** The elements of a list, or one reason for all of them; undefined where the list is empty or left out. */
function listOf(selection: EstateResource, property: string): readonly (Item | string)[] | undefined {
  const setting = readValue(selection, property);
  if (setting.kind === "absent") return undefined;
  if (setting.kind === "unknown") return [setting.because];
  const items = isList(setting.value) ? setting.value : [setting.value];
  return items.length === 0 ? undefined : items.map((value) => ({ value }));
}
