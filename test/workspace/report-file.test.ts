import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { writeReport } from "../../workspace/report-file";
import { reportOf } from "../continuity/report/sample";
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
