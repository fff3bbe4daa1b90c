import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import fc from "fast-check";
import type { AssessOptions } from "../../../../continuity/assess";
import type { Bag } from "../../../../continuity/estate/value";
import { applyBaseline, baselineOf } from "../../../../continuity/report/baseline/apply-baseline";
import { BASELINE_SCHEMA, type Baseline } from "../../../../continuity/report/baseline/baseline";
import type { Report } from "../../../../continuity/report/report";
import { REPORT_SCHEMA } from "../../../../continuity/report/schema";
import { writeReportText } from "../../../../continuity/report/text";
import { published } from "../../../published";
import { rdsInstance } from "../../estate-builder";
import { vouched } from "../../rules/findings";
import { build, estateShape } from "../../verdict/arbitrary-estate";
import { reportOf } from "../sample";

const restoredIn = (seconds: number): Partial<AssessOptions> => ({ assumptions: [vouched("restore-time", seconds)] });

const reported = (tags: Bag, strays: readonly string[], options: Partial<AssessOptions> = restoredIn(5_400)): Report =>
  reportOf(
    [
      rdsInstance("orders-db", {
        backupRetentionPeriod: 7,
        deletionProtection: true,
        tags: { "continuity:service": "orders", "continuity:rto:zone": "15m", "continuity:rpo:zone": "1h", ...tags },
      }),
      ...strays.map((name) => rdsInstance(name)),
    ],
    options,
  );

const BEFORE = reported({}, ["stray"]);
const BASELINE = baselineOf(BEFORE);
const [STRAY, OBJECTIVE] = BASELINE.findings;

/** What each finding counts as: its level, and whether it was known. */
const counted = ({ findings }: Report) =>
  findings.map(({ rule, urn = "", level, baseline }) => `${rule} ${urn.split("::").at(-1)}: ${level}, ${baseline}`);

test("the published schema is this one, and what is written fits it", () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(BASELINE_SCHEMA);
  expect([published("docs/baseline.schema.json", BASELINE_SCHEMA), validate(BASELINE)]).toEqual([true, true]);
});

test("a baseline holds what is needed to know a finding again", () => {
  expect(BASELINE).toEqual({
    schemaVersion: 1,
    findings: [
      {
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}:1$/),
        rule: "undeclared-stateful",
        level: "advisory",
        resource: "stray",
      },
      {
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}:1$/),
        rule: "objective-met",
        level: "mandatory",
        service: "orders",
        scenario: "zone",
        resource: "orders-db",
        rtoSeconds: 7_200,
      },
    ],
  });
});

describe("what a baseline makes of a report", () => {
  const known = ["undeclared-stateful stray: advisory, known", "objective-met orders-db: advisory, known"];
  const rows: readonly (readonly [string, Report, Baseline, readonly string[], readonly unknown[]])[] = [
    ["what is known is advice", BEFORE, BASELINE, known, []],
    [
      "what is new counts",
      reported({}, ["another", "stray"]),
      BASELINE,
      ["undeclared-stateful another: advisory, undefined", ...known],
      [],
    ],
    [
      "what has grown by a second counts",
      reported({}, ["stray"], restoredIn(5_401)),
      BASELINE,
      [known[0] as string, "objective-met orders-db: mandatory, grown"],
      [],
    ],
    ["what has shrunk is known", reported({}, ["stray"], restoredIn(3_600)), BASELINE, known, []],
    [
      "another half that is missed has grown",
      reported({ "continuity:rpo:zone": "1m" }, ["stray"]),
      BASELINE,
      [known[0] as string, "objective-met orders-db: mandatory, grown"],
      [],
    ],
    [
      "a bound that is gone has grown, though it is advice",
      reported({}, ["stray"], {}),
      BASELINE,
      [known[0] as string, "objective-met orders-db: advisory, grown"],
      [],
    ],
    [
      "a bound that was not known does not grow",
      BEFORE,
      { ...BASELINE, findings: [STRAY, { ...OBJECTIVE, rtoSeconds: null }] as Baseline["findings"] },
      known,
      [],
    ],
    [
      "what was advice and is mandatory has grown",
      BEFORE,
      { ...BASELINE, findings: [STRAY, { ...OBJECTIVE, level: "advisory" }] as Baseline["findings"] },
      [known[0] as string, "objective-met orders-db: mandatory, grown"],
      [],
    ],
    ["what does not occur any longer is told", reported({}, []), BASELINE, [known[1] as string], [STRAY]],
  ];
  test.each(rows)("%s", (_, report, baseline, findings, gone) => {
    const applied = applyBaseline(report, baseline);
    expect(counted(applied)).toEqual(findings);
    expect(applied.baseline?.gone).toEqual(gone);
  });

  test("that nothing was proven is never known", () => {
    const partial = reportOf([{ ...rdsInstance("orders-db"), untargeted: true }]);
    expect(partial.findings.map(({ rule }) => rule)).toContain("partial-preview");
    expect(baselineOf(partial).findings.filter(({ rule }) => rule === "partial-preview")).toEqual([]);
    const forged = { rule: "partial-preview", level: "mandatory", fingerprint: "0000000000000000:1" } as const;
    expect(counted(applyBaseline(partial, { schemaVersion: 1, findings: [forged] }))).toEqual(counted(partial));
  });

  test("the same resources of another stack are the same", () => {
    const prod = JSON.parse(JSON.stringify(BEFORE).replaceAll("urn:pulumi:test::", "urn:pulumi:prod::")) as Report;
    expect(counted(applyBaseline(prod, BASELINE))).toEqual(known);
  });

  test("people see what is known, what is gone, and the sum", () => {
    const text = writeReportText(applyBaseline(reported({}, []), BASELINE)).split("\n");
    expect(text.filter((line) => line.endsWith("(known)"))).toEqual(["advisory objective-met (known)"]);
    expect(text.slice(-4)).toEqual([
      "No longer there: take it out of the baseline with --write-baseline.",
      "  undeclared-stateful (stray)",
      "",
      "Objectives: 0 met, 1 violated, 0 unproven, 4 undeclared. Findings: 0 mandatory and 1 advisory; 1 known, 0 grown.",
    ]);
  });
});

describe("a baseline that is written again", () => {
  test("only shrinks, and keeps the figures that were accepted first", () => {
    const now = reported({}, ["another"], restoredIn(3_600));
    expect(baselineOf(now, BASELINE)).toEqual({ schemaVersion: 1, findings: [OBJECTIVE] });
  });

  test("of any program leaves nothing mandatory that it may hold, and nothing gone", () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);
    fc.assert(
      fc.property(estateShape, (shape) => {
        const report = reportOf(build(shape));
        const applied = applyBaseline(report, baselineOf(report));
        expect(applied.baseline).toEqual({ known: baselineOf(report).findings.length, grown: 0, gone: [] });
        expect(validate(JSON.parse(JSON.stringify(applied)))).toBe(true);
        expect(baselineOf(report, baselineOf(report))).toEqual(baselineOf(report));
      }),
      { numRuns: 30 },
    );
  });
});
