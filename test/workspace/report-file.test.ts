import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readReport, writeReport } from "../../workspace/report-file";
import { AS_OF } from "../continuity/estate-builder";
import { reportOf, SAMPLE } from "../continuity/report/sample";
import { temporaryDirectory } from "./directory";

const directory = temporaryDirectory();
const report = reportOf([]);

test("a report is written whole, over an old one, and leaves nothing beside it", () => {
  const file = directory.write("report.json", "old");
  writeReport(file, report);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(report);
  expect(readFileSync(file, "utf8").endsWith("}\n")).toBe(true);
  expect(readdirSync(directory.path())).toEqual(["report.json"]);
});

test("where it cannot be written the error is told, and nothing is left", () => {
  expect(() => writeReport(directory.path("none", "report.json"), report)).toThrow("ENOENT");
  directory.write("taken/file", "");
  expect(() => writeReport(directory.path("taken"), report)).toThrow();
  expect(readdirSync(directory.path())).toEqual(["taken"]);
});

test("a report is read as it was written, also where the clock that made it is a day ahead", () => {
  const file = directory.path("report.json");
  const full = reportOf(SAMPLE);
  writeReport(file, full);
  expect(readReport(file, AS_OF)).toEqual(full);
  expect(readReport(file, AS_OF - 86_400)).toEqual(full);
});

describe("a report is refused", () => {
  const { summary: _, ...incomplete } = report;
  test.each<[string, string, string]>([
    ["that is no JSON", '{\n  "schemaVersion": 1,\n', "line 3 is not JSON"],
    ["that is empty", "", "line 1 is not JSON"],
    [
      "of a later version",
      JSON.stringify({ ...report, schemaVersion: 2 }),
      "has schema version 2, and this Lifeboat reads 1",
    ],
    [
      "that is another file",
      '{"name": "shop"}',
      "is no report of Lifeboat: the top level must have required property 'schemaVersion'",
    ],
    ["that is null", "null", "is no report of Lifeboat: the top level must be object"],
    [
      "that lacks a part",
      JSON.stringify(incomplete),
      "is no report of Lifeboat: the top level must have required property 'summary'",
    ],
    [
      "that holds more",
      JSON.stringify(report).replace("{", '{"__proto__": {"admin": true}, '),
      'is no report of Lifeboat: the top level has an unknown key "__proto__"',
    ],
    [
      "of a time to come",
      JSON.stringify({ ...report, asOf: "2026-01-02T00:00:01.000Z" }),
      "is dated 2026-01-02T00:00:01.000Z, which is still to come; look at the clock that made it",
    ],
    [
      "of no time",
      JSON.stringify({ ...report, asOf: "2026-99-99T00:00:00.000Z" }),
      "is dated 2026-99-99T00:00:00.000Z, which is still to come; look at the clock that made it",
    ],
  ])("%s", (_, text, problem) => {
    const file = directory.write("report.json", text);
    expect(() => readReport(file, AS_OF)).toThrow(`${file}: ${problem}`);
  });

  test("that is missing, or no file", () => {
    expect(() => readReport(directory.path("none.json"), AS_OF)).toThrow(
      `${directory.path("none.json")}: does not exist`,
    );
    expect(() => readReport(directory.path(), AS_OF)).toThrow(`${directory.path()}: is not a file`);
  });
});
