import { PreviewError, previewProgram } from "../../preview";
import { awsProvider } from "../../preview/aws";
import { UsageError } from "../usage-error";
import type { CheckRequest, CheckRun } from "./request";

/** Runs program and pack in the embedded preview. */
export async function checkEmbedded(request: CheckRequest): Promise<CheckRun> {
  try {
    const result = await previewProgram({
      directory: request.directory,
      stack: request.stack,
      config: request.config,
      packs: [{ directory: request.pack, ...(request.policyConfig ? { config: request.policyConfig } : {}) }],
      providers: { aws: awsProvider },
      timeoutSeconds: request.timeoutSeconds,
      env: { PWD: request.directory, LIFEBOAT_REPORT: request.reportFile, ...request.settingsEnv },
    });
    return {
      mandatory: result.violations.some(({ enforcementLevel }) => enforcementLevel === "mandatory"),
      notes: [
        ...result.diagnostics.filter(({ severity }) => severity !== "info").map(({ message }) => message),
        ...result.limitations,
      ],
      programOutput: result.programOutput,
      source: "simulation",
      positions: result.positions,
    };
  } catch (error) {
    if (error instanceof PreviewError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
