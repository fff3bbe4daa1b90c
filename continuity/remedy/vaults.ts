import type { Chain } from "../backup/chain";
import { lockOf, VAULT_LOCK_TYPE } from "../backup/lock";
import { VAULT_TYPE, type VaultPlace } from "../backup/plan";
import { survivalConditions } from "../backup/survival";
import { backupTypeOf, partitionOf } from "../backup/types";
import type { Scenario } from "../declaration/scenario";
import { knownValue } from "../declaration/setting";
import { accountOf, differ, regionOf } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Change } from "./change";

/** The shortest grace period of a compliance lock, in days (AWS Backup API, `ChangeableForDays`). */
const GRACE = 3;

/** Whether the points of a chain lie where a scenario leaves them. */
export function servesIn(scenario: Scenario, chain: Chain, member: EstateResource, index: EstateIndex): boolean {
  const apart = chain.kind === "copy" ? differ(chain.vault.region, regionOf(member)) : false;
  if (scenario === "region") return apart === true;
  if (scenario === "compromise") return survivalConditions(chain, member, index).every(({ holds }) => holds === true);
  return chain.kind === "snapshot" || apart === false;
}

const WITH_KEY = " with a customer key";

/** What stands for the name, the Region and the account of a vault that is to be made. */
export const NEW_VAULT = "new";
export const ANOTHER_REGION = "another-region";
export const ANOTHER_ACCOUNT = "another-account";

/** A vault that would have to be made: which one is for the reader to say. */
export interface NewVault {
  readonly place: VaultPlace;
  /** Stands for the ARN that it will have. */
  readonly arn: string;
  /** `a vault in another Region`, and `with a customer key` where AWS Backup's own does not do */
  readonly what: string;
}

/**
 * A vault that a scenario would leave, in the same Region or the same account: AWS documents each step, not both. Under AWS
 * Backup's own key, which a new vault has unless told otherwise, it takes only points that come from its own account and do
 * not inherit the key of what they are of.
 *
 * @param shared the Region in which other members come back, since all come back in one
 */
export function vaultElsewhere(
  scenario: Scenario,
  member: EstateResource,
  shared: string | undefined,
): NewVault | undefined {
  const [home, own] = [regionOf(member), accountOf(member)];
  if (home === undefined || (scenario !== "region" && scenario !== "compromise")) return undefined;
  const name = NEW_VAULT;
  const make = (region: string, account: string, what: string): NewVault => ({
    place: { name, region, account: account === "" ? undefined : account, resource: undefined },
    arn: `arn:${partitionOf(home)}:backup:${region}:${account}:backup-vault:${name}`,
    what,
  });
  const keyed = backupTypeOf(member)?.encryptedWith === "vault key" ? "" : WITH_KEY;
  if (scenario === "region" && shared !== undefined && shared !== home)
    return make(shared, own ?? "", `a vault in ${shared}${keyed}`);
  if (scenario === "region") return make(ANOTHER_REGION, own ?? "", `a vault in another Region${keyed}`);
  return own === undefined ? undefined : make(home, ANOTHER_ACCOUNT, `a vault in another account${WITH_KEY}`);
}

/** A compliance lock for the vault that a chain ends in, where this program makes that vault. */
export function lockFor({ vault }: Chain, index: EstateIndex): Change | undefined {
  const { resource } = vault;
  if (resource?.type !== VAULT_TYPE) return undefined;
  const lock = lockOf(vault, index)?.resource;
  if (lock !== undefined) {
    return {
      order: `set changeableForDays of ${lock.name} to ${GRACE}, which makes it a compliance lock`,
      edits: [{ kind: "set", urn: lock.urn, path: ["changeableForDays"], value: GRACE, cost: "setting" }],
    };
  }
  const [name, region] = (["name", "region"] as const).map((property) => knownValue(readString(resource, property)));
  return {
    order: `lock vault ${resource.name} in compliance mode (changeableForDays ${GRACE})`,
    edits: [
      {
        kind: "add",
        beside: resource.urn,
        type: VAULT_LOCK_TYPE,
        name: `${resource.name}-lock`,
        inputs: {
          changeableForDays: GRACE,
          ...(name === undefined ? {} : { backupVaultName: name }),
          ...(region === undefined ? {} : { region }),
        },
        from: name === undefined ? { backupVaultName: resource.urn } : {},
        cost: "setting",
      },
    ],
  };
}
