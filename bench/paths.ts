import { dirname, join } from "node:path";

/** Where the package lies. */
export const ROOT = dirname(require.resolve("lifeboat/package.json"));

export const OUR_PACK = join(ROOT, "policy-pack");
export const FLOOR_PACK = join(ROOT, "bench", "floor", "pack");
