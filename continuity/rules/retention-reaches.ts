import type { Chain } from "../backup/chain";
import { withCollisions } from "../backup/overlap";
import { countDays, keptFor, lastingSets, pointsOf, type Shortfall, shortfallOf, wayToLast } from "../backup/retention";
import { formatDuration, type Seconds } from "../declaration/duration";
import { openReason } from "../recovery/bound";
import { makesFail } from "../verdict/failing";
import type { Member } from "../verdict/services";
import { type BackableMember, backableMembers } from "./backed-up";
import { writeMembers } from "./covered-rules";
import type { Level, RuleFinding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { writeInterval, writeSum } from "./sum";
import { sentence } from "./wording";

const DAY: Seconds = 86_400;
const LONGEST_CONTINUOUS: Seconds = 35 * DAY;

/** Do recovery points stay long enough? */
export const retentionReaches: Rule = {
  id: "retention-reaches",
  asks: "Do recovery points stay until the next one is there, and until a corruption is noticed?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    const groups = new Map<string, { readonly found: Found; readonly members: BackableMember[] }>();
    for (const member of backableMembers(context)) {
      for (const found of [...shortSnapshots(member, context), ...shortContinuous(member)]) {
        const { chain, message } = found;
        const key = JSON.stringify([chain.rule.plan.urn, message]);
        const group = groups.get(key) ?? { found, members: [] };
        groups.set(key, group);
        group.members.push(member);
      }
    }
    for (const { found, members } of groups.values()) yield findingOf(found, members);
  },
};

/** A chain whose points go too soon for a member. */
interface Found {
  readonly chain: Chain;
  readonly holds: false | "unknown";
  readonly message: string;
  readonly fix: string;
}

/**
 * Snapshots and copies, place by place. Where other rules last, one that goes sooner is there for what is noticed at once,
 * and nothing is said of it unless the member cannot go back far enough as things are.
 */
function shortSnapshots({ member, service, subject, protection }: BackableMember, context: RuleContext): Found[] {
  const { surroundings } = context;
  const window = subject.detectionWindow;
  const places = new Map<string, Chain[]>();
  for (const chain of protection.chains) {
    if (chain.kind === "continuous" || chain.requires.some(({ holds }) => holds === false)) continue;
    const key = `${chain.vault.region}/${chain.vault.account}`;
    places.set(key, [...(places.get(key) ?? []), withCollisions(chain, surroundings.asOf)]);
  }
  const falling = cannotGoBack(context, service.name, member);
  return [...places.values()].flatMap((chains) => {
    const sets = lastingSets(chains, window, surroundings);
    const lasting = new Set(sets.filter(({ kept }) => kept.holds === true).flatMap((one) => one.chains));
    if (lasting.size > 0 && !falling) return [];
    return chains
      .filter((chain) => !lasting.has(chain) && Number.isFinite(keptFor(chain)))
      .flatMap((chain) => {
        const short = shortfallOf([chain], window, surroundings);
        // Of a time that nobody has measured, the verdict says enough.
        return short === undefined || isUntested(short)
          ? []
          : [foundOf(chain, short, wayToLast([chain], window, surroundings))];
      });
  });
}

function isUntested({ holds, needed }: Shortfall): boolean {
  return holds === "unknown" && openReason(needed) === "untested";
}

/** Whether a member loses too much in a scenario that asks for points from before a corruption. */
function cannotGoBack({ verdicts }: RuleContext, service: string, member: Member): boolean {
  return verdicts
    .filter(({ name }) => name === service)
    .flatMap(({ scenarios }) => scenarios)
    .filter(({ scenario }) => scenario === "data" || scenario === "compromise")
    .some((verdict) => makesFail(member, verdict));
}

function foundOf(chain: Chain, { kept, needed, holds }: Shortfall, fix: string | undefined): Found {
  const sum = `${writeSum(needed)} = ${writeInterval(needed)}`;
  return {
    chain,
    holds,
    message: `the points of ${pointsOf(chain)} are kept ${formatDuration(kept)}; needed: ${sum}`,
    fix: fix === undefined ? "Keep some points for ever." : sentence(fix),
  };
}

/** A continuous backup goes back as far as it is kept. */
function shortContinuous({ subject, protection }: BackableMember): Found[] {
  const window = subject.detectionWindow;
  return protection.chains
    .filter((chain) => chain.kind === "continuous" && keptFor(chain) < window)
    .filter((chain) => chain.requires.every(({ holds }) => holds !== false))
    .map((chain) => ({
      chain,
      holds: false,
      message: `the continuous backup of ${pointsOf(chain)} goes back ${formatDuration(keptFor(chain))}; needed: detection window ${formatDuration(window)}`,
      fix:
        window <= LONGEST_CONTINUOUS
          ? `Keep the points of ${pointsOf(chain)} ${countDays(Math.ceil(window / DAY) * DAY)}.`
          : "Keep snapshots beside it: a continuous backup goes back 35 days at most.",
    }));
}

function findingOf({ chain, holds, message, fix }: Found, members: readonly BackableMember[]): RuleFinding {
  const services = [...new Set(members.map(({ service }) => service.name))];
  const [service] = services;
  const level: Level =
    holds === false && members.some((member) => member.level === "mandatory") ? "mandatory" : "advisory";
  const { plan } = chain.rule;
  return {
    verdict: holds === false ? "violates" : "unproven",
    level,
    ...(services.length === 1 && service !== undefined ? { service } : {}),
    urn: plan.urn,
    message: `${plan.name}: ${message}. It covers ${writeMembers(members)}.`,
    fix,
  };
}
