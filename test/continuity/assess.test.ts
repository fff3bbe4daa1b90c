import { expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../continuity/assess";
import { AS_OF, estate, plan, rdsInstance, rule, selection, vault } from "./estate-builder";

test("a report is the same at every hour of a day", () => {
  const often = plan("often", [rule("six-hourly", { schedule: "cron(0 5/6 ? * * *)" })]);
  const tags = { "continuity:service": "orders", "continuity:rto": "4h", "continuity:rpo": "4h" };
  const program = estate(rdsInstance("db", { tags }), vault("main"), often, selection("all", often));
  const [first, ...others] = [0, 6, 12, 18, 23].map((hour) =>
    assess(program, { ...DEFAULT_OPTIONS, asOf: AS_OF + hour * 3600 + 1799 }),
  );
  expect(others.map(({ verdicts, findings }) => ({ verdicts, findings }))).toEqual(
    others.map(() => ({ verdicts: first?.verdicts, findings: first?.findings })),
  );
  expect(first?.findings.find(({ scenario }) => scenario === "data")?.message).toContain("05:00→11:00 UTC");
});
