import { join } from "node:path";
import type { PackOptions, PreviewedResource, PreviewOptions, PreviewResult } from "../../preview/options";
import { previewProgram } from "../../preview/run";
import { cloud } from "./cloud";

export function programDirectory(name: string): string {
  return join(__dirname, "programs", name);
}

export function packDirectory(name: string): string {
  return join(__dirname, "packs", name);
}

/** Previews a program of `programs/` with packs of `packs/`. */
export function preview(
  program: string,
  packs: Record<string, PackOptions["config"]> = {},
  options: Partial<PreviewOptions> = {},
): Promise<PreviewResult> {
  return previewProgram({
    directory: programDirectory(program),
    stack: "dev",
    packs: Object.entries(packs).map(([name, config]) => ({
      directory: packDirectory(name),
      ...(config === undefined ? {} : { config }),
    })),
    providers: { cloud },
    ...options,
  });
}

/** The resource with a name. */
export function named(result: PreviewResult, name: string): PreviewedResource {
  const found = result.resources.filter((resource) => resource.name === name);
  if (found.length !== 1) {
    throw new Error(`${found.length} resources are named ${name}`);
  }
  return found[0] as PreviewedResource;
}

/** The error that a preview fails with. */
export async function failure(promise: Promise<PreviewResult>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error("the preview did not fail");
    },
    (error: Error) => error,
  );
}
