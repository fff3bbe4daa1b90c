import { placeOf } from "../place";
import type { Report, ReportFinding, ReportWaived } from "../report";
import { nameOfUrn, plainName } from "../timeline-words";
import { writeWaiver } from "../waived-text";

/** A finding as a result. */
export function sarifResult(
  finding: ReportFinding | ReportWaived,
  report: Report,
  ruleIndex: number,
  fingerprint: string,
) {
  const { rule, verdict, level, severity, service, scenario, urn, message, fix } = finding;
  const { file, line } = placeOf(report, urn);
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf(finding),
    message: { text: [message, ...(fix === undefined ? [] : [fix])].map(withoutLinks).join("\n") },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file), uriBaseId: "%SRCROOT%" },
          region: { startLine: line },
        },
        ...(urn === undefined
          ? {}
          : { logicalLocations: [{ name: nameOfUrn(urn), fullyQualifiedName: urn, kind: "resource" }] }),
      },
    ],
    partialFingerprints: {
      "continuity/v1": fingerprint,
      // The one that code scanning of GitHub looks at; left out, it is made of the line, which many findings share.
      primaryLocationLineHash: fingerprint,
    },
    ...("until" in finding
      ? {
          suppressions: [
            { kind: "external", status: "accepted", justification: writeWaiver(finding, finding.shortfall) },
          ],
        }
      : {}),
    properties: {
      verdict,
      enforcement: level,
      severity,
      ...(service === undefined ? {} : { service }),
      ...(scenario === undefined ? {} : { scenario }),
    },
  };
}

/** What stops a deployment is an error; of advice, what is known to be wrong is a warning, the rest a note. */
function levelOf({ level, verdict }: ReportFinding): "error" | "warning" | "note" {
  if (level === "mandatory") return "error";
  return verdict === "violates" ? "warning" : "note";
}

/** In a message, `[text](1)` would be a link, and a name may look so. */
function withoutLinks(text: string): string {
  return text.replaceAll("](", "\\](");
}

function uriOf(file: string): string {
  return file.split("/").map(plainName).map(encodeURIComponent).join("/");
}
