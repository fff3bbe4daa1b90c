import type { PolicyResource, StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { getProject, getStack } from "@pulumi/pulumi/runtime";
import { type Assessment, assess } from "../continuity/assess";
import type { Estate } from "../continuity/estate/resource";
import { makeReport } from "../continuity/report/make-report";
import { reportEngine } from "../continuity/report/report-engine";
import { ruleFailed, settingsInvalid } from "../continuity/rules/own-findings";
import { fixPlanOf } from "../workspace/fix-plan-of";
import { loadOptions } from "../workspace/load-options";
import { POLICY_PROPERTIES, SETTINGS_PROPERTY } from "../workspace/policy-schema";
import { estateOf } from "./estate";
import type { Recorder } from "./recorder";
import { asksForFixPlan, removeReport, reportFile, tryToWrite } from "./report";
import { reportFindings, reportWaived } from "./violations";

/** The policy that judges a stack: one for all rules, since each stack policy costs a reading of every resource. */
export function gatePolicy(recorder: Recorder, version: string): StackValidationPolicy {
  return {
    name: "continuity",
    description: "Every service can meet its recovery objectives",
    enforcementLevel: "mandatory",
    configSchema: { properties: { ...POLICY_PROPERTIES, ...SETTINGS_PROPERTY } as never },
    validateStack: (args, report) => {
      const { findings, waived } = judge(args, recorder, version);
      reportFindings(findings, report);
      reportWaived(waived, report);
    },
  };
}

type Told = Pick<Assessment, "findings" | "waived">;

/** Never throws: a fault of ours is a finding too, not an aborted preview. */
function judge(args: StackValidationArgs, recorder: Recorder, version: string): Told {
  const file = reportFile(process.env);
  try {
    const { project, stack } = nameOf(args.resources);
    const estate: Estate = estateOf(args.resources, recorder, project, stack);
    const now = Math.floor(Date.now() / 1000);
    const config = args.getConfig<Record<string, unknown>>();
    const { options, settingsError } = loadOptions({ project, config, environment: process.env, now });
    const assessment = withSettingsError(assess(estate, options), settingsError);
    if (file === undefined) return assessment;
    const report = makeReport(estate, assessment, options.asOf, reportEngine(version, options));
    const asked = asksForFixPlan(process.env) ? { ...report, fixPlan: fixPlanOf(estate, options) } : report;
    const unwritten = tryToWrite(file, asked);
    return unwritten === undefined ? assessment : { ...assessment, findings: [unwritten, ...assessment.findings] };
  } catch (error) {
    if (process.env.LIFEBOAT_DEBUG) console.error(error);
    if (file !== undefined) removeReport(file);
    return { findings: [ruleFailed("continuity", error)], waived: [] };
  }
}

/** The project and stack, by the URNs: `pulumi policy analyze` on a file of state tells a pack neither. */
function nameOf([first]: readonly PolicyResource[]): { readonly project: string; readonly stack: string } {
  const [, stack, project] = /^urn:pulumi:(.*?)::(.*?)::/.exec(first?.urn ?? "") ?? [];
  return { project: project ?? getProject(), stack: stack ?? getStack() };
}

function withSettingsError(assessment: Assessment, error: string | undefined): Assessment {
  return error === undefined
    ? assessment
    : { ...assessment, findings: [settingsInvalid(error), ...assessment.findings] };
}
