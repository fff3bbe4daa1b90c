import { describe, expect, test } from "@jest/globals";
import type { Setting } from "../../../continuity/declaration/setting";
import {
  bagBag,
  bagBoolean,
  bagList,
  bagNumber,
  bagString,
  pathBoolean,
  pathNumber,
  readBoolean,
  readNumber,
  readString,
  readValue,
} from "../../../continuity/estate/read";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { resource, vault } from "../estate-builder";

const known = (value: unknown) => ({ kind: "known", value });
const ABSENT = { kind: "absent" };
const unknown = (because: string) => ({ kind: "unknown", because });

const TYPE = "aws:rds/instance:Instance";
const KEY = resource("aws:kms/key:Key", "key");
const read = (inputs: Bag | undefined, more: Parameters<typeof resource>[3] = {}): Setting<Value> =>
  readValue({ ...resource(TYPE, "db", {}, more), inputs } as EstateResource, "x");

describe("a setting is read from the inputs first", () => {
  test.each<[string, Setting<Value>, unknown]>([
    ["given", read({ x: 1 }, { outputs: { x: 2 } }), known(1)],
    ["given as nothing of its kind", read({ x: 0 }), known(0)],
    ["left out", read({}), ABSENT],
    ["null", read({ x: null }), ABSENT],
    ["left out stays absent, whatever the outputs say", read({}, { outputs: { x: 2 } }), ABSENT],
    ["null stays absent, whatever the outputs say", read({ x: null }, { outputs: { x: 2 } }), ABSENT],
    ["computed, and known as an output", read({ x: UNKNOWN }, { outputs: { x: 2 } }), known(2)],
    ["computed", read({ x: UNKNOWN }), unknown("x of db is computed and not known at preview")],
    [
      "computed, and unknown as an output too",
      read({ x: UNKNOWN }, { outputs: { x: UNKNOWN } }),
      unknown("x of db is computed and not known at preview"),
    ],
    [
      "computed, and null as an output",
      read({ x: UNKNOWN }, { outputs: { x: null } }),
      unknown("x of db is computed and not known at preview"),
    ],
    [
      "computed from others, which are named in order",
      read({ x: UNKNOWN }, { edges: { x: [vault("zeta"), KEY], y: [vault("other")] } }),
      unknown("x of db is computed from key, zeta and not known at preview"),
    ],
    ["nothing recorded", read(undefined, { outputs: { x: 2 } }), unknown("the inputs of db were not recorded")],
    ["inherited from Object", readValue(resource(TYPE, "db"), "constructor"), ABSENT],
    ["__proto__", readValue(resource(TYPE, "db"), "__proto__"), ABSENT],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("a value of another type is unknown, never a guess", () => {
  const bag: Bag = {
    yes: true,
    no: "false",
    one: 1,
    digits: "007",
    word: "word",
    negative: -1,
    endless: Number.POSITIVE_INFINITY,
    list: [1, UNKNOWN],
    nested: { a: UNKNOWN },
    later: UNKNOWN,
    nothing: null,
  };
  test.each<[string, unknown, unknown]>([
    ["true", bagBoolean(bag, "yes"), known(true)],
    ["false as text", bagBoolean(bag, "no"), known(false)],
    ["a number for a truth value", bagBoolean(bag, "one"), unknown("one is not true or false")],
    ["a number", bagNumber(bag, "one"), known(1)],
    ["a number as text", bagNumber(bag, "digits"), known(7)],
    ["a word for a number", bagNumber(bag, "word"), unknown("word is not a number from 0")],
    ["a negative number", bagNumber(bag, "negative"), unknown("negative is not a number from 0")],
    ["an endless number", bagNumber(bag, "endless"), unknown("endless is not a number from 0")],
    ["a text", bagString(bag, "word"), known("word")],
    ["a number for a text", bagString(bag, "one"), unknown("one is not a text")],
    ["a list", bagList(bag, "list"), known([1, UNKNOWN])],
    ["an object for a list", bagList(bag, "nested"), unknown("nested is not a list")],
    ["an object", bagBag(bag, "nested"), known({ a: UNKNOWN })],
    ["a list for an object", bagBag(bag, "list"), unknown("list is not an object")],
    ["nothing for an object", bagBag(bag, "nothing"), ABSENT],
    ["what is computed, for an object", bagBag(bag, "later"), unknown("later is not known at preview")],
    ["what is computed, for a list", bagList(bag, "later"), unknown("later is not known at preview")],
    ["what is left out", bagString(bag, "other"), ABSENT],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("of a resource", () => {
    const db = resource(TYPE, "db", { a: "yes", b: "1", c: "text", d: 5 });
    expect([readBoolean(db, "a"), readNumber(db, "b"), readString(db, "c"), readString(db, "d")]).toEqual([
      unknown("a is not true or false"),
      known(1),
      known("text"),
      unknown("d is not a text"),
    ]);
  });

  test("of a block, which may be a list of one", () => {
    const one = resource(TYPE, "db", {
      block: { on: "true", deep: [{ count: 2 }] },
      two: [{ on: true }, { on: true }],
      part: { on: UNKNOWN },
      later: UNKNOWN,
    });
    expect([
      pathBoolean(one, "block.on"),
      pathNumber(one, "block.deep.count"),
      pathNumber(one, "block.deep.other"),
      pathNumber(one, "other.count"),
      pathNumber(one, "block.on"),
      pathBoolean(one, "two.on"),
      pathBoolean(one, "part.on"),
      pathBoolean(one, "later.on"),
    ]).toEqual([
      known(true),
      known(2),
      ABSENT,
      ABSENT,
      unknown("block.on is not a number from 0"),
      unknown("two.on of db is not known"),
      unknown("on is not known at preview"),
      unknown("later of db is computed and not known at preview"),
    ]);
  });
});
