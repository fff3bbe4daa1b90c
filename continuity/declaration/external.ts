import { formatDay } from "./day";
import type { Seconds } from "./duration";
import type { StatedObjectives } from "./objectives";

/** Who answers for something that lives elsewhere. */
export interface Voucher {
  readonly owner: string;
  readonly reason: string;
  /** The instant (seconds since 1970) from which it no longer counts. */
  readonly until: number;
}

/** An AWS account, as far as a program cannot tell. */
export interface ExternalAccount extends Voucher {
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  /** Whether this program is deployed to it, where its providers do not tell. */
  readonly deployed: boolean;
  /** Whether nobody who administers the workload's account administers this one; undefined where that is not said. */
  readonly apart?: boolean;
}

/** How long the points of a rule or copy stay. */
export interface ExternalLifecycle {
  /** Null: for ever. Undefined: for ever on a rule, as long as the source on a copy. */
  readonly keep?: Seconds | null;
  readonly coldAfter?: Seconds;
  /** Whether EBS snapshots go to the archive where others go to cold storage. */
  readonly archive?: boolean;
}

export interface ExternalCopy extends ExternalLifecycle {
  /** The ARN of the destination vault; its account part is empty where nobody states the account. */
  readonly to: string;
}

/** A rule of a backup plan. What is left out is what AWS Backup itself makes of it. */
export interface ExternalRule extends ExternalLifecycle {
  readonly name: string;
  readonly schedule?: string;
  readonly timezone?: string;
  readonly startWindow?: Seconds;
  readonly completionWindow?: Seconds;
  readonly continuous?: boolean;
  readonly vault?: string;
  /** The ARN of the logically air-gapped vault that the points move to. */
  readonly airGappedVault?: string;
  readonly copies: readonly ExternalCopy[];
}

export interface ExternalTag {
  readonly key: string;
  readonly value: string;
}

export const CONDITION_OPERATORS = ["stringEquals", "stringLike", "stringNotEquals", "stringNotLike"] as const;

export type ExternalConditions = Readonly<
  Partial<Record<(typeof CONDITION_OPERATORS)[number], readonly ExternalTag[]>>
>;

/** Which resources a plan backs up, in the words of AWS Backup; empty lists say nothing. */
export interface ExternalSelection {
  readonly name: string;
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** A resource that carries any of them is selected. */
  readonly tags: readonly ExternalTag[];
  /** All of them must hold. Keys are `aws:ResourceTag/KEY`. */
  readonly conditions: ExternalConditions;
}

/** A backup plan without who answers for it, as AWS Backup itself describes one. */
export interface PlanContent {
  readonly name: string;
  readonly rules: readonly ExternalRule[];
  readonly selections: readonly ExternalSelection[];
}

/** A backup plan that another program or an Organizations policy makes. */
export interface ExternalPlan extends PlanContent, Voucher {
  readonly region: string;
  /** Undefined: the account that this program is deployed to. */
  readonly account?: string;
}

/** The bounds that a vault sets to retention, and who can lift them. */
export interface ExternalLock {
  readonly mode: "governance" | "compliance";
  readonly min?: Seconds;
  readonly max?: Seconds;
  /** How long a compliance lock can still be lifted. */
  readonly grace?: Seconds;
}

/** A vault without who answers for it. */
export interface VaultContent {
  readonly name: string;
  readonly lock?: ExternalLock;
  readonly airGapped: boolean;
  /** The ARN or alias of the key that its points are encrypted with; `alias/aws/backup` is AWS Backup's own. */
  readonly key?: string;
}

/** A vault that this program does not make. */
export interface ExternalVault extends VaultContent, Voucher {
  readonly region: string;
  /** Undefined: the account that this program is deployed to. */
  readonly account?: string;
}

/** What a service of another stack promises. */
export interface ExternalService extends Voucher {
  readonly name: string;
  readonly objectives: StatedObjectives;
}

/** Everything that lives elsewhere and that verdicts here rest on. */
export interface External {
  readonly accounts: readonly ExternalAccount[];
  readonly plans: readonly ExternalPlan[];
  readonly vaults: readonly ExternalVault[];
  readonly services: readonly ExternalService[];
}

export const NOTHING_EXTERNAL: External = { accounts: [], plans: [], vaults: [], services: [] };

/** What somebody still answers for. */
export function inForce(external: External, asOf: number): External {
  const valid = <T extends Voucher>(entries: readonly T[]) => entries.filter(({ until }) => until > asOf);
  const { accounts, plans, vaults, services } = external;
  return { accounts: valid(accounts), plans: valid(plans), vaults: valid(vaults), services: valid(services) };
}

/** Who says so, for conditions and sources: `declared by team-platform until 2027-10-31`. */
export function writeVoucher({ owner, until }: Voucher): string {
  return `declared by ${owner} until ${formatDay(until)}`;
}
