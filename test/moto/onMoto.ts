import { describeWith } from "../optional";
import { motoPython } from "./location";

/** A block of tests that need moto; with `LIFEBOAT_REQUIRE_MOTO=1` they fail without it. */
export function onMoto(name: string, body: () => void): void {
  const missing = "moto is not installed; install it with: npm run moto:install";
  describeWith({ there: motoPython() !== undefined, missing, requiredBy: "LIFEBOAT_REQUIRE_MOTO" }, name, body);
}
