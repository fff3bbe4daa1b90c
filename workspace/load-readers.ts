import { loadValidator } from "./validate";

/** Loads what reading settings and evidence takes, so that whoever reads them later does not wait for that. */
export function loadReaders(): void {
  require("yaml");
  for (const name of ["policyConfig", "settings", "evidence", "pruned"] as const) loadValidator(name);
}
