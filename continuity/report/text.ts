import { formatDuration } from "../declaration/duration";
import { writeStep } from "../rules/sum";
import { writeFixPlanText } from "./fix-plan-text";
import type {
  Report,
  ReportBaseline,
  ReportBound,
  ReportFinding,
  ReportScenario,
  ReportService,
  ReportStep,
} from "./report";
import { colourOf, PLAIN_STYLE, type Style } from "./style";
import { writeTable } from "./table";
import { writeWaived } from "./waived-text";

/**
 * The report for people: the verdicts, then the findings, then the sum of it all. The verdicts of one service come with
 * their arithmetic, those of several as a table; `form` may ask for the table anyway.
 */
export function writeReportText(
  report: Report,
  style: Style = PLAIN_STYLE,
  form: "fitting" | "table" = "fitting",
): string {
  const { services: all } = report;
  const tabular = all.length > 1 || (form === "table" && all.length > 0);
  const services = tabular ? [writeTable(all, style)] : all.map((service) => writeService(service, style));
  const findings = report.findings.map((finding) => writeFinding(finding, style));
  const waived = report.waived.map((one) => writeWaived(one, style));
  const fixPlan = report.fixPlan === undefined ? [] : [writeFixPlanText(report.fixPlan, style)];
  const gone = report.baseline === undefined ? [] : writeGone(report.baseline, style);
  const elsewhere = report.elsewhere === undefined ? [] : writeElsewhere(report.elsewhere, style);
  return [...services, ...findings, ...waived, ...fixPlan, ...gone, ...elsewhere, writeSummary(report, style)].join(
    "\n\n",
  );
}

/** One service: for each scenario the verdict, and for each half of its objective what can be reached and how. */
export function writeService(service: ReportService, style: Style = PLAIN_STYLE): string {
  const owner = service.owner === null ? "" : style.faint(` (${service.owner})`);
  const lines = service.scenarios.flatMap((scenario) => writeScenario(scenario, style));
  return [`${style.strong(service.name)}${owner}`, ...lines].join("\n");
}

function writeScenario(scenario: ReportScenario, style: Style): readonly string[] {
  const { verdict, objective, rto, rpo, reason, waived } = scenario;
  const why = verdict === "unproven" && reason ? `unproven: ${reason}` : verdict;
  const said = waived ? `${why}, waived` : why;
  const head = `  ${scenario.scenario.padEnd(10)}  ${colourOf(verdict, style)(said)}`;
  if (verdict === "undeclared") return [head];
  return [
    head,
    ...writeHalf("RTO", objective.rtoSeconds, rto, style),
    ...writeHalf("RPO", objective.rpoSeconds, rpo, style),
  ];
}

function writeHalf(name: "RTO" | "RPO", objective: number | null, bound: ReportBound, style: Style): readonly string[] {
  if (objective === null) return [];
  const head = `    ${name} ${formatDuration(objective).padEnd(7)} ${writeBound(name, bound).padEnd(15)} `;
  return wrap(head, writeSteps(bound), style);
}

function writeBound(name: "RTO" | "RPO", bound: ReportBound): string {
  if (bound.atLeastSeconds === null) return name === "RTO" ? "never" : "all is lost";
  return bound.seconds === null ? "no upper bound" : `at most ${formatDuration(bound.seconds)}`;
}

/** The steps that count; where all are nothing, the first says why, and where there is no way, what stands in it. */
function writeSteps(bound: ReportBound): readonly string[] {
  const barrier = bound.steps.find(({ lo }) => lo === null);
  if (barrier !== undefined) return barrier.source.split(" ");
  const counting = bound.steps.filter((step) => step.hi !== 0);
  if (counting.length === 0) return bound.steps.slice(0, 1).map(({ label }) => label);
  return counting.map((step, i) => `${i === 0 ? "" : "+ "}${writeStep(stepOf(step))}`);
}

const stepOf = (step: ReportStep) => ({ ...step, lo: step.lo ?? Number.POSITIVE_INFINITY });

/** Sets parts behind a head, and goes on below where the line is full. */
function wrap(head: string, parts: readonly string[], style: Style): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    const longer = line === "" ? part : `${line} ${part}`;
    if (line !== "" && head.length + longer.length > style.width) {
      lines.push(line);
      line = part;
    } else {
      line = longer;
    }
  }
  const indent = " ".repeat(head.length);
  return [...lines, line].map((text, i) => `${i === 0 ? head : indent}${style.faint(text)}`.trimEnd());
}

/** A finding, with its way out. */
export function writeFinding(finding: ReportFinding, style: Style): string {
  const level = finding.level === "mandatory" ? style.bad("mandatory") : style.doubtful("advisory");
  const known = finding.baseline === undefined ? "" : style.faint(` (${finding.baseline})`);
  const lines = [`${level} ${finding.rule}${known}`, ...fold(finding.message, "  ", "  ", style.width)];
  if (finding.fix !== undefined) lines.push(...fold(finding.fix, "  → ", "    ", style.width));
  return lines.join("\n");
}

/** Breaks a sentence into lines at its spaces. */
function fold(text: string, first: string, then: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ")) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = then;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** What this stack leaves to others, so that nobody takes the report for the whole of it. */
function writeElsewhere(elsewhere: NonNullable<Report["elsewhere"]>, style: Style): readonly string[] {
  const lines = elsewhere.flatMap(({ name, neededBy, promised }) => {
    const known = promised ? "promised in lifeboat.yaml" : "nothing is promised of it";
    return fold(`${name}, needed by ${neededBy.join(", ")}: ${known}`, "  ", "    ", style.width);
  });
  return [["Left to other stacks: lifeboat report merge joins their reports with this one.", ...lines].join("\n")];
}

/** What the baseline need not know any longer. */
function writeGone({ gone }: ReportBaseline, style: Style): readonly string[] {
  if (gone.length === 0) return [];
  const lines = gone.flatMap(({ rule, service, scenario, resource }) => {
    const about = [service, scenario, resource].filter((part) => part !== undefined).join(", ");
    return fold(`${rule}${about === "" ? "" : ` (${about})`}`, "  ", "    ", style.width);
  });
  return [["No longer there: take it out of the baseline with --write-baseline.", ...lines].join("\n")];
}

function writeSummary({ summary, findings, waived, baseline }: Report, style: Style): string {
  const { meets, violates, unproven, undeclared } = summary;
  const objectives = summary.waived === 0 ? [] : [`${summary.waived} waived`];
  const mandatory = findings.filter(({ level }) => level === "mandatory").length;
  const verdicts = [
    `${meets} met`,
    `${violates} violated`,
    `${unproven} unproven`,
    ...objectives,
    `${undeclared} undeclared`,
  ].join(", ");
  const told = `${mandatory} mandatory and ${findings.length - mandatory} advisory`;
  const aside = [
    ...(waived.length === 0 ? [] : [`; ${waived.length} waived`]),
    ...(baseline === undefined ? [] : [`; ${baseline.known} known, ${baseline.grown} grown`]),
  ].join("");
  return `Objectives: ${verdicts}. Findings: ${(mandatory > 0 ? style.bad : style.good)(told)}${aside}.`;
}
