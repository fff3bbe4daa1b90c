import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import fc from "fast-check";
import type { Report } from "../../../continuity/report/report";
import { REPORT_SCHEMA } from "../../../continuity/report/schema";
import { published } from "../../published";
import { build, estateShape } from "../verdict/arbitrary-estate";
import { reportOf, SAMPLE } from "./sample";

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);
const problems = (value: unknown) =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

test("the published schema is this one", () => {
  expect(published("docs/report.schema.json", REPORT_SCHEMA)).toBe(true);
});

test("reports fit", () => {
  expect(problems(reportOf(SAMPLE))).toEqual([]);
  expect(problems(JSON.parse(JSON.stringify(reportOf([]))))).toEqual([]);
  fc.assert(
    fc.property(estateShape, (shape) => {
      expect(problems(JSON.parse(JSON.stringify(reportOf(build(shape)))))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

describe("what does not fit", () => {
  const report = reportOf(SAMPLE);
  const [service] = report.services;
  const rows: readonly [string, unknown, readonly string[]][] = [
    ["nothing", null, [" must be object"]],
    ["a later version", { ...report, schemaVersion: 2 }, ["/schemaVersion must be equal to constant"]],
    [
      "a day for an instant",
      { ...report, asOf: "2026-01-01" },
      [expect.stringContaining("/asOf must match pattern")] as never,
    ],
    ["something more", { ...report, more: 1 }, [" must NOT have additional properties"]],
    ["a part missing", { ...report, summary: undefined }, [" must have required property 'summary'"]],
    [
      "a verdict that is none",
      { ...report, services: [{ ...service, scenarios: [{ ...service?.scenarios[0], verdict: "fine" }] }] },
      ["/services/0/scenarios/0/verdict must be equal to one of the allowed values"],
    ],
    [
      "a negative time",
      {
        ...report,
        services: [
          { ...service, scenarios: [{ ...service?.scenarios[0], objective: { rtoSeconds: -1, rpoSeconds: null } }] },
        ],
      },
      ["/services/0/scenarios/0/objective/rtoSeconds must be >= 0"],
    ],
  ];
  test.each(rows)("%s", (_, value, expected) => {
    expect(problems(value)).toEqual(expected);
  });
});

test("the sample has a verdict of each kind", () => {
  const verdicts = (report: Report) =>
    report.services.flatMap(({ scenarios }) => scenarios.map(({ verdict }) => verdict));
  expect(verdicts(reportOf(SAMPLE))).toEqual(["undeclared", "meets", "violates", "unproven", "undeclared"]);
});
