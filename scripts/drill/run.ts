import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { type Cadence, dueDrills } from "../../continuity/evidence/due";
import type { EvidenceRecord } from "../../continuity/evidence/record";
import type { JournalEntry, StepName } from "../../drills/journal/entry";
import { Journal } from "../../drills/journal/journal";
import type { DrillPlan } from "../../drills/plan";
import { drillsHtml } from "../../drills/report/html";
import { drillMarkdown } from "../../drills/report/markdown";
import { writeDrill } from "../../drills/report/text";
import { runDrill } from "../../drills/steps/run";
import type { StateMember } from "../../drills/targets/state-file";
import { EvidenceError } from "../../workspace/evidence/errors";
import { readEvidence, readService } from "../../workspace/evidence/read";
import { writeWhole } from "../../workspace/write-file";
import { styleFor } from "../style";
import { UsageError } from "../usage-error";
import { journalFile, type Session } from "./session";

/** How the result of drills is told. */
export interface Telling {
  readonly format: "text" | "json";
  readonly report?: string;
}

/** Runs a drill from its beginning. @returns its record @throws {EvidenceError} if its evidence could not be kept */
export async function begin(session: Session, journals: string, plan: DrillPlan): Promise<EvidenceRecord> {
  const context = session.context(plan);
  context.leases.demandFree(plan.member.arn, plan.id);
  demandSound(session.evidence, plan.service);
  const file = journalFile(journals, plan.id);
  process.stderr.write(`drill ${plan.id}, journal ${file}\n`);
  return await goOn(session, Journal.begin(file, { at: plan.declaredAt, event: "declared", plan }));
}

/** A chain that cannot be read takes no record: better to know before everything is restored. */
function demandSound(evidence: string, service: string): void {
  const { problems } = readService(evidence, service, []);
  if (problems.length > 0) throw new EvidenceError(problems);
}

/** Runs a drill on from where its journal ends. @throws {UsageError} if it was refused */
export async function goOn(session: Session, journal: Journal): Promise<EvidenceRecord> {
  const { failure, results } = await runDrill(journal, session.context(journal.state.plan), progress);
  if (results.record === undefined) throw new UsageError(`refused: ${failure?.because ?? "it has no record"}`);
  process.stderr.write(`evidence ${results.record.file}\n`);
  return JSON.parse(readFileSync(results.record.file, "utf8")) as EvidenceRecord;
}

/** Exit code 1 for whatever did not pass, or left something behind. */
export function tell(records: readonly EvidenceRecord[], { format, report }: Telling): void {
  if (report !== undefined) writeWhole(report, reportText(report, records));
  const text = records.map((record) => writeDrill(record, styleFor(process.stdout, process.env))).join("\n\n");
  process.stdout.write(`${format === "json" ? JSON.stringify({ drills: records }, null, 2) : text}\n`);
  if (records.some(({ outcome, cleanup }) => outcome !== "passed" || !cleanup.proven)) process.exitCode = 1;
}

/** @throws {UsageError} for a kind of file that is none of ours */
export function demandReportKind(file: string | undefined): void {
  if (file !== undefined && ![".html", ".json", ".md"].includes(extname(file))) {
    throw new UsageError("--report takes a file that ends in .html, .md or .json");
  }
}

function reportText(file: string, records: readonly EvidenceRecord[]): string {
  if (extname(file) === ".html") return `${drillsHtml(records)}\n`;
  if (extname(file) === ".md") return records.map(drillMarkdown).join("\n");
  return `${JSON.stringify({ drills: records }, null, 2)}\n`;
}

/** The members whose last drill is longer ago than their service asks. */
export function dueMembers(
  members: readonly StateMember[],
  evidence: string,
  cadence: Cadence,
  environment: "aws" | "lab",
  now: number,
): readonly StateMember[] {
  const services = readEvidence(evidence, []);
  const [problem] = services.flatMap(({ problems }) => problems);
  if (problem !== undefined) throw new UsageError(`${problem}; lifeboat evidence verify says more`);
  const records = services.flatMap(({ chain }) => chain.records);
  const targets = members.map(({ service, member }) => {
    const { urn, name, type } = member;
    return { service, name, type, ...(urn === undefined ? {} : { urn }) };
  });
  const due = dueDrills(targets, records, cadence, Math.floor(now / 1000), environment).filter((one) => one.due);
  return due.flatMap(({ target }) => members[targets.indexOf(target as (typeof targets)[number])] ?? []);
}

const DOING: Readonly<Record<StepName, string>> = {
  guard: "look whether it may begin",
  select: "find the recovery point",
  lease: "take the lease",
  restore: "request the restore",
  claim: "tag what is being restored",
  restored: "wait for the restore",
  serve: "create the instance of the cluster",
  served: "wait for the instance",
  harden: "take it out of backup",
  verify: "check the data",
  "cut-over": "rehearse the cut-over",
  load: "load everything",
  validation: "tell AWS Backup the result",
  "clean-up": "remove it all",
  record: "write the evidence",
};

function progress(entry: JournalEntry): void {
  if (entry.event === "begun") process.stderr.write(`${entry.at.slice(11, 19)}  ${DOING[entry.step]}\n`);
  if (entry.event === "failed") process.stderr.write(`${entry.at.slice(11, 19)}  ${entry.failure.because}\n`);
}
