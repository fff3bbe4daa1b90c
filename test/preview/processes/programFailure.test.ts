import { expect, test } from "@jest/globals";
import { summarizeFailure } from "../../../preview/processes/programFailure";

const HEADER = "Running program '/work/shop/' failed with an unhandled exception:\n";

test.each([
  [
    "an error, coloured, thrown in a library",
    `${HEADER}\u001b[31mError: no such region\u001b[39m
    at check \u001b[90m(/work/shop/\u001b[39mnode_modules/cloud/check.js:9:1\u001b[90m)\u001b[39m
    at node:internal/main:1:1
    at Object.<anonymous> (/work/shop/src/net.ts:12:5) {
  code: 'E_REGION'
}`,
    "no such region (src/net.ts:12:5)",
  ],
  [
    "a message of many lines",
    `${HEADER}RangeError: too small\nat least 2 zones\nand more\n    at /work/shop/index.ts:3:1`,
    "RangeError: too small at least 2 zones (index.ts:3:1)",
  ],
  ["no stack", "Missing required configuration variable 'a:b'", "Missing required configuration variable 'a:b'"],
  ["an ES module", `${HEADER}Error: late\n    at file:///work/shop/index.mjs:4:9`, "late (index.mjs:4:9)"],
  [
    "the SDK's compiler",
    `${HEADER}TSError: ⨯ Unable to compile TypeScript:\nindex.ts(3,7): error TS2322: Type 'a' is wrong.\n`,
    "it does not compile: Type 'a' is wrong. [TS2322] (index.ts:3:7)",
  ],
  [
    "a newer compiler, twice",
    `${HEADER}TSError: ⨯ Unable to compile TypeScript:\nsrc/a.ts:3:7 - error TS2322: One.\n\n3 x\n\nsrc/b.ts:1:1 - error TS1: Two.`,
    "it does not compile: One. [TS2322] (src/a.ts:3:7) (and 1 more)",
  ],
  [
    "syntax",
    `${HEADER}/work/shop/index.js:1\nconst value = ;\n              ^\n\nSyntaxError: Unexpected token ';'`,
    "SyntaxError: Unexpected token ';' (index.js:1)",
  ],
])("%s", (_, log, summary) => {
  expect(summarizeFailure(log, "/work/shop")).toBe(summary);
});
