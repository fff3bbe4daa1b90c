import type { ReportFinding } from "../report";
import { nameOfUrn } from "../timeline-words";
import { mark } from "./figure";
import { type Html, say, tag } from "./markup";

/** Findings, each with its arithmetic and the way out. */
export function findingsOf(findings: readonly ReportFinding[]): Html {
  return tag("ul", { class: "findings" }, findings.map(finding));
}

function finding({ level, severity, rule, scenario, urn, message, fix }: ReportFinding): Html {
  const about = [scenario, urn === undefined ? undefined : nameOfUrn(urn)].filter((part) => part !== undefined);
  return tag(
    "li",
    {},
    tag(
      "p",
      {},
      mark(level),
      tag("code", {}, say(rule)),
      tag("small", {}, say([`${severity} severity`, ...about].join(" · "))),
    ),
    tag("p", {}, say(message)),
    fix === undefined ? undefined : tag("p", {}, say(`→ ${fix}`)),
  );
}
