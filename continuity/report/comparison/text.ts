import { foldParts } from "../fold";
import type { ReportFinding } from "../report";
import { PLAIN_STYLE, type Style } from "../style";
import { writeFinding } from "../text";
import { writeWaived } from "../waived-text";
import type { Comparison, Direction, ScenarioChange, ServiceChange } from "./comparison";
import { membersInWords, sumInWords, titleInWords, verdictsInWords } from "./words";

/** The comparison for people: services that changed, then findings that came and went, then the sum of it all. */
export function writeComparisonText(comparison: Comparison, style: Style = PLAIN_STYLE): string {
  const { services, findings, notes } = comparison;
  const titled = (title: string, all: readonly ReportFinding[]) =>
    all.length === 0 ? [] : [style.strong(title), ...all.map((finding) => writeFinding(finding, style))];
  return [
    style.strong(titleInWords(comparison)),
    ...notes.map((note) => style.faint(`note: ${note}`)),
    ...services.map((service) => writeService(service, style)),
    ...titled("New findings", findings.appeared),
    ...titled("Mandatory by now", findings.raised),
    ...(findings.waived.length === 0 ? [] : [style.strong("Waived by now")]),
    ...findings.waived.map((waived) => writeWaived(waived, style)),
    ...(findings.gone.length === 0 ? [] : [writeGone(findings.gone, style)]),
    (comparison.summary.worse + comparison.summary.mandatory > 0 ? style.bad : style.good)(sumInWords(comparison)),
  ].join("\n\n");
}

function writeService(service: ServiceChange, style: Style): string {
  const { name, change, scenarios } = service;
  const lines = [
    ...membersInWords(service).map((line) => `  ${line}`),
    ...scenarios.flatMap((one) => writeScenario(one, style)),
  ];
  return [`${style.strong(name)}${change === "kept" ? "" : ` (${change})`}`, ...lines].join("\n");
}

function writeScenario(change: ScenarioChange, style: Style): readonly string[] {
  const head = `  ${change.scenario.padEnd(10)}  ${colourOf(change.direction, style)(change.direction)}: ${verdictsInWords(change)}`;
  return [head, ...change.why.flatMap((why) => foldParts(why.split(" "), "    ", "      ", style.width))];
}

function colourOf(direction: Direction, style: Style): (text: string) => string {
  return { worse: style.bad, better: style.good, changed: style.doubtful }[direction];
}

/** What is gone needs no way out any longer. */
function writeGone(gone: readonly ReportFinding[], style: Style): string {
  const lines = gone.flatMap(({ rule, message }) =>
    foldParts([`${rule}:`, ...message.split(" ")], "  ", "    ", style.width),
  );
  return [style.strong("Gone"), ...lines].join("\n");
}
