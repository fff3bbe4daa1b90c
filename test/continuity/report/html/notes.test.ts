import { expect, test } from "@jest/globals";
import { all } from "../../../../continuity/report/html/markup";
import { Notes } from "../../../../continuity/report/html/notes";

test("a sentence keeps its number, and notes that follow each other share a link", () => {
  const notes = new Notes();
  expect(notes.link("a", "declared")).toBe("<a href=#n1>declared</a>");
  expect(all(notes.links(["b", "c", "d"]))).toBe(" <a href=#n2>[2–4]</a>");
  expect(all(notes.links(["d", "e", "a", "c", "a"]))).toBe(" <a href=#n1>[1]</a> <a href=#n3>[3–5]</a>");
  expect(all(notes.links([]))).toBe("");
  expect(notes.list()).toBe("<ol class=notes>\n<li id=n1>a\n<li id=n2>b\n<li id=n3>c\n<li id=n4>d\n<li id=n5>e</ol>");
});
