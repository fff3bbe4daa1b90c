import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { JournalError } from "../../../lab/errors";
import { Journal } from "../../../lab/state/journal";
import { Table } from "../../../lab/state/table";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lab-journal-"));
  file = join(folder, "journal.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => {
  const journal = new Journal(file);
  return new Table<{ readonly name: string; readonly status: string }>("instances", journal, journal.read());
};

test("a table that is opened again has what was put, changed and deleted", () => {
  const table = open();
  table.put("a", { name: "a", status: "creating" });
  table.put("b", { name: "b", status: "creating" });
  table.change("a", { status: "available" });
  table.delete("b");
  table.change("b", { status: "available" });
  expect(open().all()).toEqual([{ name: "a", status: "available" }]);
});

test("a last line that a crash cut short is removed, and what follows can be read", () => {
  open().put("a", { name: "a", status: "creating" });
  writeFileSync(file, `${readFileSync(file, "utf8")}{"table":"insta`);
  const table = open();
  expect(table.all()).toEqual([{ name: "a", status: "creating" }]);
  table.delete("a");
  expect(open().all()).toEqual([]);
});

test.each([["not json"], ['{"table": 1}'], ["null"]])("a line that is no entry (%s) is named", (line) => {
  open().put("a", { name: "a", status: "creating" });
  writeFileSync(file, `${readFileSync(file, "utf8")}${line}\n`);
  expect(open).toThrow(JournalError);
  expect(open).toThrow(`${file}, line 2 is no entry of a lab's journal. Delete the lab's folder and start anew.`);
});
