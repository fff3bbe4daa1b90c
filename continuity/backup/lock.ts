import { formatDuration, type Seconds } from "../declaration/duration";
import { knownValue } from "../declaration/setting";
import { accountOf, differ, regionOf } from "../estate/place";
import { readNumber, readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { and, type Ternary } from "../recovery/logic";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import type { Chain } from "./chain";
import { AIR_GAPPED_VAULT_TYPE, sameRegion, VAULT_TYPE, type VaultPlace } from "./plan";

export const VAULT_LOCK_TYPE = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";

const DAY: Seconds = 86_400;

/** The lock of a vault. */
export interface VaultLock {
  /** The resource that states it: an air-gapped vault has its lock itself. */
  readonly resource: EstateResource;
  /** Who can lift it: in governance mode whoever may, in compliance mode nobody; undefined where that is not known. */
  readonly mode: "governance" | "compliance" | undefined;
  /** Why it may be on another vault; absent where it is surely on this one. */
  readonly doubt?: string;
}

/**
 * The lock of a vault: by known name in the same Region and account, where a name is not known by edge. A lock of which
 * nobody can tell which vault it is on may be on this one.
 */
export function lockOf(vault: VaultPlace, index: EstateIndex): VaultLock | undefined {
  const { resource } = vault;
  if (resource?.type === AIR_GAPPED_VAULT_TYPE) return { resource, mode: "compliance" };
  const name = nameOf(vault);
  const names = name === undefined ? [] : [name];
  const named =
    resource === undefined
      ? names.flatMap((text) => index.having(VAULT_LOCK_TYPE, "backupVaultName", text))
      : index.referring(resource, VAULT_LOCK_TYPE, "backupVaultName", names);
  const found = [...named, ...unresolved(index)].map((lock) => ({ lock, on: isOn(lock, vault, name, index) }));
  const sure = found.find(({ on }) => on === true);
  if (sure !== undefined) return { resource: sure.lock, mode: modeOf(sure.lock) };
  const perhaps = found.find(({ on }) => on === "unknown")?.lock;
  if (perhaps === undefined) return undefined;
  const doubt = `whether lock ${perhaps.name} is on vault ${vault.name} is not known at preview`;
  return { resource: perhaps, mode: modeOf(perhaps), doubt };
}

function nameOf({ name, resource }: VaultPlace): string | undefined {
  return resource === undefined ? name : knownValue(readString(resource, "name"));
}

const UNRESOLVED = new WeakMap<EstateIndex, readonly EstateResource[]>();

/** The locks whose vault is computed, but not from exactly one vault of the program. */
function unresolved(index: EstateIndex): readonly EstateResource[] {
  const known = UNRESOLVED.get(index);
  if (known !== undefined) return known;
  const locks = index
    .ofType(VAULT_LOCK_TYPE)
    .filter((lock) => readString(lock, "backupVaultName").kind === "unknown" && linkedTo(lock, index).length !== 1);
  UNRESOLVED.set(index, locks);
  return locks;
}

function linkedTo(lock: EstateResource, index: EstateIndex): readonly EstateResource[] {
  return index.across(lock, "backupVaultName", VAULT_TYPE);
}

function isOn(lock: EstateResource, vault: VaultPlace, name: string | undefined, index: EstateIndex): Ternary {
  const named = knownValue(readString(lock, "backupVaultName"));
  if (name !== undefined && named !== undefined) return and(named === name, isNear(lock, vault));
  const linked = linkedTo(lock, index);
  const [only, ...others] = linked;
  if (only !== undefined && others.length === 0) return only === vault.resource;
  const possible = named === undefined && (linked.length === 0 || linked.some((one) => one === vault.resource));
  return possible && isNear(lock, vault) !== false ? "unknown" : false;
}

function isNear(lock: EstateResource, { region, account, resource }: VaultPlace): Ternary {
  const [here, there] = [accountOf(lock), account];
  const inRegion = resource !== undefined && sameRegion(lock, resource) ? false : differ(regionOf(lock), region);
  const together = here === there || (resource !== undefined && here === accountOf(resource));
  const inAccount = together ? false : differ(here, there);
  if (inRegion === true || inAccount === true) return false;
  return inRegion === "unknown" || inAccount === "unknown" ? "unknown" : true;
}

function modeOf(lock: EstateResource): VaultLock["mode"] {
  const grace = readNumber(lock, "changeableForDays");
  if (grace.kind === "unknown") return undefined;
  return grace.kind === "known" ? "compliance" : "governance";
}

/** What a lock asks of the retention of a chain: a job whose points would be kept shorter or longer fails. */
export function lockConditions(chain: Chain, index: EstateIndex): readonly Condition[] {
  const asked = lockAsks(chain.vault, chain.retention, `rule ${chain.rule.name}`, index);
  return asked === undefined ? [] : [asked.condition];
}

/** What the lock of a vault asks of points, and whether their retention keeps to it. */
export interface LockAsks {
  readonly lock: VaultLock;
  /** In words: `at least 7d, at most 30d`; undefined where a bound is not known. */
  readonly bounds: string | undefined;
  /** The least that it admits; 0 where that is not known. */
  readonly least: Seconds;
  readonly condition: Condition;
}

/**
 * @param of whose points they are, for the way out: `rule daily`
 * @returns undefined where the vault has no lock, or one without bounds
 */
export function lockAsks(
  vault: VaultPlace,
  retention: Chain["retention"],
  of: string,
  index: EstateIndex,
): LockAsks | undefined {
  if (vault.among !== undefined) return askedByAnyOf(vault, vault.among, retention, of, index);
  const lock = lockOf(vault, index);
  if (lock === undefined) return undefined;
  const [least, most] = [readNumber(lock.resource, "minRetentionDays"), readNumber(lock.resource, "maxRetentionDays")];
  if (least.kind === "absent" && most.kind === "absent") return undefined;
  const text = `the ${lock.mode === undefined ? "" : `${lock.mode} `}lock of vault ${vault.name} admits its retention`;
  const open = [least, most].find((setting) => setting.kind === "unknown");
  const [min, max] = [(knownValue(least) ?? 0) * DAY, (knownValue(most) ?? Number.POSITIVE_INFINITY) * DAY];
  const bounds = open === undefined ? written(min, max) : undefined;
  const asked = { lock, bounds, least: open === undefined ? min : 0 };
  const unclear = open ?? (retention.kind === "unknown" ? retention : undefined);
  if (unclear?.kind === "unknown") return { ...asked, condition: unknownCondition(text, unclear.because) };
  const kept = knownValue(retention) ?? Number.POSITIVE_INFINITY;
  const fix = `keep the points of ${of} ${written(min, max)}`;
  const fits = min <= kept && kept <= max;
  if (lock.doubt === undefined || fits) return { ...asked, condition: condition(text, fits, fix) };
  return { ...asked, condition: { ...unknownCondition(text, lock.doubt), fix } };
}

/** Where nobody can tell which vault it is, one lock that does not admit the points leaves it open whether they are kept. */
function askedByAnyOf(
  vault: VaultPlace,
  among: readonly EstateResource[],
  retention: Chain["retention"],
  of: string,
  index: EstateIndex,
): LockAsks | undefined {
  const { among: _, ...place } = vault;
  const each = among.map((resource) => lockAsks({ ...place, name: resource.name, resource }, retention, of, index));
  const refused = each.find((asks) => asks !== undefined && asks.condition.holds !== true);
  if (refused === undefined) return undefined;
  const { text, holds, because, ...rest } = refused.condition;
  const why = because ?? "which vault it is is not known at preview";
  return { ...refused, condition: { ...rest, ...unknownCondition(text, why) } };
}

function written(min: Seconds, max: Seconds): string {
  return [
    ...(min > 0 ? [`at least ${formatDuration(min)}`] : []),
    ...(Number.isFinite(max) ? [`at most ${formatDuration(max)}`] : []),
  ].join(", ");
}
