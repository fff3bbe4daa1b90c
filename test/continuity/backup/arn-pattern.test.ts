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
  ["a question mark stands for itself, or for one character", "arn:aws:rds:eu-west-?:*", DB, "unknown"],
  ["a question mark in the text too", "tier?", "tier?", true],
  ["a question mark that stands for nothing", "arn:aws:rds:eu-west-1?:*", DB, false],
  ["a star stands for no blank, as far as AWS says", "prod*", "prod west", "unknown"],
  ["a blank that is written out", "prod *", "prod west", true],
  ["a blank that cannot be reached", "test*", "prod west", false],
  ["nothing", "", DB, false],
  ["a type, the account being unknown", "arn:aws:rds:*:*:db:*", IN_UNKNOWN_ACCOUNT, true],
  ["one account, which is unknown", "arn:aws:rds:*:111111111111:db:*", IN_UNKNOWN_ACCOUNT, "unknown"],
  [
    "another type, the account being unknown: no account holds a colon",
    "arn:aws:rds:*:*:cluster:*",
    IN_UNKNOWN_ACCOUNT,
    false,
  ],
  ["one name, which is unknown", DB, OF_UNKNOWN_NAME, "unknown"],
  ["another Region, the name being unknown", "arn:aws:rds:eu-west-2:*", OF_UNKNOWN_NAME, false],
  ["a pattern longer than any ARN", "*".repeat(2049), DB, "unknown"],
])("%s", (_name, pattern, arn, expected) => {
  expect(matchesArn(pattern, arn)).toBe(expected);
});

const SIGNS = ["a", "b", ":", ".", "?", " "];
const texts = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 8 });
const patterns = fc.string({ unit: fc.constantFrom(...SIGNS, "*"), maxLength: 8 });

/** The regular expression that a pattern stands for in one reading of its wildcards. */
function expression(glob: string, star: string, questionMark: string): RegExp {
  const parts = [...glob].map((char) =>
    char === "*" ? star : char === "?" ? questionMark : char.replace(/[.:]/, "\\$&"),
  );
  return new RegExp(`^${parts.join("")}$`, "s");
}

describe("by property", () => {
  test("on a known text it is the regular expression of the narrow reading, or of the wide one, or of neither", () => {
    fc.assert(
      fc.property(patterns, texts, (glob, text) => {
        const narrow = expression(glob, "\\S*", "\\?").test(text);
        const wide = expression(glob, ".*", ".").test(text);
        expect(matchesArn(glob, text)).toBe(narrow ? true : wide ? "unknown" : false);
      }),
      { numRuns: 5000 },
    );
  });

  test("what it says of an ARN with unknown parts, it says of every ARN that this may turn out to be", () => {
    const parts = fc.array(texts, { minLength: 2, maxLength: 3 });
    const names = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 4 });
    fc.assert(
      fc.property(patterns, parts, fc.array(names, { minLength: 2, maxLength: 2 }), (glob, known, filled) => {
        const verdict = matchesArn(glob, known.join(UNKNOWN_PART));
        const arn = known.reduce((text, part, i) => text + (filled[i - 1] ?? "") + part);
        if (verdict !== "unknown") expect(matchesArn(glob, arn)).toBe(verdict);
      }),
      { numRuns: 5000 },
    );
  });

  test("what it leaves open because of an unknown part can be filled so that it holds, and so that it does not", () => {
    const answers = ["a", "b", ".", "ab", "ba", ""].map((name) =>
      matchesArn("x:*b:y", `x:${UNKNOWN_PART}:y`.replace(UNKNOWN_PART, name)),
    );
    expect(matchesArn("x:*b:y", `x:${UNKNOWN_PART}:y`)).toBe("unknown");
    expect(answers).toEqual([false, true, false, true, false, false]);
  });

  test("long patterns on long ARNs are quick", () => {
    expect(matchesArn("a*".repeat(1024), "a".repeat(10_000))).toBe(true);
  });
});
