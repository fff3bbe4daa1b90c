import { fileURLToPath } from "node:url";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { Position } from "../options";

/** Where the program made a resource: the innermost call outside of packages. */
export function positionOf(request: RegisterResourceRequest): Position | undefined {
  const frames = request.getStacktrace()?.getFramesList() ?? [];
  for (const frame of frames) {
    const uri = frame.getPc()?.getUri() ?? "";
    if (uri.startsWith("file://") && !uri.includes("/node_modules/")) {
      return { file: fileURLToPath(uri), line: frame.getPc()?.getLine() ?? 0 };
    }
  }
  return undefined;
}
