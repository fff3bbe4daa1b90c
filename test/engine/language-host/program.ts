import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type ProgramInfo, type RunRequest, RunResponse } from "@pulumi/pulumi/proto/language_pb";
import { fromStruct } from "../grpc/properties";

/** The exit code of a program that has told the engine itself what went wrong. */
const reported = 32;

/** Runs the program to its end through `@pulumi/pulumi/cmd/run`, its output on ours. */
export function runProgram(request: RunRequest, engine: string): Promise<RunResponse> {
  const info = request.getInfo();
  if (info === undefined) {
    throw new Error("the engine did not say which program to run");
  }
  const directory = info.getProgramDirectory();
  const options = fromStruct(info.getOptions());
  const child = spawn(process.execPath, [...words(options.nodeargs), ...programArguments(request, info, engine)], {
    cwd: directory,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      ...(options.typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
      ...(typeof options.tsconfig === "string"
        ? { PULUMI_NODEJS_TSCONFIG_PATH: resolve(info.getRootDirectory(), options.tsconfig) }
        : {}),
    },
  });
  return new Promise((settle, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => settle(response(code)));
  });
}

function programArguments(request: RunRequest, info: ProgramInfo, engine: string): string[] {
  const directory = info.getProgramDirectory();
  const flags = {
    monitor: request.getMonitorAddress(),
    engine,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info.getRootDirectory(),
    stack: request.getStack(),
    pwd: directory,
    parallel: String(request.getParallel()),
  };
  return [
    sdkScript(directory, "run"),
    ...Object.entries(flags).flatMap(([flag, value]) => (value === "" ? [] : [`--${flag}`, value])),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    info.getEntryPoint(),
    ...request.getArgsList(),
  ];
}

/** An entry point of the SDK that the code in the directory would load. */
export function sdkScript(directory: string, name: string): string {
  return createRequire(join(directory, "index.js")).resolve(`@pulumi/pulumi/cmd/${name}`);
}

function words(value: unknown): string[] {
  return typeof value === "string" ? value.split(/\s+/).filter(Boolean) : [];
}

function response(code: number | null): RunResponse {
  const result = new RunResponse();
  if (code === reported) {
    return result.setBail(true);
  }
  return code === 0 ? result : result.setError(`the program ended with code ${code}`);
}
