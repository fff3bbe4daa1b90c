import type { Report, ReportFinding } from "../report";
import { assumedIn } from "./assumed";
import { backupsOf, placesOfBackups } from "./backups";
import { documentOf } from "./document";
import { filterForm } from "./filter";
import { findingsOf } from "./findings";
import { legend } from "./legend";
import { type Html, say, tag } from "./markup";
import { matrixOf } from "./matrix";
import { Notes } from "./notes";
import { SCRIPT } from "./script";
import { serviceOf } from "./service";
import { summaryOf } from "./summary";
import { waiversOf } from "./waivers";
import { whatIfOf } from "./what-if";

/**
 * The report as one page for people: self-contained, nothing is loaded from anywhere. It reads without its script, which
 * only filters; the same report gives the same bytes.
 */
export function writeReportHtml(report: Report): string {
  const notes = new Notes();
  const about = new Map<string | undefined, ReportFinding[]>();
  for (const finding of report.findings) {
    const service = report.services.some(({ name }) => name === finding.service) ? finding.service : undefined;
    about.set(service, [...(about.get(service) ?? []), finding]);
  }
  const backups = placesOfBackups(report);
  const services = report.services.map((one) => serviceOf(one, about.get(one.name) ?? [], backups, notes));
  const others = about.get(undefined) ?? [];
  const parts: readonly Part[] = [
    { id: "overview", title: "Overview", body: [filterForm(report), matrixOf(report)] },
    { id: "services", title: "Services", body: [...legend(), ...services] },
    ...(others.length === 0 ? [] : [{ id: "findings", title: "Other findings", body: [findingsOf(others)] }]),
    { id: "what-if", title: "What if", body: [whatIfOf(report)] },
    { id: "waivers", title: "Waivers", body: [waiversOf(report)] },
    { id: "backups", title: "Backups", body: [backupsOf(report)] },
    { id: "assumed", title: "What is assumed", body: [assumedIn(report, notes)] },
    { id: "sources", title: "Sources and conditions", body: [notes.list()] },
  ];
  return documentOf(
    `Service continuity of ${report.project}, ${report.stack}`,
    summaryOf(report),
    tag(
      "nav",
      { "aria-label": "Parts of the report" },
      tag(
        "ul",
        {},
        parts.map(({ id, title }) => tag("li", {}, tag("a", { href: `#${id}` }, say(title)))),
      ),
    ),
    tag("main", { id: "main", tabindex: -1 }, parts.map(section)),
    tag(
      "footer",
      {},
      tag(
        "p",
        {},
        say(`Made by lifeboat ${report.engine.version}. All times are upper bounds unless they are ranges.`),
      ),
    ),
    tag("script", {}, SCRIPT),
  );
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: readonly Html[];
}

function section({ id, title, body }: Part): Html {
  return tag("section", { "aria-labelledby": id }, tag("h2", { id }, say(title)), body);
}
