import type { ReportFinding } from "../report";
import { nameOfUrn } from "../timeline-words";
import { mark } from "./figure";
import { type Html, say, tag } from "./markup";

/** Findings, each with its arithmetic and the way out. */
export function findingsOf(findings: readonly ReportFinding[]): Html {
  return tag("ul", { class: "findings" }, findings.map(finding));
}

function finding({ level, severity, rule, scenario, urn, message, fix, docs }: ReportFinding): Html {
  const about = [scenario, urn === undefined ? undefined : nameOfUrn(urn)].filter((part) => part !== undefined);
  return tag(
    "li",
    { class: level },
    tag(
      "p",
      { class: "head" },
      mark(level),
      tag("code", { title: docs }, say(rule)),
      tag("small", {}, say([`${severity} severity`, ...about].join(" · "))),
    ),
    tag("p", {}, say(message)),
    fix === undefined ? undefined : tag("p", { class: "fix" }, tag("b", {}, say("Way out: ")), say(fix)),
  );
}
