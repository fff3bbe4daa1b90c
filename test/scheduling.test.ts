import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { parse } from "yaml";
import { treeOf } from "../scripts/command-tree";
import { everyCommand, optionNames } from "../scripts/completion/words";
import { wholeLifeboat } from "../scripts/lifeboat";
import { typeErrors } from "./continuity/fix-plan/type-check";

jest.setTimeout(240_000);

const page = readFileSync(join(__dirname, "..", "docs", "scheduling.md"), "utf8");

/** The examples of the page, by what they are for. */
const examples = new Map(
  [...page.matchAll(/<!-- \w+: ([\w-]+) -->\n```\w*\n([\s\S]*?)```/g)].map(([, name = "", text = ""]) => [name, text]),
);
const example = (name: string) => examples.get(name) ?? "";
const commands = everyCommand(treeOf(wholeLifeboat()));

/** The calls in a text, each as its command and its options. */
function calls(text: string): readonly (readonly [command: string, ...options: string[]])[] {
  return [...text.matchAll(/npx (lifeboat[^\n&"]*)/g)].map(([, call = ""]) => {
    const words = call.trim().split(/\s+/);
    const end = words.findIndex((word) => word.startsWith("--"));
    const command = end < 0 ? words : words.slice(0, end);
    return [command.join(" "), ...words.filter((word) => word.startsWith("--"))];
  });
}

const SWEEP = ["lifeboat sweep"];
const DRILL = ["lifeboat drill run", "--due", "--state", "--subnet-group", "--security-group"];
const STATUS = ["lifeboat status", "--state", "--publish"];

test.each([
  ["cron", [SWEEP, DRILL, [...STATUS, "--ping"]]],
  ["systemd-service", [SWEEP, DRILL]],
  ["github-workflow", [SWEEP, DRILL, [...STATUS, "--ping"]]],
  ["ecs", [SWEEP, DRILL, STATUS]],
])("%s calls commands with options that they have", (name, expected) => {
  const found = calls(example(name));
  expect(found).toEqual(expected);
  const unknown = found.flatMap(([called, ...options]) => {
    const command = commands.find(({ path }) => path.join(" ") === called);
    const known = command === undefined ? [] : optionNames(command);
    return command === undefined ? [called] : options.filter((option) => !known.includes(option));
  });
  expect(unknown).toEqual([]);
});

test("the workflow runs by itself, may take a role, and keeps evidence of failed drills too", () => {
  const { on, permissions, jobs } = parse(example("github-workflow"));
  expect(on.schedule).toEqual([{ cron: "0 3 * * *" }]);
  expect(permissions).toEqual({ contents: "write", "id-token": "write" });
  const keeping = jobs.drill.steps.at(-1);
  expect([keeping.if, keeping.run.includes("git add evidence")]).toEqual(["always()", true]);
});

test("the program of the scheduled task compiles", () => {
  const names = {
    cluster: "aws.ecs.Cluster",
    task: "aws.ecs.TaskDefinition",
    role: "aws.iam.Role",
    subnets: "pulumi.Input<string>[]",
    securityGroup: "aws.ec2.SecurityGroup",
  };
  const standsFor = Object.entries(names).map(([name, type]) => ({ name, type }));
  expect(typeErrors([{ snippets: [{ code: example("ecs") }], standsFor } as never])).toEqual([]);
});
