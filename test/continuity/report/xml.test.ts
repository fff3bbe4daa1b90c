import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { element, text } from "../../../continuity/report/xml";
import { readXml } from "./read-xml";

test("an element, its attributes and what it holds", () => {
  const inner = element("text", { x: 1.26, y: -0.04, class: `a"b'c` }, text("1 < 2 & 3 > 2"));
  expect(element("g", {}, inner, element("path"))).toBe(
    `<g><text x="1.3" y="0" class="a&quot;b&apos;c">1 &lt; 2 &amp; 3 &gt; 2</text><path/></g>`,
  );
});

test("what XML cannot hold becomes a question mark", () => {
  expect(text("a\u0000b\u001bc\ud800d\uffffe\tf\u{1f6df}")).toBe("a?b?c?d?e\tf\u{1f6df}");
});

test("any text comes back as it was, but for that", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (odd, whole) => {
      const sound = odd.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (mark) =>
        /[\t\n\r\u0080-\u009f\u007f]/.test(mark) ? mark : "?",
      );
      const read = readXml(element("svg", { id: odd }, text(`.${whole}`)));
      expect([read.attributes.id, read.children.join("")]).toEqual([sound, `.${whole}`]);
    }),
  );
});
