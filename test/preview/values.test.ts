import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { UNKNOWN } from "../../preview/unknown";
import {
  masked,
  outputDependencies,
  type Properties,
  secret,
  withOutputs,
  withoutOutputs,
  withoutReferences,
  withoutSecrets,
  withSecretsOf,
} from "../../preview/values";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const output = (content: Properties) => ({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...content });
const reference = (content: Properties) => ({ [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", ...content });

/** Any properties that the engine keeps: plain JSON with secrets and unknowns in it. */
const { properties } = fc.letrec<{ properties: Properties; value: unknown }>((tie) => ({
  properties: fc.dictionary(fc.string({ maxLength: 3 }), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, 1, "text", UNKNOWN),
    fc.array(tie("value"), { maxLength: 2 }),
    tie("properties"),
    fc.constantFrom("text", 2, UNKNOWN, ["list"]).map(secret),
  ),
}));

describe("output values", () => {
  test.each([
    ["known", output({ value: 1 }), 1],
    ["unknown", output({ dependencies: ["a"] }), UNKNOWN],
    ["secret", output({ value: "x", secret: true }), secret("x")],
    ["unknown and secret", output({ secret: true }), secret(UNKNOWN)],
    ["nested", { list: [output({ value: { inner: output({}) } })] }, { list: [{ inner: UNKNOWN }] }],
  ])("that are %s become what the engine knows", (_, value, expected) => {
    expect(withoutOutputs({ value })).toEqual({ value: expected });
  });

  test("carry the dependencies of their property into transforms", () => {
    const upgraded = withOutputs({ plain: 1, computed: UNKNOWN, hidden: secret("x") }, { computed: ["a", "b"] });
    expect(upgraded).toEqual({
      plain: 1,
      computed: output({ dependencies: ["a", "b"] }),
      hidden: output({ value: "x", secret: true }),
    });
    expect([...outputDependencies(upgraded)]).toEqual(["a", "b"]);
  });

  test("come back as they went, whatever they are", () => {
    fc.assert(
      fc.property(properties, fc.array(fc.string(), { maxLength: 2 }), (given, urns) => {
        const dependencies = Object.fromEntries(Object.keys(given).map((key) => [key, urns]));
        expect(withoutOutputs(withOutputs(given, dependencies))).toEqual(given);
      }),
    );
  });
});

test.each([
  ["with an id", { urn: "u", id: "i" }, "i"],
  ["with an id yet unknown", { urn: "u", id: "" }, UNKNOWN],
  ["without an id", { urn: "u" }, "u"],
])("a reference %s is flattened", (_, content, expected) => {
  expect(withoutReferences({ list: [reference(content)] })).toEqual({ list: [expected] });
});

describe("secrets", () => {
  test("are put back where they were, or around what replaced them", () => {
    const original = { a: secret("x"), b: { c: secret("y"), d: 1 }, e: [secret("z")] };
    expect(withSecretsOf({ a: "x", b: { c: "Y", d: 1 }, e: ["z"], f: 2 }, original)).toEqual({
      a: secret("x"),
      b: { c: secret("Y"), d: 1 },
      e: secret(["z"]),
      f: 2,
    });
  });

  test("never show", () => {
    fc.assert(
      fc.property(properties, (given) => {
        const marked = { ...given, hidden: secret("hunter2"), list: [{ deep: secret({ inner: "hunter2" }) }] };
        expect(JSON.stringify(masked(marked))).not.toContain("hunter2");
        expect(JSON.stringify(withoutSecrets(marked))).toContain("hunter2");
      }),
    );
  });
});
