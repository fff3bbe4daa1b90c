import { assumptionExpired } from "./assumption-expired";
import { backupCovers } from "./backup-covers";
import { capacityLeft } from "./capacity-left";
import { copyApart } from "./copy-apart";
import { copyUsable } from "./copy-usable";
import { deletionProtected } from "./deletion-protected";
import { dependencyCycle } from "./dependency-cycle";
import { dependencyLooser } from "./dependency-looser";
import { dependencyUndeclared } from "./dependency-undeclared";
import { evidenceStale } from "./evidence-stale";
import { evidenceValid } from "./evidence-valid";
import { externalExpired } from "./external-expired";
import { failoverHealthCheck } from "./failover-health-check";
import { compareFindings, type Finding, type Level } from "./finding";
import { inputsNotRecorded } from "./inputs-not-recorded";
import { jobsOverlap } from "./jobs-overlap";
import { lifecycleValid } from "./lifecycle-valid";
import { membershipKnown } from "./membership-known";
import { natPerZone } from "./nat-per-zone";
import { nlbCrossZone } from "./nlb-cross-zone";
import { objectiveComplete } from "./objective-complete";
import { objectiveConflict } from "./objective-conflict";
import { objectiveMet } from "./objective-met";
import { objectiveValid } from "./objective-valid";
import { objectiveWithinMtpd } from "./objective-within-mtpd";
import { ruleFailed } from "./own-findings";
import { partialPreview } from "./partial-preview";
import { planHasRules } from "./plan-has-rules";
import { planKept } from "./plan-kept";
import { replicaApart } from "./replica-apart";
import { retentionReaches } from "./retention-reaches";
import type { Rule, RuleContext } from "./rule";
import { runsSuppressed } from "./runs-suppressed";
import { scheduleValid } from "./schedule-valid";
import { selectionSelects } from "./selection-selects";
import { serviceHasMembers } from "./service-has-members";
import { settingsNotFound } from "./settings-not-found";
import { ttlWithinRto } from "./ttl-within-rto";
import { undeclaredStateful } from "./undeclared-stateful";
import { vaultLockFits } from "./vault-lock-fits";
import { vaultLockValid } from "./vault-lock-valid";
import { waiverValid } from "./waiver-valid";
import { windowCollides } from "./window-collides";
import { windowUnset } from "./window-unset";

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  assumptionExpired,
  backupCovers,
  capacityLeft,
  copyApart,
  copyUsable,
  deletionProtected,
  dependencyCycle,
  dependencyLooser,
  dependencyUndeclared,
  evidenceStale,
  evidenceValid,
  externalExpired,
  failoverHealthCheck,
  inputsNotRecorded,
  jobsOverlap,
  lifecycleValid,
  membershipKnown,
  natPerZone,
  nlbCrossZone,
  objectiveComplete,
  objectiveConflict,
  objectiveMet,
  objectiveValid,
  objectiveWithinMtpd,
  partialPreview,
  planHasRules,
  planKept,
  replicaApart,
  runsSuppressed,
  retentionReaches,
  scheduleValid,
  selectionSelects,
  serviceHasMembers,
  settingsNotFound,
  ttlWithinRto,
  undeclaredStateful,
  vaultLockFits,
  vaultLockValid,
  waiverValid,
  windowCollides,
  windowUnset,
];

/** Every id that the configuration can name. */
export const RULE_IDS: readonly string[] = RULES.map(({ id }) => id).sort();

/** Levels of rules as configured; a rule that is not named keeps its own. */
export type RuleLevels = Readonly<Record<string, Level | "off">>;

/** Asks every rule. A rule that throws is a finding of its own: never an aborted preview, never silence. */
export function runRules(rules: readonly Rule[], context: RuleContext, levels: RuleLevels): readonly Finding[] {
  return rules
    .flatMap((rule) => {
      const configured = levels[rule.id] ?? rule.level;
      if (configured === "off") return [];
      try {
        return [...rule.check(context)].map(({ level, ...finding }) => ({
          rule: rule.id,
          level: lower(configured, level ?? configured),
          severity: rule.severity,
          ...finding,
        }));
      } catch (error) {
        return [ruleFailed(rule.id, error)];
      }
    })
    .sort(compareFindings);
}

/** A rule's level caps those of its findings: who asks for advice only gets advice only. */
function lower(configured: Level, own: Level): Level {
  return configured === "advisory" ? "advisory" : own;
}
