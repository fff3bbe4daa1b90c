import { expect, test } from "@jest/globals";
import { element } from "../../../lab/protocol/xml";

test.each<[string, Parameters<typeof element>[1], string]>([
  ["text, with what XML means otherwise", `a<b> & "c"`, "<A>a&lt;b&gt; &amp; &quot;c&quot;</A>"],
  ["characters that XML cannot say are left out", "a\u0000b\u0008c\n", "<A>abc\n</A>"],
  ["numbers and flags", { N: 1, F: false }, "<A><N>1</N><F>false</F></A>"],
  ["instants", new Date("2026-11-27T12:00:00Z"), "<A>2026-11-27T12:00:00.000Z</A>"],
  ["what is absent leaves nothing", undefined, ""],
  ["nor does it inside", { N: undefined, F: null }, "<A></A>"],
])("%s", (_name, value, expected) => {
  expect(element("A", value, () => "member")).toBe(expected);
});

test("lists have elements around them by name, or stand side by side", () => {
  expect(element("Tags", [1, 2], () => "Tag")).toBe("<Tags><Tag>1</Tag><Tag>2</Tag></Tags>");
  expect(element("Contents", [1, 2], () => undefined)).toBe("<Contents>1</Contents><Contents>2</Contents>");
});
