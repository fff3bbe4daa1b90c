import { formatDuration, type Seconds } from "../declaration/duration";
import { type Assumption, type AssumptionKind, type AssumptionSubject, findAssumption } from "./assumption";

/** A figure that somebody vouches for. */
export interface Vouched {
  readonly seconds: Seconds;
  /** Who, why and until when. */
  readonly source: string;
}

/** What somebody vouches for, for this subject, if anybody does. */
export function vouchedFor(
  what: AssumptionKind,
  subject: AssumptionSubject,
  assumptions: readonly Assumption[],
  asOf: number,
): Vouched | undefined {
  const found = findAssumption(assumptions, what, subject, asOf);
  if (found === undefined) return undefined;
  const until = new Date(found.until * 1000).toISOString().slice(0, 10);
  const figure = `${what} ${formatDuration(found.value)} declared by ${found.owner} until ${until}: ${found.reason}`;
  return { seconds: found.value, source: figure };
}
