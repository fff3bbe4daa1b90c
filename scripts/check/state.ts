import { resolve } from "node:path";
import { assess } from "../../continuity/assess";
import { makeReport } from "../../continuity/report/make-report";
import type { Report } from "../../continuity/report/report";
import { reportEngine } from "../../continuity/report/report-engine";
import { SettingsError } from "../../workspace/errors";
import { fixPlanOf } from "../../workspace/fix-plan-of";
import { loadOptions } from "../../workspace/load-options";
import { readState, type State } from "../../workspace/state/state";
import { UsageError } from "../usage-error";
import { packageVersion } from "../version";
import type { CheckOptions } from "./options";
import { levelOf, type PolicyFile, settingsOf } from "./policy-file";
import type { CheckRun } from "./request";

/**
 * Judges what is deployed, from the state of its stack, as the policy pack does at `pulumi policy analyze`: no engine, no
 * program.
 *
 * @param directory that of the project
 * @throws UsageError where the state or the settings cannot be read
 */
export function checkState(
  file: string,
  directory: string,
  policy: PolicyFile | undefined,
  { fixPlan }: Pick<CheckOptions, "fixPlan"> = {},
): { readonly report: Report; readonly run: CheckRun } {
  const level = levelOf(policy);
  if (level === "disabled") throw new UsageError("the policy continuity is disabled, so there is nothing to judge by");
  const { estate, locations, pending } = read(file);
  const { options, settingsError } = loadOptions({
    project: estate.project,
    config: settingsOf(policy),
    environment: { ...process.env, PWD: directory },
    now: Math.floor(Date.now() / 1000),
  });
  if (settingsError !== undefined) throw new UsageError(settingsError);
  const assessment = assess(estate, options);
  const report = makeReport(estate, assessment, options.asOf, reportEngine(packageVersion(), options));
  return {
    report: fixPlan ? { ...report, fixPlan: fixPlanOf(estate, options) } : report,
    run: {
      mandatory: level !== "advisory" && assessment.findings.some((finding) => finding.level === "mandatory"),
      notes: [FROM_STATE, ...(pending === 0 ? [] : [pendingNote(pending)])],
      programOutput: "",
      source: "state",
      positions: new Map([...locations].map(([urn, at]) => [urn, { ...at, file: resolve(directory, at.file) }])),
    },
  };
}

const FROM_STATE =
  "This is what Pulumi noted when it last deployed or refreshed the stack; what the program says now was not looked at.";

function pendingNote(count: number): string {
  return `${count} operation${count === 1 ? " was" : "s were"} interrupted, so the state may not be what there is; run pulumi refresh.`;
}

function read(file: string): State {
  try {
    return readState(file);
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
