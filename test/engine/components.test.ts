import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { judgedByBoth, verdictsOf } from "./judged";
import { onEngine } from "./onEngine";

jest.setTimeout(300_000);

const directory = join(__dirname, "..", "components", "programs", "grid");
const at = (config: Readonly<Record<string, string>>) => ({
  directory,
  stack: "dev",
  config: { "aws:region": "eu-west-1", "aws:allowedAccountIds": '["111111111111"]', ...config },
});

onEngine("what components create is judged the same under both engines", () => {
  test("every component with an objective for a lost Region", async () => {
    const { embedded, real } = await judgedByBoth(at({ "grid:point": "day-near" }));
    expect(embedded).toEqual({ findings: real.findings, report: real.report });
    // The one that is refused leaves an empty service behind.
    expect(real.findings.filter(({ level }) => level === "mandatory").map(({ rule, urn }) => `${rule} ${urn}`)).toEqual(
      ["service-has-members urn:pulumi:dev::grid::lifeboat:index:Service::machine-day-near"],
    );
    expect(verdictsOf(real.report).length).toBe(12);
  });

  test("what a transform has taken away is rejected", async () => {
    const { embedded, real } = await judgedByBoth(at({ "grid:case": "mutated" }));
    expect(embedded).toEqual({ findings: real.findings, report: real.report });
    expect(real.exitCode).toBe(1);
  });
});
