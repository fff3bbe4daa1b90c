import { SCENARIOS } from "../../declaration/scenario";
import type { Report, ReportScenario, ReportService } from "../report";
import { escapeMarkdown } from "./escape";
import { figureRows } from "./figure-rows";
import { findingItems } from "./finding-items";
import { fitSections, type Section } from "./fit-sections";
import { fixPlanSection } from "./fix-plan-section";

/** GitHub takes comments of up to 65,536 characters. */
const LIMIT = 65_000;
/** So much of it the verdicts may take, so that findings have room whatever there is. */
const MOST_OF_VERDICTS = 20_000;

/**
 * The report as Markdown of GitHub, for comments on pull requests and summaries of jobs: the verdicts as a table, what stops
 * the deployment, and, folded up, advice and figures. It is never longer than a comment may be, and says what is left out.
 */
export function writeMarkdown(report: Report): string {
  const mandatory = report.findings.filter(({ level }) => level === "mandatory");
  const advisory = report.findings.filter(({ level }) => level === "advisory");
  const sections: readonly (Section | undefined)[] = [
    { head: head(report, mandatory.length, advisory.length), items: [], leftOut: () => "" },
    report.services.length === 0 ? undefined : verdicts(report.services),
    mandatory.length === 0
      ? undefined
      : {
          head: "### What stops the deployment",
          items: findingItems(mandatory, report),
          leftOut: more("mandatory finding"),
        },
    report.fixPlan === undefined ? undefined : fixPlanSection(report.fixPlan),
    advisory.length === 0
      ? undefined
      : folded(plural(advisory.length, "advisory finding"), {
          items: findingItems(advisory, report),
          leftOut: more("advisory finding"),
        }),
    report.waived.length === 0
      ? undefined
      : folded(plural(report.waived.length, "waived finding"), {
          items: findingItems(report.waived, report),
          leftOut: more("waived finding"),
        }),
    report.services.length === 0 ? undefined : folded("Figures", figureRows(report.services)),
  ];
  return fitSections(
    sections.filter((section) => section !== undefined),
    LIMIT,
  );
}

/** The comment on the first line lets a job find its own comment again. */
function head({ project, stack, summary, engine, asOf }: Report, mandatory: number, advisory: number): string {
  const name = escapeMarkdown(`${project}/${stack}`);
  const { meets, violates, unproven, undeclared, waived } = summary;
  const accepted = waived === 0 ? "" : `, ${waived} waived`;
  const verdict = mandatory > 0 ? "**The deployment stops.**" : "Nothing stops the deployment.";
  return `<!-- lifeboat ${name} -->
## Service continuity of ${name}

${verdict} Objectives: ${meets} met, ${violates} violated, ${unproven} unproven, ${undeclared} undeclared${accepted}. Findings: ${mandatory} mandatory and ${advisory} advisory.

${SOURCES[engine.source ?? "preview"]}, as of ${asOf.slice(0, 16).replace("T", " ")} UTC.`;
}

const SOURCES = {
  simulation: "From a simulated preview",
  preview: "From a preview by Pulumi",
  state: "From the state of the stack",
} as const satisfies Readonly<Record<NonNullable<Report["engine"]["source"]>, string>>;

function verdicts(services: readonly ReportService[]): Section {
  return {
    head: `| service | ${SCENARIOS.join(" | ")} |\n| --- |${" --- |".repeat(SCENARIOS.length)}`,
    items: worstFirst(services).map(({ name, owner, scenarios }) => {
      const cells = SCENARIOS.map((scenario) => cellOf(scenarios.find((one) => one.scenario === scenario)));
      return `| ${escapeMarkdown(name)}${owner === null ? "" : ` (${escapeMarkdown(owner)})`} | ${cells.join(" | ")} |`;
    }),
    leftOut: more("service"),
    most: MOST_OF_VERDICTS,
  };
}

type Verdict = ReportService["scenarios"][number]["verdict"];

function cellOf(scenario: ReportScenario | undefined): string {
  if (scenario === undefined || scenario.verdict === "undeclared") return "–";
  const { verdict, waived } = scenario;
  if (waived) return `${verdict}, waived`;
  return verdict === "violates" ? "**violates**" : verdict;
}

/** Where not all have room, those that fall short have. */
function worstFirst(services: readonly ReportService[]): readonly ReportService[] {
  const rank = ({ scenarios }: ReportService) =>
    Math.min(3, ...scenarios.map(({ verdict, waived }) => RANK[waived ? "meets" : verdict]));
  return [...services].sort((a, b) => rank(a) - rank(b));
}

const RANK = { violates: 0, unproven: 1, meets: 2, undeclared: 3 } as const satisfies Readonly<Record<Verdict, number>>;

/** A section that opens on demand. */
function folded(
  title: string,
  { head, ...section }: Omit<Section, "head" | "foot"> & { readonly head?: string },
): Section {
  return {
    ...section,
    head: `<details><summary>${title}</summary>${head === undefined ? "" : `\n\n${head}`}`,
    foot: "</details>",
  };
}

function more(what: string): (count: number) => string {
  return (count) => `… and ${plural(count, `more ${what}`)}, left out here: the whole report has them.`;
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
