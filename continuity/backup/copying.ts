import { accountOf, differ, regionOf } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { or, type Ternary } from "../recovery/logic";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { advancedFeatures } from "./advanced-dynamodb";
import type { Chain } from "./chain";
import { keyInputOf, keyInputOfVault, keyOfResource, keyOfVault, nameOfKey } from "./keys";
import { AIR_GAPPED_VAULT_TYPE, sameRegion, type VaultPlace } from "./plan";
import type { BackupType } from "./types";

/** In what a vault lies apart from a resource. */
export interface Apart {
  readonly region: Ternary;
  readonly account: Ternary;
}

/** Where neither tells its Region, both are in that of their provider if it is one; where neither tells its account, in one. */
export function apartFrom(resource: EstateResource, vault: VaultPlace): Apart {
  const home = accountOf(resource);
  const beside = vault.region === undefined && vault.resource !== undefined && sameRegion(vault.resource, resource);
  return {
    region: beside ? false : differ(vault.region, regionOf(resource)),
    account: vault.account === home ? false : differ(vault.account, home),
  };
}

/** What must hold for one copy, and whether it is the resource or the vault that it hangs on. */
export interface CopyCondition extends Condition {
  readonly about: "resource" | "vault";
  /** What stands in the way, or why nobody can tell; only where it does not surely hold. */
  readonly problem?: string;
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
    ...advanced(resource, type, index),
    ...oneStep(chain, resource, type, apart),
    ...besideItsPlan(chain, apart),
    ...sourceKey(chain, resource, type, apart, index),
    ...vaultKey(chain.vault, type, apart, index),
    ...takesCopies(chain.vault, apart),
  ].map((one) => ({ about: "vault", ...one }));
}

type Found = Condition & Partial<Pick<CopyCondition, "about" | "problem">>;

function fails(text: string, problem: string, fix?: string): Found {
  return { ...condition(`${text} (${problem})`, false, fix), problem };
}

function open(text: string, problem: string, fix?: string): Found {
  return { ...unknownCondition(text, problem), ...(fix === undefined ? {} : { fix }), problem };
}

/** Types that are not copied at all, or to another account and Region one at a time only. */
function oneStep({ vault }: Chain, resource: EstateResource, { copies, optIn }: BackupType, apart: Apart): Found[] {
  if (copies === "anywhere") return [];
  if (copies === "undocumented") {
    const problem = `nothing that AWS says of ${serviceOf(optIn)} confirms it`;
    return [{ ...open("AWS Backup copies its points", problem), about: "resource" }];
  }
  if (copies === "none") {
    const text = "AWS Backup copies its points";
    const known = readString(resource, "engine").kind === "known";
    const found = known
      ? fails(text, "AWS Backup copies no Multi-AZ DB clusters")
      : open(
          text,
          `whether ${resource.name} is a Multi-AZ DB cluster, which AWS Backup does not copy, is not known at preview`,
        );
    return [{ ...found, about: "resource" }];
  }
  if (apart.region === false || apart.account === false) return [];
  const problem = `vault ${vault.name} may lie in another account and another Region, which AWS does not document for ${serviceOf(optIn)} in one copy`;
  return [open("AWS Backup copies it in one step", problem)];
}

/** Tables are copied only with the advanced features of AWS Backup for DynamoDB. */
function advanced(resource: EstateResource, { optIn }: BackupType, index: EstateIndex): Found[] {
  return optIn === "DynamoDB" ? [{ ...advancedFeatures(resource, index), about: "resource" }] : [];
}

/** The air-gapped target of a rule lies in its own Region and account. */
function besideItsPlan({ primary, vault, rule }: Chain, apart: Apart): Found[] {
  if (primary === undefined || (apart.region === false && apart.account === false)) return [];
  const text = `vault ${vault.name} is a target of plan ${rule.plan.name}`;
  return [
    apart.region === true || apart.account === true
      ? fails(
          text,
          `vault ${vault.name} lies in another Region or account`,
          `copy to ${vault.name} by copyActions instead`,
        )
      : open(text, `the Region or account of vault ${vault.name} is not known at preview`),
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
  const text = `its key can be shared with the account of vault ${vault.name}`;
  const input = keyInputOf(resource);
  const elsewhere = apart.account === false ? asSafe(resource) : undefined;
  const fix = input === undefined ? elsewhere : `encrypt ${resource.name} with a customer key (${input})`;
  const key = keyOfResource(resource, index);
  const found = () => {
    if (key.kind === "unknown") return open(text, key.because, fix);
    if (key.kind === "AWS") {
      return leaves === true
        ? fails(text, `AWS manages the key of ${resource.name}`, fix)
        : open(
            text,
            `AWS manages the key of ${resource.name}, and whether vault ${vault.name} lies in another account is not known`,
            fix,
          );
    }
    const bare = key.kind === "none" && airGapped && NEED_ENCRYPTION.includes(optIn);
    return bare
      ? fails(text, `${resource.name} has no key, and air-gapped vaults ask for one`, fix)
      : condition(text, true);
  };
  return [{ ...found(), about: "resource" }];
}

/** Where the points of what names no key are as safe as in an air-gapped vault of their account. */
function asSafe({ name }: EstateResource): string {
  return `copy ${name} to a vault locked in compliance mode instead, under a key of another account (as safe, but it cannot be shared with other accounts as an air-gapped vault can)`;
}

/** What leaves its Region or account gets the key of its new vault. */
function vaultKey(vault: VaultPlace, type: BackupType, apart: Apart, index: EstateIndex): Found[] {
  const { name, region, resource } = vault;
  const text = `the key of vault ${name} can encrypt its copies`;
  const key = keyOfVault(vault, index);
  const input = resource === undefined ? "kmsKeyArn" : keyInputOfVault(resource);
  const fix = `give vault ${name} a customer key of its own Region (${input})`;
  if (key.kind === "customer" && differ(key.region, region) === true) {
    return [fails(text, `${nameOfKey(key)} is of ${key.region}, the vault of ${region}`, fix)];
  }
  if (apart.region === false && apart.account === false) return [];
  if (key.kind === "unknown") return [condition(`${text} (assumed: ${key.because})`, true)];
  if (key.kind === "customer" || resource?.type === AIR_GAPPED_VAULT_TYPE) return [condition(text, true)];
  const { holds, problem } = underOwnKey(vault, type, apart);
  if (holds === true) return [condition(text, true)];
  return [holds === false ? fails(text, problem, fix) : open(text, problem, fix)];
}

/** Whether a copy that leaves can be made under AWS Backup's own key, and why not. */
function underOwnKey(
  { name, resource }: VaultPlace,
  { encryptedWith, optIn }: BackupType,
  apart: Apart,
): { readonly holds: Ternary; readonly problem: string } {
  const own = `vault ${name} has AWS Backup's own key`;
  const isDefault = resource === undefined;
  if (encryptedWith === "vault key" && (!isDefault || apart.account === false)) return { holds: true, problem: "" };
  if (apart.account === true)
    return { holds: false, problem: `${own}, which takes no such copies from another account` };
  const problem =
    encryptedWith === "vault key"
      ? `${own}, and whether it lies in another account is not known`
      : `${own}, under which AWS documents that copies of ${serviceOf(optIn)} to another Region or account fail`;
  return { holds: "unknown", problem };
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
