import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { treeOf } from "../../scripts/command-tree";
import { bashCompletion } from "../../scripts/completion/bash";
import { fishCompletion } from "../../scripts/completion/fish";
import { everyCommand, optionNames } from "../../scripts/completion/words";
import { zshCompletion } from "../../scripts/completion/zsh";
import { run, wholeLifeboat } from "../../scripts/lifeboat";
import { scratchSpace } from "../preview/scratch";
import { capturing } from "./captured";

const ROOT = join(__dirname, "..", "..");
const scratch = scratchSpace();
const tree = treeOf(wholeLifeboat());

function isThere(shell: string): boolean {
  return spawnSync(shell, ["-c", "exit 0"]).status === 0;
}

/** What bash offers where the cursor stands behind these words. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `${bashCompletion(tree)}
COMP_WORDS=(lifeboat "$@")
COMP_CWORD=$#
_lifeboat
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script, "bash", ...words], { cwd: ROOT, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

describe("bash", () => {
  const table: [string, string[], string[]][] = [
    ["completes a command", ["ex"], ["explain"]],
    ["completes a command of a command", ["drill", "r"], ["run", "resume"]],
    ["completes an option of the command", ["check", "--po"], ["--policy-config"]],
    ["completes an option of a command of a command", ["evidence", "prune", "--old"], ["--older-than"]],
    ["offers the choices of an option", ["check", "--engine", ""], ["embedded", "pulumi", "auto"]],
    ["offers them behind an equals sign too", ["check", "--engine", "=", "pul"], ["pulumi"]],
    ["offers all of them right behind the equals sign", ["explain", "--format", "="], ["text", "json"]],
    ["offers files where an option asks for one", ["check", "--policy-config", "tsconfig.b"], ["tsconfig.build.json"]],
    ["offers folders where a command asks for one", ["check", "policy-p"], ["policy-pack"]],
    ["offers the choices of what a command takes", ["completion", "z"], ["zsh"]],
    ["knows a value of an option from a command", ["check", "--stack", "drill", "--pol"], ["--policy-config"]],
    ["offers nothing for what nobody can list", ["check", "--stack", ""], []],
    ["offers nothing of a command that is none", ["ex", "--eng"], []],
  ];
  test.each(table)("%s", (_, words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

describe("the script for", () => {
  const scripts = { bash: bashCompletion(tree), zsh: zshCompletion(tree), fish: fishCompletion(tree) };
  test.each(Object.entries(scripts))("%s knows every command and every option", (_, script) => {
    const words = everyCommand(tree).flatMap((node) => [...node.path, ...optionNames(node)]);
    const bare = (word: string) => word.replace(/^-+/, "");
    expect(words.filter((word) => !script.includes(bare(word)))).toEqual([]);
  });

  test.each(Object.entries(scripts))("%s is read by that shell, where it is installed", (shell, script) => {
    if (!isThere(shell)) return;
    const { status, stderr } = spawnSync(shell, ["-n", join(scratch({ script }), "script")], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });
});

describe("lifeboat completion", () => {
  const captured = capturing();

  test("prints the script of the shell", async () => {
    expect(await run(["completion", "fish"])).toBe(0);
    expect(captured.out).toBe(fishCompletion(treeOf(wholeLifeboat())));
  });

  test("knows no other shells", async () => {
    expect(await run(["completion", "tcsh"])).toBe(2);
    expect(captured.err).toContain("Allowed choices are bash, zsh, fish.");
  });
});
