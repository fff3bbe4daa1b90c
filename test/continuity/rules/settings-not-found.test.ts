import { expect, test } from "@jest/globals";
import type { Finding } from "../../../continuity/rules/finding";
import { findingsOf, type Row } from "./findings";

const elsewhere = { settingsNotFound: "there is no Pulumi.yaml in /home/me or above it" };

const finding: Finding = {
  rule: "settings-not-found",
  verdict: "unproven",
  level: "advisory",
  severity: "low",
  message: "No lifeboat.yaml was read: there is no Pulumi.yaml in /home/me or above it. Defaults apply.",
  fix: "Name it in the policy configuration (settings) or in LIFEBOAT_CONFIG.",
};

const rows: readonly Row[] = [
  ["found, or rightly none", [], {}, []],
  ["looked for in the wrong place", [], elsewhere, [finding]],
  ["raised", [], { ...elsewhere, rules: { "settings-not-found": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", [], { ...elsewhere, rules: { "settings-not-found": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("settings-not-found", resources, options)).toEqual(expected);
});
