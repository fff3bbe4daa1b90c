import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { escapeMarkdown } from "../../../../continuity/report/markdown/escape";
import { writeMarkdown } from "../../../../continuity/report/markdown/markdown";
import type { Report, ReportFinding, ReportService } from "../../../../continuity/report/report";
import { plainName } from "../../../../continuity/report/timeline-words";
import { GOLDEN_STACKS, goldenReport } from "../../../golden/reports";
import { publishedText } from "../../../published";
import { reportOf, SAMPLE, waivedReport } from "../sample";

const LIMIT = 65_000;
const SAMPLE_REPORT = reportOf(SAMPLE);
const [ORDERS] = SAMPLE_REPORT.services as [ReportService];

test.each(GOLDEN_STACKS)("the Markdown of %s is that of its golden file", (stack) => {
  expect(publishedText(`test/golden/${stack}.md`, `${writeMarkdown(goldenReport(stack))}\n`)).toBe(true);
});

/** As GitHub renders it: HTML as it stands, tables, and links that nobody marked as such. */
const renderer = new MarkdownIt({ html: true, linkify: true });

/** The elements of rendered Markdown, and its text. */
function rendered(markdown: string): { readonly elements: readonly string[]; readonly text: string } {
  const html = renderer.render(markdown);
  const text = html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  return { elements: html.match(/<(?:!--|[^/][^>]*>)/g) ?? [], text: text.replaceAll("&amp;", "&").trimEnd() };
}

/** Pieces that mean something in Markdown, HTML or to GitHub. */
const marks = fc.constantFrom(
  ...[
    "`",
    "**",
    "_",
    "[a](b)",
    "![a](b)",
    "<b>",
    "</details>",
    "<!--",
    "-->",
    "|",
    "\n",
    "\r\n",
    "\\",
    "~~",
    "$x$",
    "&lt;",
    "#12",
  ],
  ...[
    "@team",
    "https://a.example/",
    "www.a.example",
    "GH-1",
    "- ",
    "1. ",
    "> ",
    "# ",
    "<script>",
    "\u001b[31m",
    "\u202e",
    "\ud800",
  ],
);
const hostile = fc
  .array(fc.oneof(marks, fc.string({ unit: "binary", maxLength: 4 }), fc.constantFrom("a", " ", ":")), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

describe("what stands in a program", () => {
  test("shows as it stands, on one line, and is nothing else", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { elements, text: shown } = rendered(`x${escapeMarkdown(text)}x`);
        expect(elements).toEqual(["<p>"]);
        expect(shown.replaceAll("\u200b", "")).toBe(`x${plainName(text.replace(/\s+/g, " "))}x`);
      }),
      { numRuns: 500 },
    );
  });

  test("calls nobody, and names no issue", () => {
    expect(escapeMarkdown("@team #12 GH-12 a@b.example http://x www.x")).toBe(
      "@\u200bteam #\u200b12 GH-\u200b12 a@\u200bb.example http:\u200b//x www.\u200bx",
    );
  });

  test("that is long is cut", () => {
    expect(escapeMarkdown("a".repeat(1501))).toBe(`${"a".repeat(1500)}…`);
    expect(escapeMarkdown("a".repeat(1500))).toBe("a".repeat(1500));
  });

  test("adds no element to the page, whatever it holds", () => {
    const page = (text: string) => rendered(writeMarkdown(named(text))).elements;
    const expected = page("name");
    fc.assert(
      fc.property(hostile, (text) => expect(page(text)).toEqual(expected)),
      { numRuns: 200 },
    );
  });
});

/** The sample, with a text wherever programs put theirs. */
function named(text: string): Report {
  const urn = `urn:pulumi:dev::shop::aws:rds/instance:Instance::${text}`;
  return {
    ...SAMPLE_REPORT,
    project: text,
    stack: text,
    services: [{ ...ORDERS, name: text, owner: text }],
    findings: SAMPLE_REPORT.findings.map((finding) => ({ ...finding, service: text, urn, message: text, fix: text })),
    locations: { [urn]: { file: `a/${text}`, line: 1 } },
  };
}

describe("a page", () => {
  test("says where what it tells comes from", () => {
    const from = (source: "simulation" | "state") =>
      writeMarkdown({ ...reportOf([]), engine: { ...SAMPLE_REPORT.engine, source } })
        .split("\n\n")
        .at(2);
    expect([from("simulation"), from("state")]).toEqual([
      "From a simulated preview, as of 2026-01-01 00:00 UTC.",
      "From the state of the stack, as of 2026-01-01 00:00 UTC.",
    ]);
  });

  test("lists what is waived, and who answers for it", () => {
    const page = writeMarkdown(waivedReport());
    expect(page).toContain("Objectives: 1 met, 0 violated, 1 unproven, 2 undeclared, 1 waived.");
    expect(page).toContain("| orders (team-orders) | – | meets | violates, waived | unproven | – |");
    expect(page).toContain("| orders | region | never/8h | all/12h | violates, waived |");
    expect(/<summary>1 waived finding<\/summary>\n\n([\s\S]*?)\n\n<\/details>/.exec(page)?.[1]).toBe(`#### orders

- **objective-met** (region): orders-db: nothing in this program brings it back (region), so RTO 8h and RPO 12h cannot be met.<br>→ accepted by team-orders until 2026-03-31: the second Region comes in March`);
  });

  test("begins with services that fall short", () => {
    const service = (name: string, verdict: "meets" | "violates" | "unproven" | "undeclared") => ({
      ...ORDERS,
      name,
      owner: null,
      scenarios: ORDERS.scenarios.map((scenario) => ({ ...scenario, verdict })),
    });
    const services = [
      service("a", "undeclared"),
      service("b", "meets"),
      service("c", "violates"),
      service("d", "unproven"),
    ];
    const rows = writeMarkdown({ ...SAMPLE_REPORT, services, findings: [] }).match(
      /^\| \w+ \| .*(?= \| .* \| .* \| .* \| )/gm,
    );
    expect(rows?.slice(0, 6)).toEqual([
      "| service | instance",
      "| c | **violates**",
      "| d | unproven",
      "| b | meets",
      "| a | –",
      "| service | scenario",
    ]);
  });

  test("is never longer than a comment may be, and says what it leaves out", () => {
    const services = Array.from({ length: 2000 }, (_, i) => ({ ...ORDERS, name: `service-${i}` }));
    const findings = SAMPLE_REPORT.findings.flatMap((finding) =>
      Array.from({ length: 500 }, (_, i): ReportFinding => ({ ...finding, message: `${i} & ${finding.message}` })),
    );
    const page = writeMarkdown({ ...SAMPLE_REPORT, services, findings });
    expect(page.length).toBeLessThanOrEqual(LIMIT);
    expect(page.length).toBeGreaterThan(LIMIT - 1000);
    const rows = page.match(/^\| service-\d+ \(team-orders\)/gm)?.length ?? 0;
    const figures = page.match(/^\| service-\d+ \| /gm)?.length ?? 0;
    const items = page.match(/^- \*\*/gm)?.length ?? 0;
    expect(page.match(/^… and .*$/gm)).toEqual([
      `… and ${2000 - rows} more services, left out here: the whole report has them.`,
      `… and ${1000 - items} more mandatory findings, left out here: the whole report has them.`,
      "… and 1000 more advisory findings, left out here: the whole report has them.",
      `… and ${6000 - figures} more, left out here: the whole report has them.`,
    ]);
    expect(page.endsWith("</details>")).toBe(true);
  });

  test("is never longer, however long the texts are", () => {
    fc.assert(
      fc.property(fc.constantFrom("&", "a", "@", "|"), fc.nat(3000), fc.nat(60), (mark, length, count) => {
        const report = named(mark.repeat(length));
        const findings = Array.from({ length: count }, () => report.findings).flat();
        expect(writeMarkdown({ ...report, findings }).length).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 30 },
    );
  });
});
