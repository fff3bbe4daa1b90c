import { expect, test } from "@jest/globals";
import { type External, NOTHING_EXTERNAL } from "../../../continuity/declaration/external";
import type { Finding } from "../../../continuity/rules/finding";
import { AS_OF } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const planEnded = "External plan company-daily ended on 2026-01-01 and no longer counts.";

const finding = (what: string): Finding => ({
  rule: "external-expired",
  verdict: "unproven",
  level: "advisory",
  severity: "medium",
  message: planEnded.replace("plan company-daily", what),
  fix: "Have team-platform confirm it with a later day under external in lifeboat.yaml, or take it out.",
});

const allUntil = (until: number): External => {
  const voucher = { owner: "team-platform", reason: "theirs", until };
  const objectives = { plain: { rto: 60, rpo: null }, scenarios: {} };
  return {
    accounts: [{ name: "vaults", id: "222222222222", deployed: false, ...voucher }],
    plans: [{ name: "company-daily", region: "eu-west-1", rules: [], selections: [], ...voucher }],
    vaults: [{ name: "main", region: "eu-west-1", airGapped: false, ...voucher }],
    services: [{ name: "payments", objectives, ...voucher }],
  };
};

const plans = { external: { ...NOTHING_EXTERNAL, plans: allUntil(AS_OF).plans } };

const rows: readonly Row[] = [
  ["nothing lives elsewhere", [], {}, []],
  ["all of it still counts", [], { external: allUntil(AS_OF + 1) }, []],
  [
    "all of it ended this very instant",
    [],
    { external: allUntil(AS_OF) },
    ["account vaults", "plan company-daily", "service payments", "vault main"].map(finding),
  ],
  [
    "raised",
    [],
    { ...plans, rules: { "external-expired": "mandatory" } },
    [{ ...finding("plan company-daily"), level: "mandatory" }],
  ],
  ["off", [], { ...plans, rules: { "external-expired": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("external-expired", resources, options)).toEqual(expected);
});
