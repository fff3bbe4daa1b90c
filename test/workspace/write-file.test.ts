import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { writeAllWhole } from "../../workspace/write-file";
import { temporaryDirectory } from "./directory";

const directory = temporaryDirectory();

test("of several files, none changes where one cannot be written", () => {
  const first = directory.write("first", "old");
  const missing = directory.path("none", "second");
  expect(() =>
    writeAllWhole([
      { file: first, text: "new" },
      { file: missing, text: "new" },
    ]),
  ).toThrow("ENOENT");
  expect([readFileSync(first, "utf8"), readdirSync(directory.path())]).toEqual(["old", ["first"]]);
});

test("what cannot take its place leaves nothing beside it", () => {
  mkdirSync(directory.path("taken"));
  directory.write("taken/file", "");
  expect(() => writeAllWhole([{ file: directory.path("taken"), text: "new" }])).toThrow();
  expect(readdirSync(directory.path())).toEqual(["taken"]);
});
