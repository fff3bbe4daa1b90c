import type { ReportViolation } from "@pulumi/policy";
import { isExternal } from "../continuity/backup/external";
import { formatDay } from "../continuity/declaration/day";
import type { Finding } from "../continuity/rules/finding";
import type { Waived } from "../continuity/rules/waivers/waive";

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

/** Tells what is waived as advice, so that nobody forgets it; it never stops a deployment. */
export function reportWaived(waived: readonly Waived[], report: ReportViolation): void {
  const notes = waived.map(({ finding: { fix: _, ...finding }, waiver: { owner, until, reason } }) => ({
    ...finding,
    level: "advisory" as const,
    message: `Waived by ${owner} until ${formatDay(until)} (${reason}): ${finding.message}`,
  }));
  reportFindings(notes, report);
}
