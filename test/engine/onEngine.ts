import { describeWith } from "../optional";
import { enginePath } from "./harness";

/** A block of tests that need the real engine; with `LIFEBOAT_REQUIRE_ENGINE=1` they fail without it. */
export function onEngine(name: string, body: () => void): void {
  const missing = "the real Pulumi engine is not installed; install it with: npm run engine:install";
  describeWith({ there: enginePath() !== undefined, missing, requiredBy: "LIFEBOAT_REQUIRE_ENGINE" }, name, body);
}
