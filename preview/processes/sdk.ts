import { createRequire } from "node:module";
import { join } from "node:path";
import { SdkNotInstalledError } from "../errors";

/**
 * Finds a script of the Pulumi SDK as a program or pack in `directory` would, so that it runs with its own version.
 *
 * @throws {SdkNotInstalledError} there is none
 */
export function sdkScript(directory: string, script: "run" | "run-policy-pack"): string {
  try {
    return createRequire(join(directory, "index.js")).resolve(`@pulumi/pulumi/cmd/${script}`);
  } catch (cause) {
    throw new SdkNotInstalledError(directory, { cause });
  }
}
