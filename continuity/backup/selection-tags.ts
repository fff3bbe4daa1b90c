import { knownValue } from "../declaration/setting";
import { bagList, bagString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bag, isBag, isList, UNKNOWN, type Value } from "../estate/value";
import { EQUALS, OPERATORS, type Tagged, type TagTest, testTag } from "./tag-test";

/** Stands before the key of a tag in `conditions`. */
const PREFIX = "aws:ResourceTag/";

/** The tests of `selectionTags`, of which one must hold: plain keys, STRINGEQUALS; undefined where none are stated. */
export function selectionTagTests(selection: EstateResource, tagged: Tagged): readonly TagTest[] | undefined {
  return listOf(selection, "selectionTags")?.map((item) =>
    typeof item === "string" ? { holds: "unknown", because: item } : selectionTagTest(item.value, selection, tagged),
  );
}

/** A tag that a selection asks for, with its value. */
export interface SelectedTag {
  readonly key: string;
  readonly value: string;
}

/** The tags of which all that a selection covers has one, where it asks for nothing but tags and all of them are known. */
export function selectedTags(selection: EstateResource): readonly SelectedTag[] | undefined {
  const items = listOf(selection, "selectionTags");
  if (items === undefined || readValue(selection, "resources").kind !== "absent") return undefined;
  const tags = items.map((item) => (typeof item === "string" ? undefined : selectedTag(item.value, selection)));
  return tags.every((tag) => tag !== undefined) ? tags : undefined;
}

function selectedTag(item: Value, selection: EstateResource): SelectedTag | undefined {
  const pair = pairOf(item, selection, "selectionTags");
  const operation = isBag(item) ? knownValue(bagString(item, "type")) : undefined;
  const isPlain = operation?.toUpperCase() === "STRINGEQUALS";
  return "because" in pair || !isPlain || pair.key.startsWith(PREFIX) ? undefined : pair;
}

function selectionTagTest(item: Value, selection: EstateResource, tagged: Tagged): TagTest {
  const pair = pairOf(item, selection, "selectionTags");
  if ("because" in pair) return { holds: "unknown", because: pair.because };
  const operation = isBag(item) ? knownValue(bagString(item, "type")) : undefined;
  if (operation !== undefined && operation.toUpperCase() !== "STRINGEQUALS") {
    const because = `selectionTags of ${selection.name} asks for another comparison than equality`;
    return { holds: "unknown", because };
  }
  const { key, value: wanted } = pair;
  const plain = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
  const test = testTag(tagged, { selection, key: plain, operator: EQUALS, wanted });
  const because = `AWS does not say what the prefix ${PREFIX} does in selectionTags of ${selection.name}, which take plain keys`;
  return plain !== key && test.holds === true ? { holds: "unknown", because } : test;
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
      const { key, value: wanted } = pair;
      if (key.startsWith(PREFIX))
        return testTag(tagged, { selection, key: key.slice(PREFIX.length), operator, wanted });
      const because = `AWS does not say what the key ${key} in conditions of ${selection.name} means without ${PREFIX}`;
      return { holds: "unknown", because, fix: `write ${PREFIX} before the key ${key} in ${selection.name}` };
    });
  });
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
