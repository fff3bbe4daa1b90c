import { describe, expect, test } from "@jest/globals";
import { effectiveTags, tagOf } from "../../../continuity/estate/effective-tags";
import type { EstateProvider } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { provider, resource } from "../estate-builder";

const known = (value: string) => ({ kind: "known", value });
const unknown = (because: string) => ({ kind: "unknown", because });
const COMPUTED = "tags of db is computed and not known at preview";

function read(inputs: Bag | undefined, by?: EstateProvider) {
  const { provider: _default, ...db } = resource("aws:rds/instance:Instance", "db");
  const { tags, explicit, ...rest } = effectiveTags({ ...db, inputs, ...(by ? { provider: by } : {}) });
  return { tags: Object.fromEntries(tags), explicit: [...explicit], ...rest };
}

const DEFAULTS = provider("eu-west-1", { defaultTags: { tags: { owner: "us", stage: "prod" } } });

describe("the tags in force", () => {
  test.each<[string, ReturnType<typeof read>, unknown]>([
    ["none", read({}), { tags: {}, explicit: [] }],
    ["its own", read({ tags: { owner: "me" } }), { tags: { owner: known("me") }, explicit: ["owner"] }],
    [
      "its own before those of the provider",
      read({ tags: { owner: "me" } }, DEFAULTS),
      { tags: { owner: known("me"), stage: known("prod") }, explicit: ["owner"] },
    ],
    [
      "merged by the provider's check",
      read({ tags: { owner: "me" }, tagsAll: { owner: "me", stage: "test" } }, DEFAULTS),
      { tags: { owner: known("me"), stage: known("test") }, explicit: ["owner"] },
    ],
    [
      "defaults written as JSON text, as bridged providers do",
      read({}, provider("eu-west-1", { defaultTags: '{"tags":{"owner":"us"}}' })),
      { tags: { owner: known("us") }, explicit: [] },
    ],
    ["defaults without tags", read({}, provider("eu-west-1", { defaultTags: {} })), { tags: {}, explicit: [] }],
    [
      "a number and a truth value become text, null is dropped",
      read({ tags: { a: 1, b: true, c: null } }),
      { tags: { a: known("1"), b: known("true") }, explicit: ["a", "b"] },
    ],
    [
      "a key that means something to JavaScript",
      read({ tags: JSON.parse('{"__proto__":"x","constructor":"y"}') }),
      {
        tags: Object.fromEntries([
          ["__proto__", known("x")],
          ["constructor", known("y")],
        ]),
        explicit: ["__proto__", "constructor"],
      },
    ],
    [
      "a value that is computed is unknown, also where a default would be known",
      read({ tags: { owner: UNKNOWN } }, DEFAULTS),
      { tags: { owner: unknown("the tag owner is computed"), stage: known("prod") }, explicit: ["owner"] },
    ],
    [
      "a value that is computed, but known after the provider's check",
      read({ tags: { owner: UNKNOWN }, tagsAll: { owner: "me" } }),
      { tags: { owner: known("me") }, explicit: ["owner"] },
    ],
    [
      "a value that the provider's check leaves open is unknown, also where a default is known",
      read({ tagsAll: { owner: UNKNOWN } }, DEFAULTS),
      { tags: { owner: unknown("the tag owner is computed"), stage: known("prod") }, explicit: [] },
    ],
    [
      "a value that is no text",
      read({ tags: { owner: ["me"] } }),
      { tags: { owner: unknown("the tag owner is not a text") }, explicit: ["owner"] },
    ],
    [
      "all computed: any default may be replaced",
      read({ tags: UNKNOWN }, DEFAULTS),
      { tags: { owner: unknown(COMPUTED), stage: unknown(COMPUTED) }, explicit: [], incomplete: COMPUTED },
    ],
    [
      "all computed, but known after the provider's check",
      read({ tags: UNKNOWN, tagsAll: { owner: "me" } }, DEFAULTS),
      { tags: { owner: known("me"), stage: known("prod") }, explicit: [] },
    ],
    ["no object", read({ tags: "owner=me" }), { tags: {}, explicit: [], incomplete: "tags is not an object" }],
    [
      "defaults that are computed",
      read({ tags: { owner: "me" } }, provider("eu-west-1", { defaultTags: UNKNOWN })),
      {
        tags: { owner: known("me") },
        explicit: ["owner"],
        incomplete: "the default tags of its provider are not known at preview",
      },
    ],
    [
      "defaults that are computed, but the provider has merged them",
      read({ tagsAll: { owner: "me" } }, provider("eu-west-1", { defaultTags: { tags: UNKNOWN } })),
      { tags: { owner: known("me") }, explicit: [] },
    ],
    [
      "defaults that cannot be read",
      read({}, provider("eu-west-1", { defaultTags: "{" })),
      { tags: {}, explicit: [], incomplete: "the default tags of its provider are not known at preview" },
    ],
    [
      "nobody recorded the inputs",
      read(undefined, DEFAULTS),
      {
        tags: {
          owner: unknown("the inputs of db were not recorded"),
          stage: unknown("the inputs of db were not recorded"),
        },
        explicit: [],
        incomplete: "the inputs of db were not recorded",
      },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test("a missing tag is absent where the tags are complete, else unknown", () => {
  const complete = effectiveTags(resource("aws:rds/instance:Instance", "db", { tags: { a: "1" } }));
  const partial = effectiveTags(resource("aws:rds/instance:Instance", "db", { tags: UNKNOWN }));
  expect([tagOf(complete, "a"), tagOf(complete, "b"), tagOf(partial, "b")]).toEqual([
    known("1"),
    { kind: "absent" },
    unknown(COMPUTED),
  ]);
});
