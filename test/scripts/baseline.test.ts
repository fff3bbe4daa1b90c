import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

const scratch = scratchSpace();

const program = (names: readonly string[]) => `
const { Instance } = require("@pulumi/aws/rds");
const tags = { "continuity:service": "orders", "continuity:rpo:zone": "1h", "continuity:rto:zone": "5m" };
for (const name of ${JSON.stringify(names)}) new Instance(name, { instanceClass: "db.r6g.large", tags });
new Instance("stray", { instanceClass: "db.r6g.large", tags: {} });
`;

const project = () =>
  scratch({
    "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    "Pulumi.dev.yaml": "config: { aws:region: eu-central-1 }\n",
    "index.js": program(["orders-db"]),
  });

/** The exit code, and the sum of what was found. */
async function checked(directory: string, ...args: readonly string[]) {
  const { code, out } = await lifeboat(directory, ["check", ...args]);
  return [
    code,
    out
      .split("\n")
      .at(-1)
      ?.replace(/^.*Findings: /, ""),
  ];
}

const rulesIn = (directory: string) =>
  JSON.parse(readFileSync(join(directory, "baseline.json"), "utf8")).findings.map(({ rule }: { rule: string }) => rule);

test("a baseline is written once, stops nothing that it knows, and shrinks", async () => {
  const directory = project();
  const found = await checked(directory);
  expect(found[0]).toBe(1);
  const known = await checked(directory, "--write-baseline", "baseline.json");
  const rules = rulesIn(directory);
  expect(known).toEqual([0, `0 mandatory and ${rules.length} advisory; ${rules.length} known, 0 grown.`]);
  expect(await checked(directory, "--baseline", "baseline.json")).toEqual(known);

  writeFileSync(join(directory, "index.js"), program([]));
  await checked(directory, "--baseline", "baseline.json", "--write-baseline", "baseline.json");
  expect(rulesIn(directory)).toEqual(["undeclared-stateful"]);

  writeFileSync(join(directory, "index.js"), program(["orders-db"]));
  expect((await checked(directory, "--baseline", "baseline.json", "--write-baseline", "baseline.json"))[0]).toBe(1);
  expect(rulesIn(directory)).toEqual(["undeclared-stateful"]);
});

describe("a baseline that cannot be used: 2, before anything runs", () => {
  const rows: readonly (readonly [string, string | undefined, readonly string[], string])[] = [
    [
      "missing",
      undefined,
      ["--baseline", "baseline.json"],
      "error: baseline.json: does not exist; lifeboat check --write-baseline writes one",
    ],
    ["no JSON", "{\n", ["--baseline", "baseline.json"], "error: baseline.json: line 2 is not JSON"],
    [
      "of a later version",
      '{"schemaVersion": 2}',
      ["--baseline", "baseline.json"],
      "error: baseline.json: has schema version 2, and this Lifeboat reads 1",
    ],
    [
      "something else",
      '{"findings": []}',
      ["--baseline", "baseline.json"],
      "error: baseline.json: is no baseline: the top level must have required property 'schemaVersion'; lifeboat check --write-baseline writes one",
    ],
    [
      "to be written where there is no directory",
      undefined,
      ["--write-baseline", "nowhere/baseline.json"],
      "error: cannot write nowhere/baseline.json: its directory does not exist",
    ],
  ];
  test.each(rows)("%s", async (_, text, args, message) => {
    const directory = scratch(text === undefined ? {} : { "baseline.json": text });
    const { code, out, err } = await lifeboat(directory, ["check", "--stack", "dev", ...args]);
    expect({ code, out, err }).toEqual({ code: 2, out: "", err: message });
  });
});
