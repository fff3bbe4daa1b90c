import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import type { Config } from "../project/config";
import type { Project } from "../project/project";
import type { StackName } from "../project/stack";
import { startNode } from "./children";
import { LARGE_PROGRAMS } from "./largePrograms";
import { sdkScript } from "./sdk";

/** How many registrations a program may have under way at once; the CLI's own default is four times the cores. */
const PARALLEL = "16";

/** Starts the program as the Node.js language host does: through the SDK's own entry point, against our engine. */
export function startProgram(
  project: Project,
  stack: StackName,
  config: Config,
  address: string,
  env: NodeJS.ProcessEnv,
): ChildProcess {
  const script = sdkScript(project.directory, "run");
  const flags = {
    monitor: address,
    engine: address,
    organization: stack.organization,
    project: project.name,
    "root-directory": project.root,
    stack: stack.name,
    pwd: project.directory,
    parallel: PARALLEL,
  };
  return startNode(
    project.directory,
    [...LARGE_PROGRAMS, ...project.runtime.nodeArguments],
    [
      script,
      ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
      "--dry-run",
      project.entryPoint,
    ],
    {
      ...env,
      PWD: project.directory,
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config.values)),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify([...config.secretKeys]),
      ...(project.runtime.typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
      ...(project.runtime.tsconfig === undefined
        ? {}
        : { PULUMI_NODEJS_TSCONFIG_PATH: resolve(project.root, project.runtime.tsconfig) }),
    },
  );
}
