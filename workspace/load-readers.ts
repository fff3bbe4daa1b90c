import { loadValidators } from "./validate";

/** Loads what reading settings and evidence takes, so that whoever reads them later does not wait for that. */
export function loadReaders(): void {
  require("yaml");
  loadValidators();
}
