import { formatDuration, type Seconds } from "../declaration/duration";
import { writeVoucher } from "../declaration/external";
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
  const figure = `${what} ${formatDuration(found.value)} ${writeVoucher(found)}: ${found.reason}`;
  return { seconds: found.value, source: figure };
}
