import { type Evidence, NO_EVIDENCE } from "../../continuity/evidence/evidence";
import type { EvidenceSettings } from "../evidence-settings";
import { EvidenceError } from "./errors";
import { readPublicKey } from "./keys";
import { readEvidence } from "./read";

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
    return { ...nothing, refused: error.problems.map((problem) => ({ service: undefined, problem })) };
  }
}
