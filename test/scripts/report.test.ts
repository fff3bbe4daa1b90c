import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { PLAIN_STYLE } from "../../continuity/report/style";
import { ENDINGS, FORMAT_NAMES, FORMATS, type Format, formatOfFile } from "../../scripts/formats";
import { run } from "../../scripts/lifeboat";
import { rulePage } from "../../scripts/report/rule-page";
import { reportOf, SAMPLE } from "../continuity/report/sample";
import { temporaryDirectory } from "../workspace/directory";

const directory = temporaryDirectory();
const REPORT = reportOf(SAMPLE);
const HINT = "(lifeboat --help lists the commands)";

let printed = { out: "", err: "" };

beforeEach(() => {
  printed = { out: "", err: "" };
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.out += text;
    return true;
  });
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed.err += text;
    return true;
  });
  directory.write("saved.json", JSON.stringify(REPORT));
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** Runs `lifeboat report` on the saved report, with files of the directory. */
async function report(...args: readonly string[]) {
  const code = await run(["report", ...args.map((arg) => arg.replace(/^\.\//, `${directory.path()}/`))]);
  return { code, out: printed.out, err: directory.plain(printed.err) };
}

const whole = (format: Format) => `${format.write(REPORT, { style: PLAIN_STYLE, pageOf: rulePage })}\n`;

describe("a saved report", () => {
  test.each(FORMAT_NAMES)("is printed as %s", async (name) => {
    expect(await report("./saved.json", "--format", name)).toEqual({ code: 0, out: whole(FORMATS[name]), err: "" });
  });

  test("is written into any number of files, as their endings say", async () => {
    const files = ENDINGS.map((ending) => `./out${ending}`);
    const args = files.flatMap((file) => ["--report", file]);
    expect(await report("./saved.json", "--format", "table", ...args)).toEqual({
      code: 0,
      out: whole(FORMATS.table),
      err: "",
    });
    const written = Object.fromEntries(files.map((file) => [file, readFileSync(directory.path(file), "utf8")]));
    expect(written).toEqual(
      Object.fromEntries(files.map((file) => [file, whole(formatOfFile(file) ?? FORMATS.table)])),
    );
    expect(readdirSync(directory.path()).sort()).toEqual([...ENDINGS.map((one) => `out${one}`), "saved.json"].sort());
  });

  test.each(["text", "table"] as const)("shows as %s nothing that a terminal would obey", async (name) => {
    const hostile = JSON.stringify(REPORT).replaceAll("orders-db", "\\u001b[2J\\u202eorders-db");
    directory.write("saved.json", hostile);
    const { code, out } = await report("./saved.json", "--format", name);
    expect([code, out.includes("?[2J?orders-db"), /[^\P{C}\n]/u.test(out)]).toEqual([0, true, false]);
  });

  test("does not know files by anything but their ending", () => {
    expect([".json", "a.json", "A.JSON", "a.txt/b.json"].map(formatOfFile)).toEqual(Array(4).fill(FORMATS.json));
    expect(["", "json", "a.json.gz", "a.json/b", "a."].map(formatOfFile)).toEqual(Array(5).fill(undefined));
  });
});

describe("lifeboat report fails in a line, and writes nothing", () => {
  const option = (file: string, problem: string) =>
    `error: option '--report <file>' argument '${file}' is invalid. ${problem}\n${HINT}\n`;
  test.each<[string, string[], string]>([
    ["without a report", [], `error: missing required argument 'file'\n${HINT}\n`],
    ["for a report that is missing", ["./none.json"], "error: ./none.json: does not exist\n"],
    [
      "for an ending that is none",
      ["./saved.json", "--report", "./a.json", "--report", "./a.pdf"],
      option("./a.pdf", `it must end in one of ${ENDINGS.join(" ")}.`),
    ],
    [
      "for a file twice",
      ["./saved.json", "--report", "./a.txt", "--report", "./a.txt"],
      option("./a.txt", "it is given twice."),
    ],
    [
      "where one of the files cannot be written",
      ["./saved.json", "--report", "./a.json", "--report", "./none/a.txt"],
      "error: cannot write ./none/a.txt: its directory does not exist\n",
    ],
    [
      "where a directory is in the way",
      ["./saved.json", "--report", "./a.json", "--report", "./taken.txt"],
      "error: cannot write ./taken.txt: it is there, and not a file\n",
    ],
    [
      "where a file has the place of a directory",
      ["./saved.json", "--report", "./saved.json/a.txt"],
      "error: cannot write ./saved.json/a.txt: its directory is a file\n",
    ],
  ])("%s", async (_, args, err) => {
    mkdirSync(directory.path("taken.txt"));
    expect(await report(...args)).toEqual({ code: 2, out: "", err });
    expect(readdirSync(directory.path()).sort()).toEqual(["saved.json", "taken.txt"]);
  });
});
