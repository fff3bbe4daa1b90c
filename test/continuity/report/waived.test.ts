import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import type { Waiver } from "../../../continuity/declaration/waiver";
import { REPORT_SCHEMA } from "../../../continuity/report/schema";
import { writeTable } from "../../../continuity/report/table";
import { writeReportText } from "../../../continuity/report/text";
import { writeWaived } from "../../../continuity/report/waived-text";
import { AS_OF } from "../estate-builder";
import { reportOf, SAMPLE } from "./sample";

const URN = "urn:pulumi:test::shop::aws:rds/instance:Instance::orders-db";
const WHO = { owner: "cto", reason: "the copy comes in spring", until: AS_OF + 89 * 86_400, at: "lifeboat.yaml" };
const waivers: readonly Waiver[] = [
  {
    rule: "objective-met",
    service: "orders",
    scenario: "region",
    accepts: { rto: "unbounded", rpo: "unbounded", findings: 1 },
    ...WHO,
  },
  {
    rule: "objective-met",
    service: "orders",
    scenario: "data",
    accepts: { rto: "unbounded", findings: 1 },
    ...WHO,
  },
  { rule: "undeclared-stateful", resource: "stray-db", accepts: { findings: 1 }, ...WHO },
];

const report = reportOf(SAMPLE, { waivers });

describe("what is waived", () => {
  test("is listed with who answers for it, and how much of it is accepted", () => {
    const before = reportOf(SAMPLE).findings;
    const found = (rule: string, scenario?: string) =>
      before.find((one) => one.rule === rule && one.scenario === scenario) as (typeof before)[number];
    const who = { owner: "cto", reason: "the copy comes in spring", until: "2026-03-31" };
    const open = { seconds: null, acceptedSeconds: null };
    expect(report.waived).toEqual([
      { ...found("undeclared-stateful"), ...who },
      { ...found("objective-met", "data"), ...who, shortfall: { rto: open } },
      { ...found("objective-met", "region"), ...who, shortfall: { rto: open, rpo: open } },
    ]);
    expect(report.findings.map(({ rule, urn }) => [rule, urn])).toEqual([["backup-covers", URN]]);
  });

  test("is counted as that alone, and its verdict stays", () => {
    expect(report.summary).toEqual({ meets: 1, violates: 0, unproven: 0, undeclared: 2, waived: 2 });
    expect(report.services[0]?.scenarios.map(({ verdict, waived }) => [verdict, waived])).toEqual([
      ["undeclared", undefined],
      ["meets", undefined],
      ["violates", true],
      ["unproven", true],
      ["undeclared", undefined],
    ]);
  });

  test("fits the schema", () => {
    const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);
    expect([validate(JSON.parse(JSON.stringify(report))), validate.errors]).toEqual([true, null]);
  });

  test("is told in the text: beside the verdict, after the findings, and in the sum", () => {
    const text = writeReportText(report).split("\n");
    expect(text.filter((line) => /^ {2}(zone|region|data) /.test(line))).toEqual([
      "  zone        meets",
      "  region      violates, waived",
      "  data        unproven: untested, waived",
    ]);
    expect(
      text.slice(text.indexOf("waived undeclared-stateful"), text.indexOf("waived undeclared-stateful") + 3),
    ).toEqual([
      "waived undeclared-stateful",
      "  stray-db keeps data but belongs to no service, so nothing is proven of it.",
      "  → accepted by cto until 2026-03-31: the copy comes in spring",
    ]);
    expect(text.at(-1)).toBe(
      "Objectives: 1 met, 0 violated, 0 unproven, 2 waived, 2 undeclared. Findings: 1 mandatory and 0 advisory; 3 waived.",
    );
  });

  test("is told in the table", () => {
    const rows = writeTable(report.services).split("\n");
    expect(rows.find((row) => row.includes("region"))).toMatch(/ violates, waived {2}/);
  });

  test("with figures: what it comes to, of what is accepted", () => {
    const [, , region] = report.waived;
    const shortfall = {
      rto: { seconds: 32_400, acceptedSeconds: 43_200 },
      rpo: { seconds: 60, acceptedSeconds: null },
    };
    expect(writeWaived({ ...(region as (typeof report.waived)[number]), message: "It takes long.", shortfall })).toBe(
      [
        "waived objective-met",
        "  It takes long.",
        "  → accepted by cto until 2026-03-31, RTO 9h of at most 12h, RPO 1m, whatever it comes to: the copy",
        "    comes in spring",
      ].join("\n"),
    );
  });
});
