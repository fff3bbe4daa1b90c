import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { readState } from "../../../workspace/state/state";
import { AS_OF } from "../../continuity/estate-builder";
import { type Deployed, deployedState } from "../deployed";

/** The deployed database as the model judges it. */
export function judged(deployed: Deployed = {}) {
  const folder = mkdtempSync(join(tmpdir(), "judged-"));
  const file = join(folder, "state.json");
  writeFileSync(file, JSON.stringify(deployedState(deployed)));
  const { estate } = readState(file);
  rmSync(folder, { recursive: true });
  const assessment = assess(estate, { ...DEFAULT_OPTIONS, asOf: AS_OF });
  const [service] = assessment.services;
  const member = service?.members[0];
  if (service === undefined || member === undefined) throw new Error("The state has no member.");
  return { assessment, service, member };
}
