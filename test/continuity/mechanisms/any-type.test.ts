import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { SCENARIOS } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import { MECHANISMS } from "../../../continuity/mechanisms/catalogue";
import { propertiesRead } from "../../../continuity/mechanisms/reads";
import { AS_OF, estate, resource } from "../estate-builder";
import { anything } from "./anything";

const TAGS = {
  "continuity:service": "shop",
  "continuity:role": "data",
  "continuity:rto": "1h",
  "continuity:rpo": "1h",
};

/** A resource with whatever in the properties that are read of it. */
const bagOf = (type: string): fc.Arbitrary<Bag> =>
  fc.dictionary(fc.constantFrom(...propertiesRead(type)), anything, { maxKeys: 6 }) as fc.Arbitrary<Bag>;

/** A member, another of its type, and all its companions, each computed from all the others or from none. */
const programs = (type: string, companions: readonly string[]): fc.Arbitrary<readonly EstateResource[]> =>
  fc
    .tuple(fc.boolean(), bagOf(type), bagOf(type), ...companions.map(bagOf))
    .map(([isJoined, first, second, ...others]) => {
      const plain = [
        resource(type, "member", { ...first, tags: TAGS }),
        resource(type, "other", { ...second, tags: TAGS }),
        ...others.map((inputs, i) => resource(companions[i] as string, `companion-${i}`, inputs)),
      ];
      const edges = (one: EstateResource) =>
        Object.fromEntries([...propertiesRead(one.type)].map((property) => [property, plain]));
      return isJoined ? plain.map((one) => resource(one.type, one.name, one.inputs, { edges: edges(one) })) : plain;
    });

const ROWS = MECHANISMS.flatMap(({ types, companions = {} }) =>
  types.map((type) => [type, Object.keys(companions)] as const),
);

test.each(ROWS)("whatever a program says of %s and its companions, it is judged", (type, companions) => {
  fc.assert(
    fc.property(programs(type, companions), (resources) => {
      const { findings, verdicts } = assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF });
      expect(findings.filter(({ rule }) => rule === "rule-failed")).toEqual([]);
      expect(verdicts.map(({ scenarios }) => scenarios.map(({ scenario }) => scenario))).toEqual([[...SCENARIOS]]);
    }),
    { numRuns: 20 },
  );
});
