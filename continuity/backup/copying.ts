import { accountOf, differ, regionOf } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { or, type Ternary } from "../recovery/logic";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import type { Chain } from "./chain";
import { DEFAULT_VAULT, keyInputOf, keyInputOfVault, keyOfResource, keyOfVault, nameOfKey } from "./keys";
import { AIR_GAPPED_VAULT_TYPE, type VaultPlace } from "./plan";
import type { BackupType } from "./types";

/** In what a vault lies apart from a resource. */
export interface Apart {
  readonly region: Ternary;
  readonly account: Ternary;
}

/** Where neither tells its account, both are deployed with the same credentials. */
export function apartFrom(resource: EstateResource, vault: VaultPlace): Apart {
  const home = accountOf(resource);
  return {
    region: differ(vault.region, regionOf(resource)),
    account: vault.account === home ? false : differ(vault.account, home),
  };
}

/** What must hold for one copy, and whether it is the resource or the vault that it hangs on. */
export interface CopyCondition extends Condition {
  readonly about: "resource" | "vault";
}

/**
 * What must hold for a copy to be made, and to be decrypted where it lies; nothing for what is no copy.
 *
 * Source: AWS Backup developer guide, "Encryption for backups in AWS Backup", "Creating backup copies across AWS accounts",
 * "Logically air-gapped vault".
 */
export function copyConditions(
  chain: Chain,
  resource: EstateResource,
  type: BackupType,
  index: EstateIndex,
): readonly CopyCondition[] {
  if (chain.kind !== "copy" || chain.vault.among !== undefined) return [];
  const apart = apartFrom(resource, chain.vault);
  return [
    ...oneStep(chain, resource, type, apart),
    ...besideItsPlan(chain, apart),
    ...sourceKey(chain, resource, type, apart, index),
    ...vaultKey(chain.vault, type, apart, index),
    ...takesCopies(chain.vault, apart),
  ].map((one) => ({ about: "vault", ...one }));
}

type Found = Condition & Partial<Pick<CopyCondition, "about">>;

/** Types that are not copied at all, or to another account and Region one at a time only. */
function oneStep({ vault }: Chain, resource: EstateResource, { copies, optIn }: BackupType, apart: Apart): Found[] {
  if (copies === "anywhere") return [];
  if (copies === "none") {
    const text = "AWS Backup copies Multi-AZ DB clusters";
    const because = `whether ${resource.name} is one is not known at preview`;
    const known = readString(resource, "engine").kind === "known";
    return [{ ...(known ? condition(text, false) : unknownCondition(text, because)), about: "resource" }];
  }
  if (apart.region === false || apart.account === false) return [];
  const because = `vault ${vault.name} may lie in another account and another Region, which AWS does not document for ${serviceOf(optIn)} in one copy`;
  return [unknownCondition("AWS Backup copies it in one step", because)];
}

/** The air-gapped target of a rule lies in its own Region and account. */
function besideItsPlan({ primary, vault, rule }: Chain, apart: Apart): Found[] {
  if (primary === undefined || (apart.region === false && apart.account === false)) return [];
  const text = `vault ${vault.name} lies in the Region and account of plan ${rule.plan.name}`;
  const surely = apart.region === true || apart.account === true;
  return [
    surely
      ? condition(text, false, `copy to ${vault.name} by copyActions instead`)
      : unknownCondition(text, `the Region or account of vault ${vault.name} is not known at preview`),
  ];
}

/** AWS does not turn what is not encrypted into points of an air-gapped vault, for databases of clusters. */
const NEED_ENCRYPTION: readonly string[] = ["Aurora", "DocumentDB", "Neptune"];

/** What inherits its source's key leaves the account only under one that can be shared: a customer's, or none. */
function sourceKey(
  { vault }: Chain,
  resource: EstateResource,
  { encryptedWith, optIn }: BackupType,
  apart: Apart,
  index: EstateIndex,
): Found[] {
  const airGapped = vault.resource?.type === AIR_GAPPED_VAULT_TYPE;
  const leaves = or(airGapped, apart.account);
  if (encryptedWith === "vault key" || leaves === false) return [];
  const text = `the key of ${resource.name} can be shared with the account of vault ${vault.name}`;
  const fix = `encrypt ${resource.name} with a customer key (${keyInputOf(resource) ?? "kmsKeyId"})`;
  const key = keyOfResource(resource, index);
  const told = { about: "resource" } as const;
  if (key.kind === "unknown") return [{ ...unknownCondition(text, key.because), fix, ...told }];
  const fails = key.kind === "AWS" || (key.kind === "none" && airGapped && NEED_ENCRYPTION.includes(optIn));
  if (!fails) return [{ ...condition(text, true), ...told }];
  if (leaves === true) {
    const why = key.kind === "AWS" ? "AWS manages it" : "it has none";
    return [{ ...condition(`${text} (${why})`, false, fix), ...told }];
  }
  const because = `whether vault ${vault.name} lies in another account is not known, and AWS manages the key`;
  return [{ ...unknownCondition(text, because), fix, ...told }];
}

/** What leaves its Region or account gets the key of its new vault. */
function vaultKey(vault: VaultPlace, type: BackupType, apart: Apart, index: EstateIndex): Found[] {
  const { name, region, resource } = vault;
  const text = `the key of vault ${name} can encrypt its copies`;
  const key = keyOfVault(vault, index);
  const input = resource === undefined ? "kmsKeyArn" : keyInputOfVault(resource);
  const fix = `give vault ${name} a customer key of its own Region (${input})`;
  if (key.kind === "customer" && differ(key.region, region) === true) {
    return [condition(`${text} (${nameOfKey(key)} is of ${key.region}, the vault of ${region})`, false, fix)];
  }
  if (apart.region === false && apart.account === false) return [];
  if (key.kind === "unknown") return [condition(`${text} (assumed: ${key.because})`, true)];
  if (key.kind === "customer" || resource?.type === AIR_GAPPED_VAULT_TYPE) return [condition(text, true)];
  const [holds, because] = underOwnKey(vault, type, apart);
  if (holds === true) return [condition(text, true)];
  return [
    holds === false ? condition(`${text} (${because})`, false, fix) : { ...unknownCondition(text, because), fix },
  ];
}

/** Whether a copy that leaves can be made under AWS Backup's own key, and why not. */
function underOwnKey(
  { name }: VaultPlace,
  { encryptedWith, optIn }: BackupType,
  apart: Apart,
): readonly [holds: Ternary, because: string] {
  const own = `vault ${name} has AWS Backup's own key`;
  if (encryptedWith === "vault key" && name !== DEFAULT_VAULT) return [true, ""];
  if (apart.account === true) return [false, "it is AWS Backup's own"];
  if (encryptedWith === "resource key")
    return [
      "unknown",
      `${own}, under which AWS documents that copies of ${serviceOf(optIn)} to another Region or account fail`,
    ];
  const because = `whether vault ${name} lies in another account, where it takes no copies, is not known`;
  return apart.account === false ? [true, ""] : ["unknown", because];
}

/** What nobody can read in a program, and a copy to another account hangs on. */
function takesCopies({ name }: VaultPlace, apart: Apart): Found[] {
  if (apart.account === false) return [];
  const assumed = "one organization with cross-account backup on, and a vault policy that admits them, are assumed";
  return [condition(`vault ${name} takes copies from the account of the member (${assumed})`, true)];
}

function serviceOf(optIn: string): string {
  return optIn === "RDS" ? "Amazon RDS" : optIn;
}
