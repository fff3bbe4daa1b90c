import { writeReportHtml } from "../continuity/report/html/page";
import { writeJunit } from "../continuity/report/junit/junit";
import { writeMarkdown } from "../continuity/report/markdown/markdown";
import type { Report } from "../continuity/report/report";
import { writeSarif } from "../continuity/report/sarif/sarif";
import type { Style } from "../continuity/report/style";
import { writeReportText } from "../continuity/report/text";
import { plainName } from "../continuity/report/timeline-words";

/** What a writer may use besides the report. */
export interface FormatOptions {
  /** How lines are set off, and how wide they may be; files and pipes get plain ones. */
  readonly style: Style;
  /** The page of a rule, as Markdown; undefined where there is none. */
  pageOf(rule: string): string | undefined;
}

/** One form of a report. */
export interface Format {
  /** The ending of files that hold it; none where --report does not write it. */
  readonly ending?: string;
  /** The whole text, without the last line end. */
  write(report: Report, options: FormatOptions): string;
}

/** Every form of a report, by the name that --format knows. */
export const FORMATS = {
  text: { ending: ".txt", write: (report, { style }) => writeReportText(plain(report), style) },
  table: { write: (report, { style }) => writeReportText(plain(report), style, "table") },
  json: { ending: ".json", write: (report) => JSON.stringify(report, null, 2) },
  sarif: { ending: ".sarif", write: (report, { pageOf }) => writeSarif(report, pageOf) },
  junit: { ending: ".xml", write: (report) => writeJunit(report) },
  html: { ending: ".html", write: (report) => writeReportHtml(report) },
  markdown: { ending: ".md", write: (report) => writeMarkdown(report) },
} as const satisfies Readonly<Record<string, Format>>;

/** A report whose texts a terminal shows as they stand: names come from programs, and may hold what terminals obey. */
function plain(report: Report): Report {
  const texts = (_: string, value: unknown) => (typeof value === "string" ? plainName(value) : value);
  return JSON.parse(JSON.stringify(report), texts) as Report;
}

export type FormatName = keyof typeof FORMATS;

/** The names that --format knows. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

const BY_ENDING: ReadonlyMap<string, Format> = new Map(
  Object.values<Format>(FORMATS).flatMap((format) => (format.ending === undefined ? [] : [[format.ending, format]])),
);

/** The endings that --report knows. */
export const ENDINGS: readonly string[] = [...BY_ENDING.keys()];

/** The form that a file asks for by its ending. */
export function formatOfFile(file: string): Format | undefined {
  return BY_ENDING.get(/\.[^./\\]*$/.exec(file)?.[0].toLowerCase() ?? "");
}
