import { isWaivable } from "../../rules/waivers/waivable";
import { fingerprintsOf } from "../fingerprint";
import type { Report, ReportFinding } from "../report";
import { nameOfUrn } from "../timeline-words";
import { BASELINE_VERSION, type Baseline, type BaselineFinding } from "./baseline";

/**
 * The baseline of a report: all of its findings but those which say that nothing was proven. Those that are known already
 * keep the figures that were accepted first.
 *
 * @param known what was in the baseline before: then nothing is added to it, so that it can only shrink
 */
export function baselineOf(report: Report, known?: Baseline): Baseline {
  const before = known && new Map(known.findings.map((one) => [one.fingerprint, one]));
  const entries = entriesOf(report).map(({ entry }) => entry);
  return {
    schemaVersion: BASELINE_VERSION,
    findings:
      before === undefined
        ? entries
        : entries.map(({ fingerprint }) => before.get(fingerprint)).filter((one) => one !== undefined),
  };
}

/** The report with what the baseline knows turned into advice; what is new or has grown counts as before. */
export function applyBaseline(report: Report, baseline: Baseline): Report {
  const known = new Map(baseline.findings.map((one) => [one.fingerprint, one]));
  const entries = entriesOf(report);
  const now = new Map(entries.map(({ finding, entry }) => [finding, entry]));
  const standing = (finding: ReportFinding): ReportFinding["baseline"] => {
    const entry = now.get(finding);
    const before = entry && known.get(entry.fingerprint);
    if (entry === undefined || before === undefined) return undefined;
    return hasGrown(before, entry) ? "grown" : "known";
  };
  const findings = report.findings.map((finding): ReportFinding => {
    const is = standing(finding);
    if (is === undefined) return finding;
    return { ...finding, ...(is === "known" ? { level: "advisory" } : {}), baseline: is };
  });
  const still = new Set(entries.map(({ entry }) => entry.fingerprint));
  const counted = (is: ReportFinding["baseline"]) => findings.filter((finding) => finding.baseline === is).length;
  return {
    ...report,
    findings,
    baseline: {
      known: counted("known"),
      grown: counted("grown"),
      gone: baseline.findings.filter(({ fingerprint }) => !still.has(fingerprint)),
    },
  };
}

/** The findings that a baseline may hold. Numbered with those that are waived, which may change sides. */
function entriesOf(report: Report): readonly { readonly finding: ReportFinding; readonly entry: BaselineFinding }[] {
  const prints = fingerprintsOf([...report.findings, ...report.waived]);
  return report.findings
    .filter(({ rule }) => isWaivable(rule))
    .map((finding) => ({ finding, entry: entryOf(finding, prints.get(finding) ?? "", report) }));
}

function entryOf(finding: ReportFinding, fingerprint: string, report: Report): BaselineFinding {
  const { rule, level, service, scenario, urn } = finding;
  return {
    fingerprint,
    rule,
    level,
    ...(service === undefined ? {} : { service }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(urn === undefined ? {} : { resource: nameOfUrn(urn) }),
    ...(rule === "objective-met" ? shortfallOf(finding, report) : {}),
  };
}

function shortfallOf({ service, scenario }: ReportFinding, { services }: Report) {
  const judged = services.find(({ name }) => name === service)?.scenarios.find((one) => one.scenario === scenario);
  if (judged === undefined) return {};
  const { objective, rto, rpo } = judged;
  const isMissed = (most: number | null, stated: number | null) => stated !== null && (most === null || most > stated);
  return {
    ...(isMissed(rto.seconds, objective.rtoSeconds) ? { rtoSeconds: rto.seconds } : {}),
    ...(isMissed(rpo.seconds, objective.rpoSeconds) ? { rpoSeconds: rpo.seconds } : {}),
  };
}

/** More is missed, or another half is, or what was advice is mandatory. */
function hasGrown(before: BaselineFinding, now: BaselineFinding): boolean {
  if (before.level === "advisory" && now.level === "mandatory") return true;
  return (["rtoSeconds", "rpoSeconds"] as const).some((half) => {
    const [was, is] = [before[half], now[half]];
    if (is === undefined || was === null) return false;
    return was === undefined || is === null || is > was;
  });
}
