import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Assumption, findAssumption, matchesGlob } from "../../../continuity/evidence/assumption";

const NOW = 1_000;
const DB = { name: "orders-db", type: "aws:rds/instance:Instance", service: "orders" };

function assumption(over: Partial<Assumption>): Assumption {
  return {
    what: "restore-time",
    for: { kind: "type", type: DB.type },
    value: 600,
    owner: "ann",
    reason: "seen in June",
    until: NOW + 1,
    ...over,
  };
}

const OF_TYPE = assumption({});
const OF_SERVICE = assumption({ for: { kind: "service", service: "orders" }, value: 300 });
const OF_NAME = assumption({ for: { kind: "name", glob: "orders-*" }, value: 60 });
const LONGER = assumption({ value: 900 });

describe("the assumption in force", () => {
  test.each<[string, readonly Assumption[], Assumption | undefined]>([
    ["none is made", [], undefined],
    ["of its type", [OF_TYPE], OF_TYPE],
    ["the service is closer than the type, also with a smaller figure", [OF_TYPE, OF_SERVICE], OF_SERVICE],
    ["the name is closer than the service", [OF_TYPE, OF_SERVICE, OF_NAME], OF_NAME],
    ["of two as close the longer", [OF_TYPE, LONGER], LONGER],
    ["in whatever order", [LONGER, OF_TYPE], LONGER],
    ["one that ends now no longer counts", [assumption({ until: NOW })], undefined],
    ["an expired closer one gives way", [{ ...OF_NAME, until: NOW }, OF_TYPE], OF_TYPE],
    ["about something else", [assumption({ what: "copy-time" })], undefined],
    ["about another type", [assumption({ for: { kind: "type", type: "aws:s3/bucket:Bucket" } })], undefined],
    ["about another service", [assumption({ for: { kind: "service", service: "stock" } })], undefined],
    ["about another name", [assumption({ for: { kind: "name", glob: "*-cache" } })], undefined],
  ])("%s", (_name, assumptions, expected) => {
    expect(findAssumption(assumptions, "restore-time", DB, NOW)).toBe(expected);
  });

  test("of two about opt-in the one that says no", () => {
    const [yes, no] = [assumption({ what: "opt-in", value: 1 }), assumption({ what: "opt-in", value: 0 })];
    expect([findAssumption([yes, no], "opt-in", DB, NOW), findAssumption([no, yes], "opt-in", DB, NOW)]).toEqual([
      no,
      no,
    ]);
  });

  test("a resource of no service matches no service", () => {
    expect(findAssumption([OF_SERVICE], "restore-time", { ...DB, service: undefined }, NOW)).toBeUndefined();
  });
});

describe("globs", () => {
  const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 8 });

  test("match as the regular expression they stand for", () => {
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", ".", "*"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, letters, (glob, text) => {
        const expression = new RegExp(`^${glob.split("*").map(escaped).join(".*")}$`);
        expect(matchesGlob(glob, text)).toBe(expression.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("with many stars on a long text are quick", () => {
    expect(matchesGlob(`${"a*".repeat(500)}b`, "a".repeat(100_000))).toBe(false);
  });
});
