import type { ReportFinding } from "../report";
import { nameOfUrn } from "../timeline-words";
import { mark } from "./figure";
import { type Html, say, tag } from "./markup";

/**
 * Findings, each with its arithmetic and the way out; what is found alike of several resources is told once.
 *
 * @param names what resources are called where their names do not tell them apart, by URN
 */
export function findingsOf(findings: readonly ReportFinding[], names: ReadonlyMap<string, string> = new Map()): Html {
  const alike = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const { level, rule, scenario, message, fix } = finding;
    const key = JSON.stringify([level, rule, scenario, message, fix]);
    alike.set(key, [...(alike.get(key) ?? []), finding]);
  }
  const items = [...alike.values()].map((group) => itemOf(group, names));
  return tag("ul", { class: "findings" }, items);
}

function itemOf(group: readonly ReportFinding[], names: ReadonlyMap<string, string>): Html {
  const [{ level, severity, rule, scenario, message, fix }] = group as [ReportFinding];
  const resources = group.flatMap(({ urn }) => (urn === undefined ? [] : [names.get(urn) ?? nameOfUrn(urn)]));
  const about = [
    `${severity} severity`,
    ...(scenario === undefined ? [] : [scenario]),
    ...(resources.length === 0 ? [] : [resources.join(", ")]),
  ];
  return tag(
    "li",
    {},
    tag("p", {}, mark(level), tag("code", {}, say(rule)), tag("small", {}, say(about.join(" · ")))),
    tag("p", {}, say(message)),
    fix === undefined ? undefined : tag("p", {}, say(`→ ${fix}`)),
  );
}
