import { describe, expect, test } from "@jest/globals";
import { treeOf } from "../../scripts/command-tree";
import { everyCommand } from "../../scripts/completion/words";
import { wholeLifeboat } from "../../scripts/lifeboat";

const all = everyCommand(treeOf(wholeLifeboat()));

describe("the help of each command has", () => {
  test.each(all.map((node) => [node.path.join(" "), node] as const))("examples and exit codes: %s", (name, node) => {
    expect(node.after).toMatch(/^Examples:\n {2}\$ /);
    expect(node.after).toMatch(/^Exit code: /m);
    expect(node.description).not.toBe("");
    const [first = ""] = name.split(" ").slice(1);
    // Of a command of commands, each example may be of another one.
    expect(node.after).toContain(`lifeboat ${first}`.trim());
  });

  test.each(
    all.flatMap((node) => node.options.map((option) => [`${node.path.join(" ")} ${option.flags}`, option] as const)),
  )("words for each option: %s", (_, { description }) => {
    expect(description).not.toBe("");
  });
});
