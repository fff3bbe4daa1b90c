import { expect, test } from "@jest/globals";
import type { Finding } from "../../continuity/rules/finding";
import { reportFindings, reportWaived } from "../../policy-pack/violations";

test("findings are told under their rules; what lives elsewhere has no URN that an engine knows", () => {
  const finding: Finding = {
    rule: "window-collides",
    verdict: "violates",
    level: "mandatory",
    severity: "high",
    message: "It collides.",
  };
  const here = { ...finding, urn: "urn:pulumi:dev::shop::aws:backup/plan:Plan::daily", fix: "Shift it." };
  const elsewhere = { ...finding, level: "advisory", urn: "external:plan:eu-west-1::daily" } as const;
  const told: unknown[] = [];
  reportFindings([finding, here, elsewhere], (...violation: unknown[]) => told.push(...violation));
  const common = { name: "window-collides", severity: "high" };
  expect(told).toEqual([
    { ...common, message: "It collides." },
    { ...common, message: "It collides.\nShift it.", urn: here.urn },
    { ...common, message: "It collides.", enforcementLevel: "advisory" },
  ]);
});

test("what is waived is advice, without the way out", () => {
  const told: unknown[] = [];
  const finding: Finding = {
    rule: "objective-met",
    verdict: "violates",
    level: "mandatory",
    severity: "high",
    urn: "urn:pulumi:dev::shop::aws:rds/instance:Instance::db",
    message: "db: recovery in up to 2h exceeds RTO 15m (zone).",
    fix: "Set multiAz of db to true.",
  };
  const waiver = {
    rule: "objective-met",
    accepts: { rto: 7_200, findings: 1 },
    owner: "cto",
    reason: "the second zone comes in March",
    until: Date.UTC(2027, 2, 31) / 1000,
    at: "lifeboat.yaml",
  };
  reportWaived([{ finding, waiver }], (...violation: unknown[]) => told.push(...violation));
  expect(told).toEqual([
    {
      name: "objective-met",
      severity: "high",
      urn: finding.urn,
      message:
        "Waived by cto until 2027-03-31 (the second zone comes in March): db: recovery in up to 2h exceeds RTO 15m (zone).",
      enforcementLevel: "advisory",
    },
  ]);
});
