import type { Chain } from "../backup/chain";
import { LONGEST_CONTINUOUS } from "../backup/lifecycle";
import type { Subject } from "../backup/protection";
import type { Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import { orDefault, type Setting } from "../declaration/setting";
import { type Bound, bound, onWord } from "../recovery/bound";
import { type Condition, type RecoveryPath, settingCondition, unknownCondition } from "../recovery/path";
import type { Step } from "../recovery/step";
import { byPeople } from "./ways";

/** What the way back is called that a continuous backup in a vault is. */
export const FROM_CONTINUOUS_BACKUP = "point-in-time recovery from AWS Backup";

const DAY: Seconds = 86_400;

/**
 * Continuous backup by AWS Backup: kept in a vault, which a deletion of the resource does not touch. A resource has one
 * continuous point at most, so with several rules each must reach as far.
 *
 * @param chains all that rules leave of it, snapshots too
 * @param lag how far it may be behind
 */
export function continuousBackup(
  chains: readonly Chain[],
  lag: Step,
  subject: Subject,
  rto: Bound,
): readonly RecoveryPath[] {
  const continuous = chains.filter((chain) => chain.kind === "continuous");
  return continuous.flatMap((chain) =>
    (["instance", "zone", "data"] as const).map((scenario) => {
      const others = continuous.filter((other) => other !== chain).map((other) => theOnlyOne(other, scenario, subject));
      const way = {
        mechanism: FROM_CONTINUOUS_BACKUP,
        requires: [...chain.requires, keptContinuously(chain, scenario, subject), ...others.flat()],
        rpo: onWord(bound(lag), chain.rule.plan.declared),
        rto,
      };
      return {
        ...byPeople(scenario, subject, "new", way),
        restores: { from: "continuous", takes: rto },
        anyInstant: { reachesBack: continuousReach(chain) },
      };
    }),
  );
}

function theOnlyOne(other: Chain, scenario: Scenario, subject: Subject): readonly Condition[] {
  if (keptContinuously(other, scenario, subject).holds === true) return [];
  const name = `rule ${other.rule.name} of ${other.rule.plan.name}`;
  const because = `${name} may hold the one continuous backup that a resource has, and does not keep it long enough`;
  return [unknownCondition(`${name} does not take its place`, because)];
}

function keptContinuously(chain: Chain, scenario: Scenario, subject: Subject): Condition {
  const window = scenario === "data" ? subject.detectionWindow : 0;
  const name = chain.rule.name;
  const days = Math.max(1, Math.ceil(window / DAY));
  return settingCondition(
    "its continuous backup is kept 1 to 35 days and reaches back over the detection window",
    orDefault(chain.retention, null),
    (kept) => kept !== null && kept >= Math.max(DAY, window) && kept <= 35 * DAY,
    `keep the points of rule ${name} between ${days} and 35 days`,
  );
}

/** A continuous backup that is to be kept for ever goes back as far as any does. */
function continuousReach({ retention }: Chain): Exclude<Setting<Seconds>, { kind: "absent" }> {
  const kept = orDefault(retention, null);
  return kept.kind === "unknown" ? kept : { kind: "known", value: kept.value ?? LONGEST_CONTINUOUS };
}
