import { expect, test } from "@jest/globals";
import type { ScenarioChange, ServiceChange } from "../../../../continuity/report/comparison/comparison";
import { membersInWords, verdictsInWords } from "../../../../continuity/report/comparison/words";

test.each<[ScenarioChange["before"], ScenarioChange["after"], string]>([
  ["meets", "violates", "meets → violates"],
  ["violates", "violates", "still violates"],
  [null, "meets", "not there → meets"],
  ["meets", null, "meets → not there"],
])("a verdict that was %s and is %s", (before, after, words) => {
  expect(verdictsInWords({ scenario: "zone", direction: "changed", before, after, why: [] })).toBe(words);
});

test.each<[ServiceChange["members"], readonly string[]]>([
  [{ appeared: [], gone: [] }, []],
  [{ appeared: ["new-db"], gone: [] }, ["new members: new-db"]],
  [{ appeared: [], gone: ["old-db", "older-db"] }, ["members gone: old-db, older-db"]],
  [{ appeared: ["new-db"], gone: ["old-db"] }, ["new members: new-db", "members gone: old-db"]],
])("members that came and went: %j", (members, lines) => {
  expect(membersInWords({ name: "orders", change: "kept", scenarios: [], members })).toEqual(lines);
});
