import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command } from "commander";
import type { Report } from "../continuity/report/report";
import { SettingsError } from "../workspace/errors";
import { locateSettings } from "../workspace/locate";
import { checkPolicyConfig } from "../workspace/policy-config";
import { readSettings } from "../workspace/settings";
import { addBaselineOptions, type BaselineOptions, openBaseline, withBaseline } from "./check/baseline";
import { checkEmbedded } from "./check/embedded";
import { addCheckOptions, type CheckOptions } from "./check/options";
import { withPlaces } from "./check/places";
import { type PolicyFile, readPolicyFile, settingsOf } from "./check/policy-file";
import { findProject, type Project } from "./check/project";
import { checkWithPulumi, hasPulumi } from "./check/real-engine";
import type { CheckRequest, CheckRun } from "./check/request";
import { checkState } from "./check/state";
import { packDirectory } from "./pack-directory";
import { addOutputOptions, checkOutputOptions, type OutputOptions, tellReport } from "./report/output";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ lifeboat check --stack dev
  $ lifeboat check infra --stack prod --report report.json --report report.txt
  $ lifeboat check --stack prod --engine pulumi
  $ lifeboat check --stack prod --write-baseline baseline.json
  $ lifeboat check --stack prod --baseline baseline.json
  $ pulumi stack export --file state.json && lifeboat check --state state.json
  $ lifeboat check --stack dev --config aws:region=eu-west-1
  $ lifeboat check --stack dev --fix-plan

As text, one service is shown with its arithmetic, several as a table; lifeboat explain opens each figure of it.

Exit code: 0 no mandatory finding, 1 a mandatory finding, 2 wrong usage or unreadable input, 3 a fault of Lifeboat.
`;

/** `lifeboat check`: previews a program and judges it, as the policy pack does at \`pulumi preview\`. */
export function checkCommand(): Command {
  return addOutputOptions(addBaselineOptions(addCheckOptions(new Command("check"))))
    .description("Prove for a Pulumi program, before deployment, that its services can meet their recovery objectives.")
    .argument("[directory]", "where Pulumi.yaml lies", ".")
    .option("--fix-plan", "also tell the cheapest changes with which failing services keep their objectives")
    .addHelpText("after", EXAMPLES)
    .action(async (directory: string, options: CheckOptions & OutputOptions & BaselineOptions) => {
      checkOutputOptions(options);
      const known = openBaseline(options);
      const { report, run } = await check(directory, options);
      printNotes(run);
      const told = withBaseline(report, known, options);
      tellReport(told, options);
      process.exitCode = run.mandatory && (hasMandatory(told) || !hasMandatory(report)) ? 1 : 0;
    });
}

/** What an engine refuses for reasons of its own is in no report. */
function hasMandatory({ findings }: Report): boolean {
  return findings.some(({ level }) => level === "mandatory");
}

/** What a check comes to, and what its engine has to say besides. */
interface Checked {
  readonly report: Report;
  readonly run: CheckRun;
}

/** Runs a check: a preview, unless a state is to be judged. */
export async function check(directory: string, options: CheckOptions): Promise<Checked> {
  const { state } = options;
  // A state says which stack it is of.
  const project = findProject(resolve(directory), state === undefined ? options.stack : "");
  const policy = options.policyConfig === undefined ? undefined : readPolicyFile(options.policyConfig);
  checkSettings(project, policy);
  const { report, run } =
    state === undefined
      ? await checkPreview(project, policy, options)
      : checkState(state, project.directory, policy, options);
  return { report: withPlaces(withSource(withLevels(report, run), run), project.directory, run.positions), run };
}

/** Previews a program with the pack, and reads the report that the pack writes. */
async function checkPreview(
  project: Project,
  policyConfig: PolicyFile | undefined,
  options: CheckOptions,
): Promise<Checked> {
  const temporary = mkdtempSync(join(tmpdir(), "lifeboat-"));
  try {
    const request: CheckRequest = {
      directory: project.directory,
      stack: project.stack,
      config: options.config,
      pack: packDirectory(),
      policyConfig,
      policyConfigFile: options.policyConfig && resolve(options.policyConfig),
      reportFile: join(temporary, "report.json"),
      settingsEnv: options.fixPlan ? { LIFEBOAT_FIX_PLAN: "1" } : {},
      timeoutSeconds: options.timeout,
    };
    const real = options.engine === "pulumi" || (options.engine === "auto" && (await hasPulumi()));
    const run = await (real ? checkWithPulumi(request) : checkEmbedded(request));
    return { report: readReport(request.reportFile, run), run };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** What is wrong with the settings is told before anything runs; the pack would tell it only at the end. */
function checkSettings(project: Project, policyConfig: PolicyFile | undefined): void {
  try {
    const { settings } = checkPolicyConfig("policy continuity", settingsOf(policyConfig));
    const location = locateSettings(project.name, project.directory, settings, process.env.LIFEBOAT_CONFIG);
    if (location.kind === "file") readSettings(location.file);
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

function readReport(file: string, run: CheckRun): Report {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch (error) {
    printNotes(run);
    throw new UsageError("the preview ended without a report", { cause: error });
  }
}

/** Where the user's configuration of the policy made all findings advisory, the report says so; the pack is not told. */
function withLevels(report: Report, { mandatory }: CheckRun): Report {
  if (mandatory) return report;
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, level: "advisory" })) };
}

function withSource(report: Report, { source }: CheckRun): Report {
  return { ...report, engine: { ...report.engine, source } };
}

/** What people should know, on stderr: the program's own output, then what a simulation does not do. */
export function printNotes(run: Pick<CheckRun, "notes" | "programOutput">): void {
  if (run.programOutput.trim() !== "") process.stderr.write(`${run.programOutput.trimEnd()}\n`);
  for (const note of run.notes) process.stderr.write(`note: ${note}\n`);
}
