import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Report, ReportFinding } from "../../../../continuity/report/report";
import { writeSarif } from "../../../../continuity/report/sarif/sarif";
import { RULE_IDS, RULES } from "../../../../continuity/rules/catalogue";
import { GOLDEN_STACKS, goldenPage, goldenReport } from "../../../golden/reports";
import { publishedText } from "../../../published";
import { build, estateShape } from "../../verdict/arbitrary-estate";
import { reportOf, waivedReport } from "../sample";
import { sarifProblems } from "./schema";

const ROOT = join(__dirname, "..", "..", "..", "..");
const realPage = (rule: string) => readFileSync(join(ROOT, "docs", "rules", `${rule}.md`), "utf8");
const noPage = () => undefined;

const EMPTY = reportOf([]);
const FINDING: ReportFinding = {
  rule: "backup-covers",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  message: "No plan covers it.",
  docs: "docs/rules/backup-covers.md",
};
const logOf = (
  findings: readonly ReportFinding[],
  more: Partial<Report> = {},
  pageOf: typeof noPage | typeof realPage = noPage,
) => JSON.parse(writeSarif({ ...EMPTY, ...more, findings }, pageOf));
const resultOf = (finding: Partial<ReportFinding>, more: Partial<Report> = {}) =>
  logOf([{ ...FINDING, ...finding }], more).runs[0].results[0];

test.each(GOLDEN_STACKS)("the SARIF of %s is that of its golden file, and fits the schema", (stack) => {
  const sarif = writeSarif(goldenReport(stack), goldenPage);
  expect(publishedText(`test/golden/${stack}.sarif`, `${sarif}\n`)).toBe(true);
  expect(sarifProblems(JSON.parse(sarif))).toEqual([]);
});

test("the schema refuses what is no SARIF", () => {
  expect(sarifProblems({ version: "2.0.0", runs: [{}] })).toEqual([
    "/version must be equal to one of the allowed values",
    "/runs/0 must have required property 'tool'",
  ]);
  const { runs } = logOf([FINDING]);
  runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = "a b.ts";
  runs[0].results[0].level = "fatal";
  expect(sarifProblems({ version: "2.1.0", runs })).toEqual([
    "/runs/0/results/0/level must be equal to one of the allowed values",
    '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri must match format "uri-reference"',
  ]);
});

test("any report fits the schema", () => {
  fc.assert(
    fc.property(estateShape, fc.string({ unit: "binary" }), (shape, text) => {
      const report = reportOf(build(shape));
      const urn = `urn:pulumi:dev::shop::aws:rds/instance:Instance::${text}`;
      const findings = [...report.findings, { ...FINDING, urn, message: text, fix: text }];
      const locations = { [urn]: { file: text, line: 1 } };
      expect(sarifProblems(logOf(findings, { ...report, project: text, directory: text, locations }))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

describe("a result", () => {
  test.each([
    ["mandatory", "violates", "error"],
    ["mandatory", "unproven", "error"],
    ["advisory", "violates", "warning"],
    ["advisory", "unproven", "note"],
  ] as const)("of a finding that is %s and %s is one of level %s", (level, verdict, expected) => {
    expect(resultOf({ level, verdict }).level).toBe(expected);
  });

  test("in full", () => {
    const urn = "urn:pulumi:dev::shop::aws:rds/instance:Instance::orders-db";
    const finding = { service: "orders", scenario: "zone", urn, fix: "Cover it.", message: "See [1](2)." } as const;
    expect(resultOf(finding, { directory: "infra", locations: { [urn]: { file: "my db.ts", line: 12 } } })).toEqual({
      ruleId: "backup-covers",
      ruleIndex: 0,
      level: "error",
      message: { text: "See [1\\](2).\nCover it." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "infra/my%20db.ts", uriBaseId: "%SRCROOT%" },
            region: { startLine: 12 },
          },
          logicalLocations: [{ name: "orders-db", fullyQualifiedName: urn, kind: "resource" }],
        },
      ],
      partialFingerprints: {
        "continuity/v1": expect.stringMatching(/^[0-9a-f]{16}:1$/),
        primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{16}:1$/),
      },
      properties: {
        verdict: "violates",
        enforcement: "mandatory",
        severity: "high",
        service: "orders",
        scenario: "zone",
      },
    });
  });

  test("that is waived is suppressed, and says who answers for it", () => {
    const log = JSON.parse(writeSarif(waivedReport(), noPage));
    expect(sarifProblems(log)).toEqual([]);
    const results: { ruleId: string; properties: { scenario?: string }; suppressions?: unknown }[] =
      log.runs[0].results;
    expect(results.map(({ ruleId, properties, suppressions }) => [ruleId, properties.scenario, suppressions])).toEqual([
      ["undeclared-stateful", undefined, undefined],
      ["backup-covers", undefined, undefined],
      ["objective-met", "data", undefined],
      [
        "objective-met",
        "region",
        [
          {
            kind: "external",
            status: "accepted",
            justification: "accepted by team-orders until 2026-03-31: the second Region comes in March",
          },
        ],
      ],
    ]);
  });

  test("of the stack as a whole points at its project", () => {
    expect(resultOf({}).locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "Pulumi.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1 },
        },
      },
    ]);
  });
});

describe("a rule", () => {
  const rules = (pageOf: typeof noPage | typeof realPage, ids: readonly string[] = RULE_IDS) =>
    logOf(
      ids.map((rule) => ({ ...FINDING, rule })),
      {},
      pageOf,
    ).runs[0].tool.driver.rules;

  test("asks what it asks in the catalogue", () => {
    const asked = rules(realPage).map(({ id, shortDescription }: never) => [
      id,
      (shortDescription as { text: string }).text,
    ]);
    expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(RULES.map(({ id, asks }) => [id, asks])));
  });

  test("has help without links that lead nowhere", () => {
    const markdown = rules(realPage).map(({ help }: { help: { markdown: string } }) => help.markdown);
    expect(markdown.join("\n").match(/\]\(/g)).toBeNull();
    const linked = () => "# backup-covers\n\nSee [AWS](https://aws.example/) and [more](more.md#a).\n";
    const [{ fullDescription, help }] = rules(linked as typeof realPage, ["backup-covers"]);
    expect([fullDescription.text, help]).toEqual([
      "See [AWS](https://aws.example/) and more.",
      {
        text: "See [AWS](https://aws.example/) and more.\nMore: docs/rules/backup-covers.md in the package lifeboat.",
        markdown: "# backup-covers\n\nSee [AWS](https://aws.example/) and more.\n",
      },
    ]);
  });

  test("that has no page is told by its id", () => {
    expect(rules(noPage, ["backup-covers"])).toEqual([
      {
        id: "backup-covers",
        helpUri: "pkg:npm/lifeboat@0.1.0#docs/rules/backup-covers.md",
        properties: { tags: ["continuity"] },
      },
    ]);
  });
});
