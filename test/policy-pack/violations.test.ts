import { expect, test } from "@jest/globals";
import type { Finding } from "../../continuity/rules/finding";
import { reportFindings } from "../../policy-pack/violations";

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
