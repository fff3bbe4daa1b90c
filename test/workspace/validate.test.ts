import { describe, expect, test } from "@jest/globals";
import { Ajv, type ErrorObject } from "ajv";
import fc from "fast-check";
import { POLICY_PROPERTIES, SETTINGS_PROPERTY } from "../../workspace/policy-schema";
import { SETTINGS_SCHEMA } from "../../workspace/settings-schema";
import { problemsOf } from "../../workspace/validate";

const POLICY_SCHEMA = {
  type: "object",
  properties: { ...POLICY_PROPERTIES, ...SETTINGS_PROPERTY },
  additionalProperties: false,
};

describe("the same problems as Ajv finds", () => {
  const { properties } = SETTINGS_SCHEMA;
  const keys = [
    ...Object.keys(properties),
    ...Object.keys(properties.services.additionalProperties.properties),
    ...Object.keys(properties.assumptions.items.properties),
    ...Object.keys(POLICY_SCHEMA.properties),
    ...["rto", "rpo", "data", "region", "detect", "objective-met", "unknown", "untested", "orders", "NoName", "x"],
  ];
  const texts = [
    ...["15m", "worst", "scheduled", "off", "mandatory", "advisory", "orders", "restore-time", "service:orders"],
    ...["2027-10-31", "type:", "", "x".repeat(300), "x".repeat(33), "😀".repeat(32)],
  ];
  const scalar = fc.oneof(
    fc.constantFrom(...texts),
    fc.constantFrom<unknown>(null, true, false, 0, 1, 0.5, -1, 101, 2.5),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "large" },
      { weight: 2, arbitrary: scalar },
      { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
      { weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 5 }) },
    ),
  }));

  test.each([
    ["lifeboat.yaml", SETTINGS_SCHEMA],
    ["the policy configuration", POLICY_SCHEMA],
    ["an assumption", properties.assumptions.items],
    ["the entry of a service", properties.services.additionalProperties],
  ])("in %s", (_name, schema) => {
    const validate = new Ajv({ allErrors: true, strict: false, logger: false }).compile(schema);
    fc.assert(
      fc.property(value, (one) => {
        const expected = validate(one) ? [] : (validate.errors ?? []).map(phraseOf);
        expect([...problemsOf(schema, one)].sort()).toEqual([...new Set(expected)].sort());
      }),
      { numRuns: 2000 },
    );
  });
});

function phraseOf({ instancePath, keyword, params, message }: ErrorObject): string {
  const at = instancePath.slice(1).replaceAll("/", ".") || "the top level";
  if (keyword === "additionalProperties") return `${at} has an unknown key "${params.additionalProperty}"`;
  if (keyword === "enum") return `${at} must be one of ${params.allowedValues.join(", ")}`;
  return `${at} ${message}`;
}

test("what is wrong is told in a phrase each, with the place", () => {
  const value = { services: { Orders: { owner: "" }, pay: { mtpd: 4, minimumServiceLevel: 2 } }, assumption: [] };
  expect(problemsOf(SETTINGS_SCHEMA, value)).toEqual([
    'the top level has an unknown key "assumption"',
    'services must match pattern "^[a-z0-9-]{1,63}$"',
    "services property name must be valid",
    "services.Orders.owner must NOT have fewer than 1 characters",
    "services.pay.minimumServiceLevel must be <= 1",
    "services.pay.mtpd must be string",
  ]);
});

test("an unknown key is cut where it is long", () => {
  expect(problemsOf({ additionalProperties: false }, { ["k".repeat(100)]: 1 })).toEqual([
    `the top level has an unknown key "${"k".repeat(60)}…"`,
  ]);
});

test("a keyword that is not known here is never ignored", () => {
  expect(() => problemsOf({ properties: { a: { format: "date" } } }, { a: "x" })).toThrow(
    "the schema at a has the keyword format",
  );
});
