import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { rdsInstance } from "../continuity/estate-builder";
import { reportOf } from "../continuity/report/sample";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

const scratch = scratchSpace();

const database = (multiAz: boolean) => `
const { Instance } = require("@pulumi/aws/rds");
new Instance("orders-db", {
  instanceClass: "db.r6g.large",
  multiAz: ${multiAz},
  tags: { "continuity:service": "orders", "continuity:rpo:zone": "0s", "continuity:rto:zone": "5m" },
});
`;

/** A repository with the project in `infra`: sound at `main`, without a standby at the tag `flawed`, broken in the tree. */
let repository = "";

const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false", ...args], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
  });

beforeAll(() => {
  repository = scratch({
    ".gitignore": "node_modules\n",
    "infra/Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    "infra/Pulumi.dev.yaml": "config: { aws:region: eu-central-1 }\n",
    "infra/index.js": database(true),
  });
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "-m", "Sound");
  writeFileSync(join(repository, "infra/index.js"), database(false));
  git("commit", "--quiet", "-am", "Flawed");
  git("tag", "flawed");
  git("branch", "sound", "HEAD~1");
  writeFileSync(join(repository, "infra/index.js"), "throw new Error('not ready');\n");
});

const diff = (...args: readonly string[]) => lifeboat(repository, ["diff", ...args]);
const SUM = /^Verdicts: .*$/m;

describe("two revisions of a program", () => {
  test("with what got worse: 1, where that is asked for, and the working tree stays as it is", async () => {
    const before = git("status", "--porcelain").toString();
    const { code, out, err } = await diff("sound", "flawed", "--directory", "infra", "--fail-on", "worse");
    expect({ code, first: out.split("\n").slice(0, 4), sum: SUM.exec(out)?.[0] }).toEqual({
      code: 1,
      first: ["sound → flawed", "", "orders", "  zone        worse: meets → violates"],
      sum: "Verdicts: 1 worse, 0 better, 0 changed. Findings: 1 new, 1 mandatory by now, 0 waived by now, 0 gone.",
    });
    expect(err.split("\n").filter((line) => line.startsWith("note: This is a simulation"))).toHaveLength(1);
    expect(git("status", "--porcelain").toString()).toBe(before);
    expect(git("worktree", "list").toString().trim().split("\n")).toHaveLength(1);
  });

  test("with what got better: 0, and as JSON", async () => {
    const { code, out } = await diff(
      "flawed",
      "sound",
      "--directory",
      "infra",
      "--format",
      "json",
      "--fail-on",
      "worse",
    );
    const { base, head, summary } = JSON.parse(out);
    expect({ code, names: [base.name, head.name], summary }).toEqual({
      code: 0,
      names: ["flawed", "sound"],
      summary: { worse: 0, better: 1, changed: 0, appeared: 0, mandatory: 0, waived: 0, gone: 1 },
    });
  });

  test.each([
    [["nowhere", "sound"], "error: nowhere is neither a report (FILE.json) nor a revision of ."],
    [["--", "--upload-pack=x", "sound"], "error: --upload-pack=x is neither a report (FILE.json) nor a revision of ."],
    [
      ["sound", "infra"],
      "error: infra is neither a report (FILE.json) nor a revision; --directory says where Pulumi.yaml lies",
    ],
  ])("%j cannot be compared", async (sides, message) => {
    const { code, out, err } = await diff("--directory", "infra", ...sides);
    expect({ code, out, err: err.split("\n").at(-1) }).toEqual({ code: 2, out: "", err: message });
  });

  test("a directory that a revision does not have", async () => {
    git(
      "branch",
      "--force",
      "empty",
      git("commit-tree", "-m", "Empty", git("mktree").toString().trim()).toString().trim(),
    );
    const { code, err } = await diff("empty", "sound", "--directory", "infra");
    expect([code, err]).toEqual([2, "error: empty has no directory infra"]);
  });

  test("a program that does not run is told with the side that it is", async () => {
    const { code, err } = await diff("sound", "--directory", "infra");
    expect([code, err.split("\n").at(-1)]).toEqual([2, expect.stringMatching(/^error: .*not ready/)]);
  });

  test("a directory in no repository", async () => {
    const outside = scratch({ "Pulumi.yaml": "name: x\n" });
    const { code, err } = await lifeboat(outside, ["diff", "main", "--stack", "dev"]);
    expect([code, err]).toEqual([2, "error: . is in no git repository; name two reports (FILE.json) instead"]);
  });
});

describe("two reports", () => {
  const files = () => {
    const directory = scratch({});
    const tags = { "continuity:service": "orders", "continuity:rto:zone": "15m" };
    const save = (name: string, multiAz: boolean) =>
      writeFileSync(join(directory, name), JSON.stringify(reportOf([rdsInstance("orders-db", { multiAz, tags })])));
    save("before.json", true);
    save("after.json", false);
    writeFileSync(join(directory, "later.json"), JSON.stringify({ ...reportOf([]), schemaVersion: 2 }));
    writeFileSync(join(directory, "broken.json"), "{");
    return directory;
  };

  test.each([
    ["never", "before.json", "after.json", 0],
    ["worse", "before.json", "after.json", 1],
    ["worse", "after.json", "before.json", 0],
    ["new-mandatory", "before.json", "after.json", 1],
    ["new-mandatory", "after.json", "after.json", 0],
  ])("--fail-on %s %s %s: %i", async (failOn, base, head, expected) => {
    const { code, err } = await lifeboat(files(), ["diff", base, head, "--fail-on", failOn]);
    expect([code, err]).toEqual([expected, ""]);
  });

  test.each([
    ["later.json", "error: later.json: has schema version 2, and this Lifeboat reads 1"],
    ["broken.json", "error: broken.json: line 1 is not JSON"],
    ["missing.json", "error: missing.json: does not exist"],
  ])("%s: 2", async (name, message) => {
    const directory = files();
    const { code, out, err } = await lifeboat(directory, ["diff", "before.json", name]);
    expect({ code, out, err }).toEqual({ code: 2, out: "", err: message });
    expect([existsSync(join(directory, ".git")), readdirSync(directory).includes("node_modules")]).toEqual([
      false,
      true,
    ]);
  });
});
