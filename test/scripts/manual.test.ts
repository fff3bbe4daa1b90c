import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { CommandNode } from "../../scripts/command-tree";
import { treeOf } from "../../scripts/command-tree";
import { wholeLifeboat } from "../../scripts/lifeboat";
import { writePage } from "../../scripts/manual/page";
import { writeManual } from "../../scripts/manual/roff";
import { partsOf } from "../../scripts/manual/sources";
import { publishedText } from "../published";

const ROOT = join(__dirname, "..", "..");
const tree = treeOf(wholeLifeboat());
const { version, man } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly version: string;
  readonly man: readonly string[];
};

describe("what is published is made of the commands", () => {
  test("docs/cli.md", () => {
    expect(publishedText("docs/cli.md", writePage(tree))).toBe(true);
  });

  test("man/lifeboat.1, which the package installs", () => {
    expect(publishedText("man/lifeboat.1", writeManual(tree, version))).toBe(true);
    expect(man).toEqual(["man/lifeboat.1"]);
  });
});

const ODD: CommandNode = {
  path: ["lifeboat"],
  summary: "s",
  description: "A back\\slash and a | bar",
  arguments: [{ usage: "<file>", description: ".starts with a dot", value: { kind: "file" } }],
  options: [{ names: ["--a"], flags: "--a <b|c>", description: "'quoted' <b>" }],
  after: "Examples:\n  $ lifeboat --a b\n\nExit code: 0 fine,\n1 not.",
  commands: [],
};

describe("signs that mean something to the form", () => {
  test("of the page mean nothing in texts", () => {
    expect(writePage(ODD)).toContain(
      "| `--a <b\\|c>` | 'quoted' \\<b\\> |\n\n```\n$ lifeboat --a b\n```\n\nExit code: 0 fine, 1 not.",
    );
  });

  test("of the manual mean nothing in texts", () => {
    const manual = writeManual(ODD, "1.0.0");
    expect(manual).toContain("A back\\eslash and a | bar.\n");
    expect(manual).toContain(".TP\n\\fB\\-\\-a <b|c>\\fR\n\\&'quoted' <b>\n");
  });
});

test("help falls into examples line by line, and texts that flow", () => {
  expect(partsOf(ODD.after)).toEqual([
    { kind: "examples", lines: ["$ lifeboat --a b"] },
    { kind: "text", text: "Exit code: 0 fine, 1 not." },
  ]);
});

test("groff, where it is installed, has nothing to say against the manual", () => {
  const { error, status, stderr } = spawnSync(
    "groff",
    ["-man", "-Tutf8", "-ww", "-z", join(ROOT, "man", "lifeboat.1")],
    {
      encoding: "utf8",
    },
  );
  if (error !== undefined) return;
  expect([status, stderr]).toEqual([0, ""]);
});
