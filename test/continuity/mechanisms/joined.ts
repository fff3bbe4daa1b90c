import { expect } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag, Value } from "../../../continuity/estate/value";
import { propertiesRead } from "../../../continuity/mechanisms/reads";
import { AS_OF, estate, resource } from "../estate-builder";
import { anything, bag, list } from "./anything";

/** What a program would mostly write into the properties that are more than a text or a number, by property. */
export type Usual = Readonly<Record<string, fc.Arbitrary<Value>>>;

/** A block of settings, which the SDK takes as an object or as a list of one. */
export const block = (properties: Usual) => fc.oneof(bag(properties), list(bag(properties)));

const STATED: Bag = {
  "continuity:service": "orders",
  "continuity:rto": "1h",
  "continuity:rpo": "5m",
  "continuity:minimum-service-level": "0.5",
};

/** One service of a few resources of these types, with whatever in their properties, each computed from any of the others. */
function joinedPrograms(types: readonly string[], usual: Usual): fc.Arbitrary<readonly EstateResource[]> {
  return fc
    .array(fc.constantFrom(...types), { minLength: 1, maxLength: 8 })
    .chain((chosen) => fc.tuple(...chosen.map((type) => draftOf(type, chosen.length, usual))))
    .map((drafts) => {
      const bare = drafts.map(({ type }, i) => resource(type, `r${i}`));
      return drafts.map(({ type, inputs, targets }, i) => {
        const edges = Object.entries(targets).map(([key, at]) => [key, at.map((one) => bare[one])]);
        return resource(type, `r${i}`, inputs, { edges: Object.fromEntries(edges) });
      });
    });
}

function draftOf(type: string, count: number, usual: Usual) {
  const properties = [...propertiesRead(type)].filter((property) => property !== "tags");
  const values = Object.fromEntries(properties.map((property) => [property, usual[property] ?? anything]));
  const role = fc.constantFrom<Bag>({}, { "continuity:role": "data" });
  return fc.record({
    type: fc.constant(type),
    inputs: fc.tuple(bag(values), role).map(([inputs, own]): Bag => ({ ...inputs, tags: { ...STATED, ...own } })),
    targets: fc.dictionary(fc.constantFrom("tags", ...properties), fc.array(fc.nat(count - 1), { maxLength: 3 }), {
      maxKeys: 4,
    }),
  });
}

/** Whatever a program says of these types, it is judged in every scenario, without an error of our own. */
export function expectJudged(types: readonly string[], usual: Usual, numRuns: number): void {
  fc.assert(
    fc.property(joinedPrograms(types, usual), (resources) => {
      const { findings, verdicts } = assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF });
      expect(findings.filter(({ rule }) => rule === "rule-failed")).toEqual([]);
      expect(verdicts.map(({ name, scenarios }) => [name, scenarios.length])).toEqual([["orders", 5]]);
    }),
    { numRuns },
  );
}
