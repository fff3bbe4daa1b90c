import type { Seconds } from "../declaration/duration";
import type { EffectiveTags } from "../estate/effective-tags";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Assumption } from "../evidence/assumption";
import { vouchedFor } from "../evidence/vouched";
import type { Drills } from "../evidence/weigh";
import { numberFor, speakOf, traitsOf } from "./alike";
import { VOLUME_TYPE } from "./attachments";
import { withBlackouts } from "./blackout";
import type { Chain, ChainFigures } from "./chain";
import { copyConditions } from "./copying";
import type { LossOptions } from "./loss";
import { optInOf } from "./opt-in";
import { type BackupPlan, chainsOf, coveringPlans, type PlanCoverage, type Unread } from "./plans";
import { arnOf, type BackupType, backupTypeOf } from "./types";
import { byLifecycleManager, throughInstances } from "./volumes";

/** A resource whose backups are asked for. */
export interface Protected {
  readonly resource: EstateResource;
  readonly tags: EffectiveTags;
  readonly service: string | undefined;
}

/** A resource whose recovery is asked for, with what its service says that bears on it. */
export interface Subject extends Protected {
  /** How long corruption may go unnoticed; 0 where nobody states it. */
  readonly detectionWindow: Seconds;
  /** The share of capacity that must be left during a disruption, 0 to 1; undefined where nobody states it. */
  readonly minimumServiceLevel: number | undefined;
  /** All members of the same service, this one included. */
  readonly siblings: readonly EstateResource[];
}

/** What the recovery of a resource may depend on. */
export interface Surroundings extends LossOptions {
  readonly index: EstateIndex;
  readonly plans: readonly BackupPlan[];
  readonly assumptions: readonly Assumption[];
  /** What drills measured; undefined where there were none. */
  readonly drills?: Drills;
}

/** What all backup plans, and policies of Data Lifecycle Manager, together do for a resource. */
export interface Protection {
  /** The plans of AWS Backup that cover it, surely or perhaps, by itself or through an instance that it is attached to. */
  readonly covering: readonly PlanCoverage[];
  /** The recovery points that they leave, rule by rule and copy by copy. */
  readonly chains: readonly Chain[];
  /** Why there may be more that nobody can see yet. */
  readonly unread: readonly Unread[];
}

const UNPROTECTED: Protection = { covering: [], chains: [], unread: [] };

const PROTECTIONS = new WeakMap<Surroundings, Map<EstateResource, Protection>>();

/** What AWS Backup does for a resource; found out once in an assessment, whose surroundings are one object. */
export function protectionOf(subject: Protected, surroundings: Surroundings): Protection {
  const known = PROTECTIONS.get(surroundings) ?? new Map<EstateResource, Protection>();
  PROTECTIONS.set(surroundings, known);
  const found = known.get(subject.resource) ?? findProtection(subject, surroundings);
  known.set(subject.resource, found);
  return found;
}

function findProtection(subject: Protected, surroundings: Surroundings): Protection {
  const own = byPlans(subject, surroundings);
  if (subject.resource.type !== VOLUME_TYPE) return own;
  const figures = figuresFor(subject, surroundings);
  const others = throughInstances(subject, surroundings, protectionOf);
  return together(own, ...others, byLifecycleManager(subject, surroundings, figures));
}

function together(...parts: readonly Protection[]): Protection {
  return {
    covering: parts.flatMap(({ covering }) => covering),
    chains: parts.flatMap(({ chains }) => chains),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

function byPlans(subject: Protected, surroundings: Surroundings): Protection {
  const { resource, tags } = subject;
  const [type, arn] = [backupTypeOf(resource), arnOf(resource)];
  if (type === undefined || arn === undefined) return UNPROTECTED;
  const { plans, index } = surroundings;
  const optIn = optInOf(resource, subject.service, surroundings);
  const covering = coveringPlans(plans, { resource, tags, arn, optIn }, index);
  const figures = figuresFor(subject, surroundings);
  const alike = SHARED.get(surroundings) ?? new Map<string, Protection>();
  SHARED.set(surroundings, alike);
  const key = keyOf(resource, covering, figures);
  const known = alike.get(key);
  if (known !== undefined) return known;
  const { chains, unread } = chainsOf(covering, figures, type.continuous, index);
  const copiable = chains.map((chain) => copied(chain, resource, type, index));
  const found = { covering, chains: withBlackouts(copiable, resource), unread };
  if (!isAbout(resource, found)) alike.set(key, found);
  return found;
}

/** What is found of a member holds for all that are covered alike, and is then one object. */
const SHARED = new WeakMap<Surroundings, Map<string, Protection>>();

/** Everything that decides what plans do for a resource. */
function keyOf(resource: EstateResource, covering: readonly PlanCoverage[], figures: ChainFigures): string {
  const plans = covering.map(({ plan, selection, coverage }) => [numberFor(plan), numberFor(selection), coverage]);
  return JSON.stringify([traitsOf(resource), plans, figures]);
}

/** Whether what plans do for a resource is told with its name. */
function isAbout(resource: EstateResource, { covering, chains, unread }: Protection): boolean {
  return speakOf(
    resource,
    ...chains.map(({ requires }) => requires),
    ...unread.map(({ condition }) => condition),
    ...covering.map(({ coverage }) => coverage),
  );
}

function figuresFor({ resource, service }: Protected, { assumptions, asOf }: Surroundings): ChainFigures {
  const subject = { name: resource.name, type: resource.type, service };
  const jobTime = vouchedFor("backup-job-time", subject, assumptions, asOf);
  const copyTime = vouchedFor("copy-time", subject, assumptions, asOf);
  return { ...(jobTime ? { jobTime } : {}), ...(copyTime ? { copyTime } : {}) };
}

/** A copy with what must hold for it to be made and decrypted. */
function copied(chain: Chain, resource: EstateResource, type: BackupType, index: EstateIndex): Chain {
  const conditions = copyConditions(chain, resource, type, index).map(({ about: _, problem: __, ...one }) => one);
  return conditions.length === 0 ? chain : { ...chain, requires: [...chain.requires, ...conditions] };
}
