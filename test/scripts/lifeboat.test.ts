import { describe, expect, jest, test } from "@jest/globals";
import { run } from "../../scripts/lifeboat";
import { capturing } from "./captured";

const captured = capturing();
const HINT = "(lifeboat --help lists the commands)";
const OK = "cron(0 5 ? * * *)";

describe("lifeboat exits with", () => {
  const table: [string, string[], number, string][] = [
    ["0 after a result", ["schedule", OK, "--from", "2026-11-22"], 0, ""],
    ["0 after the version", ["--version"], 0, ""],
    ["0 after help", ["schedule", "--help"], 0, ""],
    [
      "2 for an unknown command",
      ["scheduel"],
      2,
      `error: unknown command 'scheduel'\n(Did you mean schedule?)\n${HINT}\n`,
    ],
    ["2 for an unknown option", ["schedule", OK, "--zone"], 2, `error: unknown option '--zone'\n${HINT}\n`],
    [
      "2 for what cannot be read",
      ["schedule", "cron(0 24 ? * * *)"],
      2,
      'error: hour "24" is not allowed; use 0-23, with , - * /\n',
    ],
  ];
  test.each(table)("%s", async (_, args, code, message) => {
    expect([await run(args), captured.err, captured.out === ""]).toEqual([code, message, code !== 0]);
  });

  test("3 for our own fault, in one line", async () => {
    jest.spyOn(Date, "now").mockImplementation(() => {
      throw new TypeError("the clock has stopped\n    at a stack");
    });
    expect([await run(["schedule", OK]), captured.err, captured.out]).toEqual([
      3,
      "error: internal: the clock has stopped\n",
      "",
    ]);
  });
});
