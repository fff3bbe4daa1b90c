import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { FolderInUseError } from "../../lab/errors";
import { openFolder } from "../../lab/folder";

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "lab-folder-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test("a folder is one lab's until it is released", () => {
  const path = join(parent, "lab");
  const first = openFolder(path);
  expect(() => openFolder(path)).toThrow(new FolderInUseError(path, process.pid));
  first.release();
  openFolder(path).release();
  expect(existsSync(path)).toBe(true);
});

test("what a process that is gone has left behind is taken over", () => {
  // Larger than any process id that the system gives.
  writeFileSync(join(parent, "lab.pid"), "4194305");
  openFolder(parent).release();
});

test("a temporary folder goes when it is released", () => {
  const { path, release } = openFolder(undefined);
  expect(existsSync(path)).toBe(true);
  release();
  expect(existsSync(path)).toBe(false);
});
