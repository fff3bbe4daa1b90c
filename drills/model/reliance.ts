import type { Assessment } from "../../continuity/assess";
import type { Chain } from "../../continuity/backup/chain";
import { lockOf } from "../../continuity/backup/lock";
import { makerOf } from "../../continuity/backup/maker";
import { protectionOf } from "../../continuity/backup/protection";
import { survivalConditions } from "../../continuity/backup/survival";
import type { Seconds } from "../../continuity/declaration/duration";
import type { Scenario } from "../../continuity/declaration/scenario";
import { knownValue } from "../../continuity/declaration/setting";
import { regionOf } from "../../continuity/estate/place";
import { readString } from "../../continuity/estate/read";
import { copyFrom } from "../../continuity/mechanisms/backup-restore";
import { FROM_CONTINUOUS_BACKUP } from "../../continuity/mechanisms/continuous-backup";
import type { RecoveryPath } from "../../continuity/recovery/path";
import type { PointKind } from "../../continuity/recovery/point";
import type { Member, Service } from "../../continuity/verdict/services";

/** Recovery points that verdicts rest on: if they are not there, the promise is void. */
export interface Reliance {
  readonly from: PointKind;
  readonly region: string;
  /** Undefined: that of the member. */
  readonly account: string | undefined;
  /** The vaults that they lie in; empty where the service itself keeps them, as RDS does its automated backups. */
  readonly vaults: readonly string[];
  /** Whether the model counts on it that nobody can delete them before their time. */
  readonly locked: boolean;
  /** The disruptions after which they are what one restores. */
  readonly scenarios: readonly Scenario[];
  /** The least that may be lost in any of those; null where nobody states it. */
  readonly rpoSeconds: Seconds | null;
}

/** The recovery points of a member that the verdicts on its service rest on, each place once. */
export function reliancesOf(assessment: Assessment, service: Service, member: Member): readonly Reliance[] {
  const verdicts = assessment.verdicts.find(({ name }) => name === service.name)?.scenarios ?? [];
  const found = new Map<string, Reliance>();
  for (const { scenario, objective, members, verdict } of verdicts) {
    const path = members.find(({ resource }) => resource === member.resource)?.path;
    if (verdict === "undeclared" || path?.restores === undefined) continue;
    const rpoSeconds = typeof objective.rpo === "number" ? objective.rpo : null;
    const one = { ...placeOf(assessment, service, member, path), scenarios: [scenario], rpoSeconds };
    const key = JSON.stringify([one.from, one.region, one.account, one.vaults]);
    found.set(key, together(found.get(key), one));
  }
  return [...found.values()];
}

function together(known: Reliance | undefined, one: Reliance): Reliance {
  if (known === undefined) return one;
  const limits = [known.rpoSeconds, one.rpoSeconds].filter((limit) => limit !== null);
  return {
    ...known,
    locked: known.locked || one.locked,
    scenarios: [...known.scenarios, ...one.scenarios],
    rpoSeconds: limits.length === 0 ? null : Math.min(...limits),
  };
}

function placeOf(
  { surroundings }: Assessment,
  service: Service,
  { resource, tags }: Member,
  { scenario, restores, target, mechanism }: RecoveryPath,
): Omit<Reliance, "scenarios" | "rpoSeconds"> {
  const from = restores?.from ?? "snapshot";
  const region = target.region ?? regionOf(resource) ?? "";
  const ofService = { from, region, account: target.account, vaults: [], locked: false };
  if (from === "continuous" && mechanism !== FROM_CONTINUOUS_BACKUP) return ofService;
  const { index } = surroundings;
  const { chains } = protectionOf({ resource, tags, service: service.name }, surroundings);
  const survives = (chain: Chain) =>
    scenario !== "compromise" || survivalConditions(chain, resource, index).every(({ holds }) => holds !== false);
  const possible = chains.filter(
    (chain) =>
      chain.kind === from &&
      makerOf(chain.rule) === "AWS Backup" &&
      chain.vault.region === target.region &&
      chain.requires.every(({ holds }) => holds !== false) &&
      survives(chain),
  );
  // Copies of one Region may lie in several accounts; the way back is called after one of those that it starts from.
  const first = possible.find(({ vault }) => from !== "copy" || mechanism === copyFrom(vault.name));
  if (first === undefined) return ofService;
  const counted = possible.filter(({ vault }) => vault.account === first.vault.account);
  const isLocked = ({ vault }: Chain) => lockOf(vault, index)?.mode === "compliance";
  return {
    from,
    region,
    account: first.vault.account,
    vaults: [...new Set(counted.map(({ vault }) => vaultName(vault)))].sort(),
    locked: scenario === "compromise" && counted.every(isLocked),
  };
}

/** As AWS knows it: what is deployed has a name. */
function vaultName({ name, resource }: Chain["vault"]): string {
  return resource === undefined ? name : (knownValue(readString(resource, "name")) ?? name);
}
