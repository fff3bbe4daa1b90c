import { accountOf, differ } from "../estate/place";
import { readNumber } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Ternary } from "../recovery/logic";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import type { Chain } from "./chain";
import { apartFrom } from "./copying";
import { type CustomerKey, type KeyUse, keyOfResource, keyOfVault, nameOfKey } from "./keys";
import { lockOf, type VaultLock } from "./lock";
import { makerOf } from "./maker";
import { AIR_GAPPED_VAULT_TYPE, type VaultPlace } from "./plan";
import { backupTypeOf } from "./types";

/**
 * What must hold for the points of a chain to survive an attacker who may do all that the workload account may: the points
 * are out of reach, and their key is too.
 */
export function survivalConditions(chain: Chain, resource: EstateResource, index: EstateIndex): readonly Condition[] {
  const reach = outOfReach(chain, accountOf(resource), index);
  return reach.holds === false ? [reach] : [reach, keyOutOfReach(chain, resource, index)];
}

const POINTS = "its points are out of reach of the workload account";

/**
 * Only in another account, in a vault locked in compliance mode (`changeableForDays` set; it can still be lifted in that
 * grace period), or in a logically air-gapped one, which is locked from the start. Governance locks and vault policies can
 * be lifted by whoever administers the account. Snapshots of Data Lifecycle Manager lie in the workload account; whether
 * somebody locks them is not read.
 */
function outOfReach(chain: Chain, workload: string | undefined, index: EstateIndex): Condition {
  if (makerOf(chain.rule) === "Data Lifecycle Manager") return condition(POINTS, false);
  if (movesOn(chain))
    return condition(`${POINTS} (they leave vault ${chain.vault.name} for the air-gapped one)`, false);
  const { vault } = chain;
  if (vault.among === undefined) return reachOf(chain, vault, workload, index);
  const possible = vault.among.map((resource) => reachOf(chain, { ...vault, resource }, workload, index));
  if (possible.length > 0 && possible.every(({ holds }) => holds === false)) return condition(POINTS, false);
  return unknownCondition(POINTS, `which vault the points of rule ${chain.rule.name} lie in is not known at preview`);
}

/** A rule with an air-gapped target leaves its points in the target vault only until they have been copied. */
function movesOn({ kind, rule }: Chain): boolean {
  return kind === "snapshot" && rule.copies.kind === "known" && rule.copies.value.some(({ primary }) => primary);
}

function reachOf(chain: Chain, vault: VaultPlace, workload: string | undefined, index: EstateIndex): Condition {
  const { name, account, resource } = vault;
  if (differ(account, workload) === true) {
    const told = account === undefined ? undefined : index.estate.accounts?.get(account);
    if (told?.apart === true)
      return condition(`${POINTS}, ${told.name} being administered apart, ${told.declared}`, true);
    if (told?.apart === undefined)
      return condition(`${POINTS} (that nobody administers both it and that of vault ${name} is assumed)`, true);
  }
  if (resource?.type === AIR_GAPPED_VAULT_TYPE) return condition(`${POINTS}; logically air-gapped vault`, true);
  const lock = lockOf(vault, index);
  if (lock !== undefined && lock.mode !== "governance") return behindLock(lock);
  if (account !== undefined && workload === undefined) {
    const because = `the account of the workload is not known, so vault ${name} may lie in it`;
    return unknownCondition(POINTS, because);
  }
  if (chain.kind === "copy" && resource === undefined) {
    return unknownCondition(POINTS, `vault ${name} is not part of this program`);
  }
  if (chain.kind === "copy" && account === undefined && workload !== undefined) {
    return unknownCondition(POINTS, `the account of vault ${name} is not known at preview`);
  }
  return condition(POINTS, false);
}

function behindLock({ resource, doubt }: VaultLock): Condition {
  const grace = readNumber(resource, "changeableForDays");
  if (grace.kind === "unknown") return unknownCondition(POINTS, grace.because);
  if (doubt !== undefined) return unknownCondition(POINTS, doubt);
  const days = grace.kind === "known" ? grace.value : 0;
  const final = resource.declared ?? `final ${days} day${days === 1 ? "" : "s"} after deployment`;
  return condition(`${POINTS}; compliance lock, ${final}`, true);
}

const KEY = "the workload account cannot delete their key";

/** Whoever can delete the key that points are encrypted with need not delete the points. */
function keyOutOfReach(chain: Chain, resource: EstateResource, index: EstateIndex): Condition {
  const found = keysOf(chain, resource, index).map((key) => keyCondition(key, resource, index));
  const worst = found.find(({ holds }) => holds === false) ?? found.find(({ holds }) => holds === "unknown");
  return worst ?? found.find(({ text }) => text !== KEY) ?? condition(KEY, true);
}

/**
 * The keys that the points of a chain may be encrypted with. A copy to another account or Region has that of its vault;
 * whether one that stays has that or its source's, AWS does not say.
 *
 * Source: AWS Backup developer guide, "Encryption for backups in AWS Backup".
 */
function keysOf(chain: Chain, resource: EstateResource, index: EstateIndex): readonly KeyUse[] {
  const ofVault = keyOfVault(chain.vault, index);
  if (backupTypeOf(resource)?.encryptedWith === "vault key") return [ofVault];
  if (chain.kind !== "copy") return [keyOfResource(resource, index)];
  const apart = apartFrom(resource, chain.vault);
  const reencrypted =
    apart.region === true || apart.account === true || chain.vault.resource?.type === AIR_GAPPED_VAULT_TYPE;
  return reencrypted ? [ofVault] : [ofVault, keyOfResource(resource, index)];
}

function keyCondition(key: KeyUse, workload: EstateResource, index: EstateIndex): Condition {
  if (key.kind === "unknown") return condition(`${KEY} (assumed: ${key.because})`, true);
  if (key.kind !== "customer") return condition(KEY, true);
  const fix = `use a key of another account as ${key.named}`;
  const own = isOwn(key, workload, index);
  if (own === true) return condition(`${KEY} (it owns ${nameOfKey(key)})`, false, fix);
  if (own === false) return condition(`${KEY} (that the policy of the key gives it no say is assumed)`, true);
  const because = `whether ${nameOfKey(key)} lies in the account of the workload is not known at preview`;
  return { ...unknownCondition(KEY, because), fix };
}

/** Whether a key is the workload account's. Where neither tells its account, one provider is one account. */
function isOwn(key: CustomerKey, workload: EstateResource, index: EstateIndex): Ternary {
  const home = accountOf(workload);
  if (key.account !== undefined && index.estate.accounts?.get(key.account)?.apart === false) return true;
  const elsewhere = differ(key.account, home);
  if (elsewhere !== "unknown") return !elsewhere;
  const together = key.account === home && key.resource?.provider?.urn === workload.provider?.urn;
  return key.resource !== undefined && together ? true : "unknown";
}
