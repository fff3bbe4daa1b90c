import { expect, test } from "@jest/globals";
import { estateReport } from "../../bench/estate/report";
import { writeReportHtml } from "../../continuity/report/html/page";

test("the page of the benchmark's 200 services is at most 1.5 MB", () => {
  const report = estateReport(5000);
  expect(report.services).toHaveLength(200);
  expect(Buffer.byteLength(writeReportHtml(report))).toBeLessThanOrEqual(1_500_000);
});
