import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Events, type PolicyEvent, readEvents } from "./harness/events";
import type { Ended } from "./harness/process";
import { type EngineStack, type Project, withStack } from "./harness/stack";

export type { Diagnostic, PolicyEvent, SteppedResource } from "./harness/events";
export { enginePath, engineVersion } from "./harness/location";

/** How a policy pack is run. */
export interface PackRun {
  /** The directory of the pack's PulumiPolicy.yaml. */
  readonly pack?: string;
  /** What `--policy-pack-config` gets: levels and settings by policy. */
  readonly policyConfig?: Readonly<Record<string, unknown>>;
  /** Where the pack is to write its report (`LIFEBOAT_REPORT`). */
  readonly report?: string;
}

export interface ProjectRun extends Project, PackRun {
  /** URNs for `--target`. */
  readonly targets?: readonly string[];
}

export interface EngineResult extends Ended, Events {}

/** A stack's exported state. */
export type Deployment = Readonly<Record<string, unknown>>;

/**
 * Runs `pulumi preview` on a program with a new, empty stack: the real engine with the stand-in language host and AWS
 * provider of this folder.
 */
export async function previewWithEngine(project: ProjectRun): Promise<EngineResult> {
  return withStack(project, (stack) => operation(stack, "preview", project));
}

/** Runs `pulumi up` on a program, into a stand-in cloud, and exports the state that it leaves. */
export async function upWithEngine(project: ProjectRun): Promise<EngineResult & { readonly deployment: Deployment }> {
  return withStack(project, async (stack) => {
    const result = await operation(stack, "up", project);
    const file = join(stack.scratch, "state.json");
    await stack.pulumi(["stack", "export", "--stack", project.stack, "--file", file]);
    return { ...result, deployment: JSON.parse(await readFile(file, "utf8")) as Deployment };
  });
}

/** Runs `pulumi policy analyze`: a pack on a state, without the program. */
export async function analyzeState(
  project: ProjectRun & { readonly deployment: Deployment },
): Promise<Ended & { readonly policyEvents: PolicyEvent[] }> {
  return withStack(project, async (stack) => {
    const file = join(stack.scratch, "state.json");
    await writeFile(file, JSON.stringify(project.deployment));
    const args = [
      "policy",
      "analyze",
      "--json",
      "--non-interactive",
      "--file",
      file,
      ...(await packOptions(stack, project)),
    ];
    const ended = await stack.pulumi(args, reportTo(project));
    return { ...ended, policyEvents: readEvents(ended.stdout).policyEvents };
  });
}

async function operation(stack: EngineStack, command: "preview" | "up", project: ProjectRun): Promise<EngineResult> {
  const args = [
    command,
    ...stack.options,
    "--non-interactive",
    "--json",
    ...(command === "up" ? ["--yes", "--skip-preview"] : []),
    ...(await packOptions(stack, project)),
    ...(project.targets ?? []).flatMap((urn) => ["--target", urn]),
  ];
  const ended = await stack.pulumi(args, { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "1", ...reportTo(project) });
  return { ...ended, ...readEvents(ended.stdout) };
}

async function packOptions(stack: EngineStack, { pack, policyConfig }: PackRun): Promise<string[]> {
  if (pack === undefined) {
    return [];
  }
  const options = ["--policy-pack", resolve(pack)];
  if (policyConfig !== undefined) {
    const file = join(stack.scratch, "policy-config.json");
    await writeFile(file, JSON.stringify(policyConfig));
    options.push("--policy-pack-config", file);
  }
  return options;
}

function reportTo({ report }: PackRun): NodeJS.ProcessEnv {
  return report === undefined ? {} : { LIFEBOAT_REPORT: resolve(report) };
}
