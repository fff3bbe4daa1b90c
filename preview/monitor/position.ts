import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { Position } from "../options";

/** The components of this package, which need not lie in a folder of packages: a checkout may be linked, or be the project. */
const COMPONENTS = `${pathToFileURL(join(dirname(require.resolve("lifeboat/package.json")), "components"))}/`;

/** Where the program made a resource: the innermost call outside of packages. */
export function positionOf(request: RegisterResourceRequest): Position | undefined {
  const frames = request.getStacktrace()?.getFramesList() ?? [];
  for (const frame of frames) {
    const uri = frame.getPc()?.getUri() ?? "";
    if (uri.startsWith("file://") && !uri.includes("/node_modules/") && !uri.startsWith(COMPONENTS)) {
      return { file: fileURLToPath(uri), line: frame.getPc()?.getLine() ?? 0 };
    }
  }
  return undefined;
}
