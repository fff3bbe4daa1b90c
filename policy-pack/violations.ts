import type { ReportViolation } from "@pulumi/policy";
import { isExternal } from "../continuity/backup/external";
import type { Finding } from "../continuity/rules/finding";

/**
 * The object form of `reportViolation`: it lets one policy report under several names, levels and severities. The SDK keeps
 * it internal, so our types say it here and a test guards it for the pinned version.
 */
type ReportObject = (violation: {
  readonly name: string;
  readonly message: string;
  readonly severity: Finding["severity"];
  readonly urn?: string;
  readonly enforcementLevel?: "advisory";
}) => void;

/**
 * Reports findings under their rules. The level is passed only to lower it: left out, the one that the user configured for
 * the policy applies. What lives elsewhere has no URN in this stack.
 */
export function reportFindings(findings: readonly Finding[], report: ReportViolation): void {
  const reportObject = report as unknown as ReportObject;
  for (const { rule, level, severity, urn, message, fix } of findings) {
    reportObject({
      name: rule,
      message: fix === undefined ? message : `${message}\n${fix}`,
      severity,
      ...(urn === undefined || isExternal(urn) ? {} : { urn }),
      ...(level === "advisory" ? { enforcementLevel: "advisory" } : {}),
    });
  }
}
