import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import type { EvidenceRecord } from "../../continuity/evidence/record";
import { writeWhole } from "../write-file";
import { textOf } from "./append";
import { EvidenceError } from "./errors";
import { checkSignature, keyIdOf, signed } from "./keys";
import { readService } from "./read";

/**
 * Signs the last record of a service, and so all that stand before it; of a chain that forks, the last of each branch. What
 * bears a good signature of this key stays as it is.
 *
 * @returns the records that were signed
 * @throws EvidenceError where the chain is not sound: nobody should vouch for that
 */
export function signEvidence(directory: string, service: string, key: KeyObject): readonly EvidenceRecord[] {
  const { chain, problems } = readService(directory, service, []);
  if (problems.length > 0) throw new EvidenceError(problems);
  const own = { id: keyIdOf(key), key };
  const unsigned = chain.heads.filter((record) => checkSignature(record, [own]) !== "good");
  return unsigned.map((record) => {
    const whole = signed(record, key);
    writeWhole(join(directory, service, `${record.id}.json`), textOf(whole));
    return whole;
  });
}
