import { dirname, join } from "node:path";

/** The policy pack is part of this package, beside the compiled code. */
export function packDirectory(): string {
  return join(dirname(require.resolve("lifeboat/package.json")), "policy-pack");
}
