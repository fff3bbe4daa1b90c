import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { matchesArn, UNKNOWN_PART } from "../../../continuity/backup/arn-pattern";

const DB = "arn:aws:rds:eu-west-1:111111111111:db:orders";
const IN_UNKNOWN_ACCOUNT = `arn:aws:rds:eu-west-1:${UNKNOWN_PART}:db:orders`;
const OF_UNKNOWN_NAME = `arn:aws:rds:eu-west-1:111111111111:db:${UNKNOWN_PART}`;

test.each<[string, string, string, boolean | "unknown"]>([
  ["itself", DB, DB, true],
  ["everything", "*", DB, true],
  ["a type", "arn:aws:rds:*:*:db:*", DB, true],
  ["another type", "arn:aws:rds:*:*:cluster:*", DB, false],
  ["a service: the star goes over colons", "arn:aws:rds:*", DB, true],
  ["a prefix is not the whole", "arn:aws:rds", DB, false],
  ["a question mark stands for itself", "arn:aws:rds:eu-west-?:*", DB, false],
  ["nothing", "", DB, false],
  ["a type, the account being unknown", "arn:aws:rds:*:*:db:*", IN_UNKNOWN_ACCOUNT, true],
  ["one account, which is unknown", "arn:aws:rds:*:111111111111:db:*", IN_UNKNOWN_ACCOUNT, "unknown"],
  ["another type, the account being unknown", "arn:aws:rds:*:*:cluster:*", IN_UNKNOWN_ACCOUNT, "unknown"],
  ["one name, which is unknown", DB, OF_UNKNOWN_NAME, "unknown"],
  ["another Region, the name being unknown", "arn:aws:rds:eu-west-2:*", OF_UNKNOWN_NAME, false],
  ["a pattern longer than any ARN", "*".repeat(2049), DB, "unknown"],
])("%s", (_name, pattern, arn, expected) => {
  expect(matchesArn(pattern, arn)).toBe(expected);
});

const letters = fc.string({ unit: fc.constantFrom("a", "b", ":", "."), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", ".", "*"), maxLength: 8 });

describe("by property", () => {
  test("on a known ARN it is the regular expression that the pattern stands for", () => {
    const escaped = (text: string) => text.replace(/[.:]/g, "\\$&");
    fc.assert(
      fc.property(pattern, letters, (glob, arn) => {
        const expression = new RegExp(`^${glob.split("*").map(escaped).join(".*")}$`);
        expect(matchesArn(glob, arn)).toBe(expression.test(arn));
      }),
      { numRuns: 3000 },
    );
  });

  test("what it says of an ARN with unknown parts, it says of every ARN that this may turn out to be", () => {
    const parts = fc.array(letters, { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(pattern, parts, fc.array(letters, { minLength: 2, maxLength: 2 }), (glob, known, filled) => {
        const verdict = matchesArn(glob, known.join(UNKNOWN_PART));
        const arn = known.reduce((text, part, i) => text + (filled[i - 1] ?? "") + part);
        if (verdict !== "unknown") expect(matchesArn(glob, arn)).toBe(verdict);
      }),
      { numRuns: 5000 },
    );
  });

  test("long patterns on long ARNs are quick", () => {
    expect(matchesArn("a*".repeat(1024), "a".repeat(10_000))).toBe(true);
  });
});
