import { fingerprintsOf } from "../fingerprint";
import type { Report } from "../report";
import { sarifResult } from "./result";
import { type RulePage, sarifRule } from "./rule";

/**
 * The findings, waived ones suppressed, in the Static Analysis Results Interchange Format 2.1.0 (OASIS), as one run, in which each rule that found
 * anything comes with its page.
 *
 * @param pageOf the page of a rule; undefined where there is none
 */
export function writeSarif(report: Report, pageOf: (rule: string) => RulePage | undefined): string {
  const { engine, project, stack, asOf, waived, summary } = report;
  const findings = [...report.findings, ...waived];
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const fingerprints = fingerprintsOf(findings);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Lifeboat",
            semanticVersion: engine.version,
            rules: ids.map((id) => sarifRule(id, engine.version, pageOf(id))),
          },
        },
        // What runs of the same stack have in common, so that one takes the place of the one before.
        automationDetails: { id: `lifeboat/${project}/${stack}/` },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) =>
          sarifResult(finding, report, indexes.get(finding.rule) ?? -1, fingerprints.get(finding) ?? ""),
        ),
        properties: { project, stack, asOf, engine, summary },
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}
