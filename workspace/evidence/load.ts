import { type Evidence, NO_EVIDENCE } from "../../continuity/evidence/evidence";
import type { EvidenceSettings } from "../evidence-settings";
import { EvidenceError } from "./errors";
import { readPublicKey } from "./keys";
import { readEvidence } from "./read";

/** Whose the problem is where a folder or a key is at fault, and not one service's records. */
const EVERY_SERVICE = "any service";

/** The evidence that a proof takes: of a service with any problem none, and the problem told. */
export function loadEvidence(settings: EvidenceSettings): Evidence {
  const { directory, maxAge, last, askedOf, publicKeys } = settings;
  const nothing = { ...NO_EVIDENCE, maxAge, last, askedOf };
  try {
    const services = readEvidence(directory, publicKeys.map(readPublicKey));
    return {
      ...nothing,
      records: services.filter(({ problems }) => problems.length === 0).flatMap(({ chain }) => chain.records),
      refused: services.flatMap(({ service, problems }) => problems.map((problem) => ({ service, problem }))),
    };
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    return { ...nothing, refused: error.problems.map((problem) => ({ service: EVERY_SERVICE, problem })) };
  }
}
