import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { validateXML } from "xmllint-wasm";
import { writeJunit } from "../../../../continuity/report/junit/junit";
import type { Report, ReportFinding } from "../../../../continuity/report/report";
import { GOLDEN_STACKS, goldenReport } from "../../../golden/reports";
import { publishedText } from "../../../published";
import { build, estateShape } from "../../verdict/arbitrary-estate";
import { allElements, readXml } from "../read-xml";
import { reportOf, SAMPLE, waivedReport } from "../sample";

const SCHEMA = readFileSync(join(__dirname, "junit.xsd"), "utf8");

/** What is wrong with XML by the schema of Jenkins; libxml2 is the judge. */
async function problems(contents: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: "junit.xml", contents }], schema: [SCHEMA] });
  return errors.map(({ message }) => message);
}

test.each(GOLDEN_STACKS)("the JUnit XML of %s is that of its golden file, and fits the schema", async (stack) => {
  const xml = writeJunit(goldenReport(stack));
  expect(publishedText(`test/golden/${stack}.xml`, `${xml}\n`)).toBe(true);
  expect(await problems(xml)).toEqual([]);
});

test("the schema refuses what is no JUnit XML", async () => {
  expect(await problems("<testsuites><testsuite name='a'/></testsuites>")).toEqual([
    "Schemas validity error : Element 'testsuite': The attribute 'tests' is required but missing.",
  ]);
});

test("texts of any kind fit the schema", async () => {
  const texts = fc.sample(fc.string({ unit: "binary", maxLength: 30 }), { numRuns: 300, seed: 8 });
  const findings = texts.map((text) => finding({ message: text, fix: text, service: text, urn: `a::b::c::${text}` }));
  expect(await problems(writeJunit({ ...reportOf(SAMPLE), project: texts.join(""), findings }))).toEqual([]);
});

const finding = (more: Partial<ReportFinding>): ReportFinding => ({
  rule: "backup-covers",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  message: "No plan covers it.",
  docs: "docs/rules/backup-covers.md",
  ...more,
});

/** Each case as `suite: name`, with what came of it. */
function outcomes(report: Report): readonly (readonly [string, string])[] {
  const { children } = readXml(writeJunit(report).replace(/^<\?xml .*\?>\n/, ""));
  return children
    .flatMap((child) => (typeof child === "string" ? [] : [child]))
    .flatMap((suite) =>
      allElements(suite)
        .filter(({ name }) => name === "testcase")
        .map(({ attributes, children }) => {
          const [result] = children.flatMap((child) => (typeof child === "string" ? [] : [child.name]));
          return [`${suite.attributes.name}: ${attributes.name}`, result ?? "passed"] as const;
        }),
    );
}

describe("a case", () => {
  test("for each scenario, and for each other finding", () => {
    expect(outcomes(reportOf(SAMPLE))).toEqual([
      ["orders: instance", "skipped"],
      ["orders: zone", "passed"],
      ["orders: region", "failure"],
      ["orders: data", "skipped"],
      ["orders: compromise", "skipped"],
      ["orders: backup-covers orders-db", "failure"],
      ["shop/test: undeclared-stateful stray-db", "skipped"],
    ]);
  });

  test("that is unproven is an error where that stops a deployment", () => {
    const strict = reportOf(SAMPLE, {
      unproven: { unknown: "mandatory", untested: "mandatory", unmodelled: "advisory", range: "advisory" },
    });
    expect(outcomes(strict)).toContainEqual(["orders: data", "error"]);
  });

  test.each([
    ["mandatory", "violates", "failure"],
    ["mandatory", "unproven", "error"],
    ["advisory", "violates", "skipped"],
    ["advisory", "unproven", "skipped"],
  ] as const)("of a finding that is %s and %s", (level, verdict, expected) => {
    const report = { ...reportOf([]), findings: [finding({ level, verdict })] };
    expect(outcomes(report)).toEqual([["shop/test: backup-covers", expected]]);
  });

  test("has a name of its own", () => {
    const report = {
      ...reportOf([]),
      findings: [finding({}), finding({ message: "Another." }), finding({ service: "gone" })],
    };
    expect(outcomes(report).map(([name]) => name)).toEqual([
      "shop/test: backup-covers",
      "shop/test: backup-covers #2",
      "shop/test: backup-covers #3",
    ]);
  });

  test("that is waived is skipped, and says who answers for it", () => {
    const report = waivedReport();
    expect(outcomes(report)).toContainEqual(["orders: region", "skipped"]);
    expect(writeJunit(report)).toContain(
      "\naccepted by team-orders until 2026-03-31: the second Region comes in March</skipped>",
    );
    const other = { ...finding({}), owner: "ops", reason: "small", until: "2026-03-31" };
    expect(outcomes({ ...reportOf([]), waived: [other] })).toEqual([["shop/test: backup-covers", "skipped"]]);
  });

  test("tells what is wrong where no rule does", () => {
    const quiet = { ...reportOf(SAMPLE), findings: [] };
    expect(writeJunit(quiet)).toContain(
      '<failure type="region" message="orders-db: no way back">orders-db: no way back</failure>',
    );
  });
});

test("every finding that stops a deployment fails a case, and the counts are those of the cases", () => {
  fc.assert(
    fc.property(estateShape, (shape) => {
      const report = reportOf(build(shape));
      const { attributes } = readXml(writeJunit(report).replace(/^<\?xml .*\?>\n/, ""));
      const all = outcomes(report);
      const count = (outcome: string) => String(all.filter(([, one]) => one === outcome).length);
      expect(attributes).toEqual({
        name: "shop/test",
        tests: String(all.length),
        failures: count("failure"),
        errors: count("error"),
      });
      const mandatory = report.findings.filter(({ level }) => level === "mandatory").length;
      expect(Number(attributes.failures) + Number(attributes.errors)).toBeGreaterThanOrEqual(mandatory);
    }),
    { numRuns: 20 },
  );
});
