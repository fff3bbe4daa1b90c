import type { Chain } from "../backup/chain";
import type { BackupRule, RuleSchedule } from "../backup/plan";
import { runsInAYear } from "./runs-in-a-year";

const HOURS = 24;
/** More times of day than that are told as a shift alone. */
const FEW = 4;

/**
 * The smallest shift by whole hours at which no run of a rule meets a window of what it covers, and no rule of its plan
 * loses more runs to another; tried out by what judges the runs. In words, such as `2h later (07:00 Etc/UTC)`.
 *
 * @param everywhere for each kind of member that the rule covers, one chain of each rule of its plan
 * @returns undefined where no shift helps
 */
export function clearTime(
  rule: BackupRule,
  schedule: RuleSchedule,
  everywhere: readonly (readonly Chain[])[],
  asOf: number,
): string | undefined {
  if (schedule.parsed.cron.hours.length === HOURS) return undefined;
  for (const shift of shifts()) {
    const shifted = shiftedBy(schedule, shift);
    if (everywhere.every((chains) => helps(rule, chains, shifted, asOf))) return inWords(shift, shifted);
  }
  return undefined;
}

/** The nearest first, the later of two as near. */
function* shifts(): Iterable<number> {
  for (let hours = 1; hours <= HOURS / 2; hours++) {
    yield hours;
    if (hours < HOURS / 2) yield -hours;
  }
}

/** On the same days, at other hours. */
function shiftedBy(schedule: RuleSchedule, shift: number): RuleSchedule {
  const { parsed } = schedule;
  const hours = parsed.cron.hours.map((hour) => (hour + shift + HOURS) % HOURS).sort((a, b) => a - b);
  return { ...schedule, parsed: { ...parsed, cron: { ...parsed.cron, hours } } };
}

/** The rule's own runs are tried first: nearly always they decide. */
function helps(rule: BackupRule, chains: readonly Chain[], schedule: RuleSchedule, asOf: number): boolean {
  const [own, others] = [chains.filter((chain) => chain.rule === rule), chains.filter((chain) => chain.rule !== rule)];
  const tried = own.map((chain) => ({ before: lostOf(chain, asOf), after: lostOf({ ...chain, schedule }, asOf) }));
  if (tried.some(({ after }) => after.toWindows > 0)) return false;
  if (tried.some(({ before, after }) => after.toRivals > before.toRivals)) return false;
  return others.every((chain) => {
    const rivals = chain.rivals.map((rival) => (rival.rule === rule ? { ...rival, schedule } : rival));
    return lostOf({ ...chain, rivals }, asOf).toRivals <= lostOf(chain, asOf).toRivals;
  });
}

interface Lost {
  readonly toRivals: number;
  readonly toWindows: number;
}

const LOST = new WeakMap<Chain, Lost>();

function lostOf(chain: Chain, asOf: number): Lost {
  const known = LOST.get(chain);
  if (known !== undefined) return known;
  const { runs } = runsInAYear(chain, asOf);
  const toRivals = runs.filter(({ cause }) => cause?.rival !== undefined).length;
  const lost = { toRivals, toWindows: runs.filter(({ cause }) => cause?.closed !== undefined).length };
  LOST.set(chain, lost);
  return lost;
}

function inWords(shift: number, { parsed, timezone }: RuleSchedule): string {
  const words = `${Math.abs(shift)}h ${shift > 0 ? "later" : "earlier"}`;
  const { hours, minutes } = parsed.cron;
  const clock = (hour: number, minute: number) => [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
  const times = hours.flatMap((hour) => minutes.map((minute) => clock(hour, minute)));
  return times.length > FEW ? words : `${words} (${times.join(", ")} ${timezone})`;
}
