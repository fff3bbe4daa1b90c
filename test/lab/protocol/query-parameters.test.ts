import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { structured } from "../../../lab/protocol/query-parameters";

test.each<[string, string, unknown]>([
  ["members", "A=1&B=x%20y", { A: "1", B: "x y" }],
  [
    "lists of RDS, whose items have a name",
    "Filters.Filter.1.Name=n&Filters.Filter.1.Values.Value.1=v",
    { Filters: [{ Name: "n", Values: ["v"] }] },
  ],
  [
    "lists of EC2, which have none",
    "Filter.1.Name=n&Filter.1.Value.1=v&Filter.1.Value.2=w",
    { Filter: [{ Name: "n", Value: ["v", "w"] }] },
  ],
  ["items in the order of their numbers", "A.member.10=c&A.member.2=b&A.member.1=a", { A: ["a", "b", "c"] }],
  ["structures", "Limits.Low=1&Limits.High=2", { Limits: { Low: "1", High: "2" } }],
])("%s", (_name, query, expected) => {
  expect(structured(new URLSearchParams(query))).toEqual(expected);
});

test("any list of tags comes out as it went in, whatever is in it", () => {
  const tag = fc.record({ Key: fc.string(), Value: fc.string() });
  fc.assert(
    fc.property(fc.array(tag, { minLength: 1, maxLength: 20 }), (tags) => {
      const pairs = tags.flatMap(({ Key, Value }, index): [string, string][] => [
        [`Tags.Tag.${index + 1}.Key`, Key],
        [`Tags.Tag.${index + 1}.Value`, Value],
      ]);
      expect(structured(new URLSearchParams(new URLSearchParams(pairs).toString()))).toEqual({ Tags: tags });
    }),
  );
});

test("names of what every object has are but names", () => {
  const read = structured(new URLSearchParams("__proto__.polluted=1&constructor=2"));
  expect(read.constructor).toBe("2");
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
