import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { parse } from "yaml";
import { treeOf } from "../scripts/command-tree";
import { everyCommand, optionNames } from "../scripts/completion/words";
import { wholeLifeboat } from "../scripts/lifeboat";
import { scratchSpace } from "./preview/scratch";

jest.setTimeout(240_000);

const ROOT = join(__dirname, "..");
const scratch = scratchSpace();
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly "working-directory"?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(read("action.yml")) as Action;
const INPUT = /^\$\{\{ inputs\.([\w-]+) \}\}$/;

/** The examples of docs/ci.md, by what they are for. */
const examples = new Map(
  [...read("docs/ci.md").matchAll(/<!-- yaml: ([\w-]+) -->\n```yaml\n([\s\S]*?)```/g)].map(
    ([, name = "", text = ""]) => [name, parse(text)],
  ),
);

describe("action.yml", () => {
  test("takes and tells what its page says", () => {
    const page = read("docs/ci.md");
    const rows = [...page.matchAll(/^\| `([\w-]+)` \|.*\| (.*) \|$/gm)].map(([, name, standard]) => [name, standard]);
    const told = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
    const WORDS: Readonly<Record<string, string>> = {
      stack: "the only one that has a `Pulumi.<stack>.yaml`",
      "policy-config": "none",
    };
    expect(rows).toEqual(told.map(([name = "", standard]) => [name, WORDS[name] ?? `\`${standard}\``]));
    expect(Object.keys(action.outputs)).toEqual(["result", "json", "sarif", "junit", "markdown"]);
  });

  test("describes all of it, and hands each output on", () => {
    const all = [...Object.values(action.inputs), ...Object.values(action.outputs)];
    expect(all.filter(({ description }) => description === "")).toEqual([]);
    expect(Object.entries(action.outputs).map(([name, { value }]) => [name, value])).toEqual(
      Object.keys(action.outputs).map((name) => [name, `\${{ steps.check.outputs.${name} }}`]),
    );
  });

  test("writes no input into a script, where it could run as part of it", () => {
    expect(action.runs.using).toBe("composite");
    expect(action.runs.steps.map(({ shell }) => shell)).toEqual(["bash", "bash"]);
    expect(action.runs.steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
    const used = action.runs.steps.flatMap(({ env = {}, "working-directory": at = "" }) => [...Object.values(env), at]);
    const names = used.map((one) => INPUT.exec(one)?.[1]);
    expect([...new Set(names)].sort()).toEqual(Object.keys(action.inputs).sort());
  });
});

/** How a run of the action's steps ended. */
interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the steps as a runner would, with files in a temporary folder; `npx` runs the built command. */
function ran(inputs: Readonly<Record<string, string>>): Ran {
  const command = join(ROOT, "dist", "scripts", "lifeboat.js");
  const folder = scratch({
    "bin/npx": `#!/usr/bin/env bash\n[[ "$1 $2" == "--no-install lifeboat" ]] || exit 99\nshift 2\nexec "${process.execPath}" "${command}" "$@"\n`,
    output: "",
    summary: "",
  });
  spawnSync("chmod", ["+x", join(folder, "bin", "npx")]);
  mkdirSync(join(folder, "temp"));
  const given = (text: string) => {
    const [, name] = INPUT.exec(text) ?? [];
    return name === undefined ? text : (inputs[name] ?? action.inputs[name]?.default ?? "");
  };
  let code: number | null = 0;
  let said = "";
  for (const { run = "", env = {}, if: condition, "working-directory": at = "." } of action.runs.steps) {
    if (condition !== undefined && (inputs.install ?? action.inputs.install?.default) === "") continue;
    const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, given(value)]));
    const script = join(folder, "script.sh");
    writeFileSync(script, run);
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
      cwd: join(ROOT, given(at)),
      encoding: "utf8",
      env: {
        PATH: `${join(folder, "bin")}:${process.env.PATH}`,
        HOME: process.env.HOME,
        RUNNER_TEMP: join(folder, "temp"),
        GITHUB_OUTPUT: join(folder, "output"),
        GITHUB_STEP_SUMMARY: join(folder, "summary"),
        ...own,
      },
    });
    said += `${stdout}${stderr}`;
    code = status;
    if (status !== 0) break;
  }
  const lines = readFileSync(join(folder, "output"), "utf8").trim().split("\n");
  const outputs = Object.fromEntries(
    lines.filter((line) => line !== "").map((line) => line.split(/=(.*)/).slice(0, 2)),
  );
  return { code, said, outputs, summary: readFileSync(join(folder, "summary"), "utf8") };
}

describe("the steps of the action", () => {
  test("pass where nothing is mandatory, after what installs", () => {
    const { code, outputs, summary, said } = ran({ stack: "orders", install: "echo installed", reports: "json" });
    expect(code).toBe(0);
    expect(said).toMatch(/^installed\n/);
    expect(Object.keys(outputs)).toEqual(["json", "result"]);
    expect(JSON.parse(readFileSync(outputs.json ?? "", "utf8"))).toMatchObject({ stack: "orders", schemaVersion: 1 });
    expect(outputs.result).toBe("0");
    expect(summary).toContain("## Service continuity of");
  });

  test("fail where something is, with every report written and the fix plan told", () => {
    const reports = "json sarif junit markdown";
    const { code, outputs, summary } = ran({ stack: "orders-flawed", install: "", reports, "fix-plan": "true" });
    expect([code, outputs.result]).toEqual([1, "1"]);
    const files = ["json", "sarif", "junit", "markdown"].map((name) => outputs[name] ?? "");
    expect(files.map((file) => basename(file))).toEqual(["report.json", "report.sarif", "report.xml", "report.md"]);
    expect(files.map((file) => readFileSync(file, "utf8").length > 100)).toEqual([true, true, true, true]);
    expect(summary).toBe(readFileSync(outputs.markdown ?? "", "utf8"));
    expect(summary).toContain("### Fix plan");
  });

  test("pass then too where the job shall not fail, and show nothing where nothing is asked for", () => {
    const { code, outputs, summary } = ran({ stack: "orders-flawed", install: "", fail: "false", summary: "false" });
    expect([code, outputs.result, summary]).toEqual([0, "1", ""]);
  });

  test("fail where nothing can be checked, whatever the job shall do", () => {
    const { code, outputs, said } = ran({ install: "", fail: "false" });
    expect([code, outputs.result]).toEqual([2, "2"]);
    expect(said).toContain("name the stack with --stack");
  });

  test("know no other reports", () => {
    const { code, said } = ran({ stack: "orders", install: "", reports: "sarif pdf" });
    expect(code).toBe(2);
    expect(said).toBe("::error::there is no report pdf; there are json, sarif, junit and markdown\n");
  });

  test("take an input for a value, whatever it looks like", () => {
    const { code, said } = ran({ stack: 'x"; echo pwned; "', install: "" });
    expect(code).toBe(2);
    expect(said.split("\n")).not.toContain("pwned");
  });

  test("do not go on where installing fails", () => {
    expect(ran({ stack: "orders", install: "exit 7" })).toMatchObject({ code: 7, outputs: {}, summary: "" });
  });
});

describe("the examples", () => {
  test("use the action with inputs and outputs that it has", () => {
    const steps = examples.get("github-workflow").jobs.check.steps as readonly (Step & {
      readonly uses: string;
      readonly with?: Readonly<Record<string, unknown>>;
    })[];
    const used = steps.find(({ uses }) => uses.includes("/lifeboat@"));
    expect(Object.keys(used?.with ?? {}).filter((name) => !(name in action.inputs))).toEqual([]);
    const outputs = [...JSON.stringify(steps).matchAll(/steps\.lifeboat\.outputs\.(\w+)/g)].map(([, name]) => name);
    expect(new Set(outputs)).toEqual(new Set(["sarif"]));
    expect(used?.id).toBe("lifeboat");
  });

  test("call the command with options that it has, and keep what it writes", () => {
    const job = examples.get("gitlab-ci").continuity;
    const [hook] = examples.get("pre-commit").repos[0].hooks;
    const calls: readonly string[] = [...job.script, hook.entry].filter((line: string) => line.includes("lifeboat"));
    const check = everyCommand(treeOf(wholeLifeboat())).find(({ path }) => path.join(" ") === "lifeboat check");
    const known = check === undefined ? [] : optionNames(check);
    const options = calls.flatMap((call) => call.split(" ").filter((word) => word.startsWith("--")));
    expect(calls).toHaveLength(2);
    expect(options.filter((option) => option !== "--no-install" && !known.includes(option))).toEqual([]);
    const written = [...calls.join(" ").matchAll(/--report (\S+)/g)].map(([, file]) => file);
    expect([job.artifacts.reports.junit, ...job.artifacts.paths]).toEqual(written);
    expect([job.artifacts.when, hook.pass_filenames]).toEqual(["always", false]);
  });

  test.each([
    ["Pulumi.yaml", true],
    ["infra/Pulumi.dev.yaml", true],
    ["lifeboat.yaml", true],
    ["src/index.ts", true],
    ["README.md", false],
  ])("of pre-commit run for %s: %s", (file, expected) => {
    const [hook] = examples.get("pre-commit").repos[0].hooks;
    expect(new RegExp(hook.files).test(file)).toBe(expected);
  });
});
