import { knownValue } from "../declaration/setting";
import { type Condition, unknownCondition } from "../recovery/path";
import { type Step, vouchable } from "../recovery/step";
import type { Chain, ChainFigures } from "./chain";
import type { DlmPolicy } from "./dlm";
import { type BackupRule, runsUnread, type VaultPlace } from "./plan";
import type { Unread } from "./plans";

type Points = { readonly chains: readonly Chain[]; readonly unread: readonly Unread[] };

const BY = "Data Lifecycle Manager";

/**
 * The chains of snapshots that a policy leaves of a volume which it covers. Schedules do not suppress each other: those that
 * are due together leave one snapshot, which is kept as long as the longest of them says. A copy starts when its snapshot is
 * complete.
 *
 * Source: Amazon EBS user guide, "How Amazon Data Lifecycle Manager works", policy schedules.
 */
export function chainsOfPolicy(policy: DlmPolicy, covered: Condition, figures: ChainFigures): Points {
  if (policy.everyAtMost !== undefined) return { chains: [], unread: [byDefault(policy)] };
  if (policy.rules.kind !== "known") {
    const because = policy.rules.kind === "unknown" ? policy.rules.because : "it has no schedules";
    return { chains: [], unread: both(unknownCondition(covered.text, because)) };
  }
  const parts = policy.rules.value.map((rule) => chainsOfRule(rule, covered, figures));
  return { chains: parts.flatMap(({ chains }) => chains), unread: parts.flatMap(({ unread }) => unread) };
}

/** AWS documents neither when a default policy runs, nor that it finds a volume due at each run. */
function byDefault({ resource, everyAtMost }: DlmPolicy): Unread {
  const because = `AWS does not say when default policy ${resource.name} of ${BY} runs; state a schedule of your own`;
  const condition = unknownCondition(`default policy ${resource.name} runs often enough`, because);
  const atLeast = everyAtMost && knownValue(everyAtMost);
  return { what: "points", condition, by: BY, ...(atLeast === undefined ? {} : { atLeast }) };
}

function both(condition: Condition): readonly Unread[] {
  return [
    { what: "points", condition, by: BY },
    { what: "copies", condition, by: BY },
  ];
}

function chainsOfRule(rule: BackupRule, covered: Condition, figures: ChainFigures): Points {
  const { schedule, startWindow, vault, retention, coldAfter, archive, copies, name, plan } = rule;
  if (schedule.kind !== "known" || startWindow.kind !== "known") {
    const because = schedule.kind === "unknown" ? schedule.because : "not known at preview";
    const condition = runsUnread(`schedule ${name} of ${plan.name}`, because, rule.scheduleError);
    const copied = copies.kind === "unknown" || (copies.kind === "known" && copies.value.length > 0);
    return { chains: [], unread: copied ? both(condition) : [{ what: "points", condition, by: BY }] };
  }
  const [job, copy] = [snapshotStep(figures), copyStep(figures)];
  const base = { rule, schedule: schedule.value, startWindow: startWindow.value, job, rivals: [], requires: [covered] };
  const chains: Chain[] = [{ ...base, kind: "snapshot", vault, retention, coldAfter, archive }];
  if (copies.kind === "unknown") {
    const condition = unknownCondition(`schedule ${name} of ${plan.name} copies`, copies.because);
    return { chains, unread: [{ what: "copies", condition, by: BY }] };
  }
  for (const { destination, ...lifecycle } of knownValue(copies) ?? []) {
    const place = knownValue(destination) ?? nowhere(vault);
    const arrives =
      destination.kind === "unknown" ? [unknownCondition("its copy arrives in a Region", destination.because)] : [];
    chains.push({ ...base, kind: "copy", vault: place, ...lifecycle, copy, requires: [covered, ...arrives] });
  }
  return { chains, unread: [] };
}

function nowhere({ name, account }: VaultPlace): VaultPlace {
  return { name, region: undefined, account, resource: undefined };
}

function snapshotStep({ jobTime }: ChainFigures): Step {
  const why = "AWS publishes no time for a snapshot to complete; declare backup-job-time";
  return vouchable("snapshot", "backup-job-time", jobTime, why);
}

function copyStep({ copyTime }: ChainFigures): Step {
  return vouchable("copy", "copy-time", copyTime, "AWS publishes no time for a copy of a snapshot; declare copy-time");
}
