import type { EvidenceDraft } from "../../../workspace/evidence/append";
import { record, type Told } from "../../continuity/evidence/records";

/** A drill of `orders` that has no place in a chain yet. */
export function draft(told: Told = {}): EvidenceDraft {
  const { previous: _, signature: __, ...rest } = record(told);
  return rest;
}
