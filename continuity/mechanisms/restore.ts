import { formatDuration } from "../declaration/duration";
import { type AssumptionKind, findAssumption } from "../evidence/assumption";
import { declared, open, type Step } from "../recovery/step";
import type { Subject, Surroundings } from "./mechanism";

/** What somebody vouches for, for this member, if anybody does. */
export function vouchedFor(
  what: AssumptionKind,
  subject: Subject,
  surroundings: Surroundings,
): { readonly seconds: number; readonly source: string } | undefined {
  const { name, type } = subject.resource;
  const found = findAssumption(
    surroundings.assumptions,
    what,
    { name, type, service: subject.service },
    surroundings.asOf,
  );
  if (found === undefined) return undefined;
  const until = new Date(found.until * 1000).toISOString().slice(0, 10);
  return {
    seconds: found.value,
    source: `${what} ${formatDuration(found.value)} declared by ${found.owner} until ${until}: ${found.reason}`,
  };
}

/** The time of a restore: AWS publishes none, so it is declared or measured, or open. */
export function restoreStep(label: string, subject: Subject, surroundings: Surroundings): Step {
  const time = vouchedFor("restore-time", subject, surroundings);
  return time
    ? declared(label, time.seconds, time.source)
    : open(label, "untested", "AWS publishes no restore time; drill it, or declare restore-time in lifeboat.yaml");
}
