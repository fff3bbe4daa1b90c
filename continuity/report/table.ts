import { writeBinding } from "./binding";
import { alignFigures, figuresOf } from "./figures";
import { foldParts } from "./fold";
import type { ReportScenario, ReportService } from "./report";
import { colourOf, PLAIN_STYLE, type Style } from "./style";

const GAP = "  ";
/** Where less room than this is left for it, what binds stands below its row. */
const LEAST_ROOM = 24;
const LEGEND =
  "RTO and RPO: at most/objective; a range where the objective lies within it; none: no upper bound is known. Each figure in its steps: lifeboat explain SERVICE.";

/**
 * The verdicts of several services as one table: for each service and scenario what can be kept beside what is asked, the
 * verdict, and what it hangs on. In a narrow window each service is a block, and what binds stands below its row.
 */
export function writeTable(services: readonly ReportService[], style: Style = PLAIN_STYLE): string {
  const columns = columnsOf(services, style);
  const isWide = style.width - widthOf(services, columns) >= LEAST_ROOM;
  const lines = isWide ? wideLines(services, columns, style) : narrowLines(services, columns, style);
  return [...lines, "", ...foldParts(LEGEND.split(" "), "", "", style.width).map(style.faint)].join("\n");
}

/** What stands between the name of a service and what binds it: scenario, RTO, RPO, verdict. */
interface Columns {
  readonly head: string;
  row(scenario: ReportScenario): string;
}

function columnsOf(services: readonly ReportService[], style: Style): Columns {
  const scenarios = services.flatMap((service) => service.scenarios);
  const figures = scenarios.map(figuresOf);
  const columns = [
    pad(
      "SCENARIO",
      scenarios.map(({ scenario }) => scenario),
    ),
    pad("RTO", alignFigures(figures.map(([rto]) => rto))),
    pad("RPO", alignFigures(figures.map(([, rpo]) => rpo))),
    pad(
      "VERDICT",
      scenarios.map(({ verdict, waived }) => (waived ? `${verdict}, waived` : verdict)),
    ),
  ];
  const cells = new Map(scenarios.map((scenario, i) => [scenario, columns.map(({ cells }) => cells[i] ?? "")]));
  return {
    head: columns.map(({ title }) => title).join(GAP),
    row(scenario) {
      const [verdict = "", ...others] = [...(cells.get(scenario) ?? [])].reverse();
      const colour = colourOf(scenario.verdict, style);
      const plain = others.reverse().map(scenario.verdict === "undeclared" ? colour : (cell) => cell);
      return [...plain, colour(verdict)].join(GAP);
    },
  };
}

/** A column: its cells and its title, all as wide as the widest. */
function pad(title: string, cells: readonly string[]) {
  const width = Math.max(title.length, ...cells.map(({ length }) => length));
  return { title: title.padEnd(width), cells: cells.map((cell) => cell.padEnd(width)) };
}

/** The width of all columns but the last. */
function widthOf(services: readonly ReportService[], { head }: Columns): number {
  return nameWidth(services) + GAP.length + head.length + GAP.length;
}

function nameWidth(services: readonly ReportService[]): number {
  return Math.max("SERVICE".length, ...services.map(({ name }) => name.length));
}

function wideLines(services: readonly ReportService[], columns: Columns, style: Style): readonly string[] {
  const [name, taken] = [nameWidth(services), widthOf(services, columns)];
  const body = services.flatMap((service) =>
    service.scenarios.flatMap((scenario, i) => {
      const [first = "", ...more] = foldParts(writeBinding(scenario).split(" "), "", "", style.width - taken);
      const title = (i === 0 ? style.strong : style.faint)(service.name.padEnd(name));
      const row = [title, columns.row(scenario), first].join(GAP).trimEnd();
      return [row, ...more.map((line) => " ".repeat(taken) + line)];
    }),
  );
  return [style.faint(["SERVICE".padEnd(name), columns.head, "WHAT BINDS"].join(GAP)), ...body];
}

function narrowLines(services: readonly ReportService[], columns: Columns, style: Style): readonly string[] {
  const body = services.flatMap((service) => [
    style.strong(service.name),
    ...service.scenarios.flatMap((scenario) => {
      const binding = writeBinding(scenario);
      const below = binding === "" ? [] : foldParts(binding.split(" "), GAP + GAP, GAP + GAP, style.width);
      return [GAP + columns.row(scenario).trimEnd(), ...below];
    }),
  ]);
  return [style.faint(GAP + columns.head.trimEnd()), ...body];
}
