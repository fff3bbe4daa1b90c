import { existsSync } from "node:fs";
import { join } from "node:path";
import { appendEvidence, type EvidenceDraft } from "../workspace/evidence/append";
import type { EvidenceStore } from "./steps/context";

/** The folder of evidence: a drill that is taken up again finds what it has written. */
export class EvidenceFiles implements EvidenceStore {
  constructor(private readonly directory: string) {}

  append(draft: EvidenceDraft): string {
    const file = join(this.directory, draft.service, `${draft.id}.json`);
    return existsSync(file) ? file : appendEvidence(this.directory, draft).file;
  }
}
