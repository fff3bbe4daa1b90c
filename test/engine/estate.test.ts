import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { judgedByBoth } from "./judged";
import { onEngine } from "./onEngine";

jest.setTimeout(300_000);

const directory = join(__dirname, "..", "..");

onEngine("the sample estate", () => {
  test("comes to the same under both engines", async () => {
    const project = { directory, stack: "estate", config: { "aws:region": "eu-central-1" } };
    const { embedded, real } = await judgedByBoth(project);
    expect(embedded).toEqual({ findings: real.findings, report: real.report });
    expect(real.exitCode).toBe(1);
    expect(real.report.summary).toEqual({ meets: 95, violates: 14, unproven: 12, undeclared: 39, waived: 0 });
  });
});
