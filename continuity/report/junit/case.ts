import { writeBinding } from "../binding";
import type { ReportFinding, ReportScenario, ReportWaived } from "../report";
import { nameOfUrn } from "../timeline-words";
import { writeWaiver } from "../waived-text";

/** What somebody answers for is told too, but fails nothing. */
type Told = ReportFinding | ReportWaived;

export type Outcome = "passed" | "failure" | "error" | "skipped";

/** A test case: one question, and what came of it. */
export interface Case {
  readonly name: string;
  readonly outcome: Outcome;
  /** On one line. */
  readonly message: string;
  readonly details: string;
}

/** Whether a service keeps its objective in a scenario. */
export function scenarioCase(scenario: ReportScenario, findings: readonly Told[]): Case {
  const details = findings.length === 0 ? wordsOf(scenario) : findings.map(detailsOf).join("\n");
  const message = findings[0]?.message ?? details;
  return { name: scenario.scenario, outcome: outcomeOfScenario(scenario, findings), message, details };
}

/** Whether a rule holds. */
export function findingCase(finding: Told): Case {
  const { rule, urn, scenario, message } = finding;
  const about = [
    rule,
    ...(urn === undefined ? [] : [nameOfUrn(urn)]),
    ...(scenario === undefined ? [] : [`(${scenario})`]),
  ];
  return { name: about.join(" "), outcome: outcomeOfFinding(finding), message, details: detailsOf(finding) };
}

/** Cases with names of their own: from the second on, those of one name are numbered. */
export function numbered(cases: readonly Case[]): readonly Case[] {
  const counts = new Map<string, number>();
  return cases.map((one) => {
    const count = (counts.get(one.name) ?? 0) + 1;
    counts.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} #${count}` };
  });
}

function outcomeOfScenario({ verdict, waived }: ReportScenario, findings: readonly Told[]): Outcome {
  if (waived) return "skipped";
  switch (verdict) {
    case "meets":
      return "passed";
    case "violates":
      return "failure";
    case "unproven":
      return findings.some(({ level }) => level === "mandatory") ? "error" : "skipped";
    case "undeclared":
      return "skipped";
  }
}

/** Advice fails nothing. */
function outcomeOfFinding(finding: Told): Outcome {
  if ("until" in finding || finding.level === "advisory") return "skipped";
  return finding.verdict === "violates" ? "failure" : "error";
}

function wordsOf(scenario: ReportScenario): string {
  return scenario.verdict === "undeclared" ? "no objective is stated" : writeBinding(scenario);
}

function detailsOf(finding: Told): string {
  const { message, fix } = finding;
  if ("until" in finding) return `${message}\n${writeWaiver(finding, finding.shortfall)}`;
  return fix === undefined ? message : `${message}\n${fix}`;
}
