import type { Setting } from "../declaration/setting";
import { accountOf, parseArn, regionOf } from "../estate/place";
import { readBoolean, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { AIR_GAPPED_VAULT_TYPE, type VaultPlace } from "./plan";

export const KEY_ALIAS_TYPE = "aws:kms/alias:Alias";

const KEY_TYPES: readonly string[] = ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey"];

/** The vault that every account has in every Region, under AWS Backup's own key. */
const DEFAULT_VAULT = "Default";

/** What something is encrypted with, as far as the program tells. */
export type KeyUse =
  /** Not encrypted. */
  | { readonly kind: "none" }
  /** A key that AWS owns or manages: nobody can delete it, and it cannot be shared. */
  | { readonly kind: "AWS" }
  | CustomerKey
  | { readonly kind: "unknown"; readonly because: string };

/** A key of the customer's own; whoever administers its account can schedule its deletion. */
export interface CustomerKey {
  readonly kind: "customer";
  /** The property that names it: `kmsKeyArn of vault main`. */
  readonly named: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** The key, where this program makes it. */
  readonly resource: EstateResource | undefined;
}

/** How the inputs of a type say what its data, and so its recovery points, are encrypted with. */
interface KeyInputs {
  readonly key: string;
  /** The input that turns encryption on; where there is none it is always on. */
  readonly encrypted?: string;
  /** Without a word from the program: not encrypted, under AWS's own key, or as the account has it. */
  readonly unstated: "none" | "AWS" | "account";
  /** Inputs that name what the data come from, and with them their key. */
  readonly from: readonly string[];
}

const database = (key: string, ...from: readonly string[]): KeyInputs => ({
  key,
  encrypted: "storageEncrypted",
  unstated: "none",
  from: ["snapshotIdentifier", ...from],
});

const fileSystem: KeyInputs = { key: "kmsKeyId", unstated: "AWS", from: ["backupId"] };

const KEY_INPUTS: Readonly<Record<string, KeyInputs>> = {
  "aws:docdb/cluster:Cluster": database("kmsKeyId", "globalClusterIdentifier", "restoreToPointInTime"),
  "aws:ebs/volume:Volume": { key: "kmsKeyId", encrypted: "encrypted", unstated: "account", from: ["snapshotId"] },
  "aws:fsx/lustreFileSystem:LustreFileSystem": fileSystem,
  "aws:fsx/ontapFileSystem:OntapFileSystem": { ...fileSystem, from: [] },
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": fileSystem,
  "aws:fsx/windowsFileSystem:WindowsFileSystem": fileSystem,
  "aws:neptune/cluster:Cluster": database("kmsKeyArn", "globalClusterIdentifier", "replicationSourceIdentifier"),
  "aws:rds/cluster:Cluster": database(
    "kmsKeyId",
    "globalClusterIdentifier",
    "replicationSourceIdentifier",
    "restoreToPointInTime",
  ),
  "aws:rds/instance:Instance": database("kmsKeyId", "replicateSourceDb", "restoreToPointInTime"),
  "aws:redshift/cluster:Cluster": {
    key: "kmsKeyId",
    encrypted: "encrypted",
    unstated: "AWS",
    from: ["snapshotArn", "snapshotIdentifier"],
  },
  "aws:redshiftserverless/namespace:Namespace": { key: "kmsKeyId", unstated: "AWS", from: [] },
};

/** The inputs of a type that say what it is encrypted with. */
export function inputsOfKey(type: string): readonly string[] {
  const inputs = Object.hasOwn(KEY_INPUTS, type) ? KEY_INPUTS[type] : undefined;
  if (inputs === undefined) return [];
  return [inputs.key, ...(inputs.encrypted === undefined ? [] : [inputs.encrypted]), ...inputs.from];
}

/** The input of a type that names its key, for messages that say what to set. */
export function keyInputOf({ type }: EstateResource): string | undefined {
  return Object.hasOwn(KEY_INPUTS, type) ? KEY_INPUTS[type]?.key : undefined;
}

/** What a resource is encrypted with, and so those of its recovery points that inherit its key. */
export function keyOfResource(resource: EstateResource, index: EstateIndex): KeyUse {
  const inputs = Object.hasOwn(KEY_INPUTS, resource.type) ? KEY_INPUTS[resource.type] : undefined;
  if (inputs === undefined) return { kind: "unknown", because: `which key ${resource.name} has is not read` };
  const key = readString(resource, inputs.key);
  if (key.kind !== "absent") return namedKey(key, resource, inputs.key, resource.name, index);
  const from = inputs.from.find((property) => readValue(resource, property).kind !== "absent");
  if (from !== undefined) {
    return { kind: "unknown", because: `${resource.name} takes its encryption from its ${from}` };
  }
  const encrypted = inputs.encrypted === undefined ? undefined : readBoolean(resource, inputs.encrypted);
  if (encrypted?.kind === "unknown") return encrypted;
  if (encrypted?.kind === "known") return { kind: encrypted.value ? "AWS" : "none" };
  if (inputs.unstated !== "account") return { kind: inputs.unstated };
  const because = `${inputs.encrypted} of ${resource.name} is left to the account, which may encrypt by default`;
  return { kind: "unknown", because };
}

/**
 * The key of a vault. A vault without one has AWS Backup's own (`aws/backup`), an air-gapped one a key that AWS owns.
 *
 * Source: AWS Backup developer guide, "Encryption for backups in AWS Backup", "Logically air-gapped vault".
 */
export function keyOfVault({ name, resource }: Pick<VaultPlace, "name" | "resource">, index: EstateIndex): KeyUse {
  if (resource === undefined) {
    return name === DEFAULT_VAULT
      ? { kind: "AWS" }
      : { kind: "unknown", because: `vault ${name} is not part of this program` };
  }
  const property = keyInputOfVault(resource);
  const key = readString(resource, property);
  if (key.kind !== "absent") return namedKey(key, resource, property, `vault ${name}`, index);
  return resource.declared === undefined
    ? { kind: "AWS" }
    : { kind: "unknown", because: `lifeboat.yaml names no key of vault ${name}` };
}

/** The input of a vault that names its key. */
export function keyInputOfVault({ type }: EstateResource): "kmsKeyArn" | "encryptionKeyArn" {
  return type === AIR_GAPPED_VAULT_TYPE ? "encryptionKeyArn" : "kmsKeyArn";
}

function namedKey(
  setting: Exclude<Setting<string>, { kind: "absent" }>,
  resource: EstateResource,
  property: string,
  whose: string,
  index: EstateIndex,
): KeyUse {
  const named = `${property} of ${whose}`;
  if (setting.kind === "known") return keyOfText(setting.value, named);
  const keys = index.across(resource, property).flatMap((one) => keyBehind(one, index));
  const [key, ...others] = [...new Set(keys)];
  if (key === undefined || others.length > 0) return setting;
  return { kind: "customer", named, region: regionOf(key), account: accountOf(key), resource: key };
}

/** A key, or the key that an alias stands for. */
function keyBehind(resource: EstateResource, index: EstateIndex): readonly EstateResource[] {
  if (KEY_TYPES.includes(resource.type)) return [resource];
  if (resource.type !== KEY_ALIAS_TYPE) return [];
  return index.across(resource, "targetKeyId").filter(({ type }) => KEY_TYPES.includes(type));
}

/** By ARN, id or alias. Aliases that begin with `aws/` are AWS's; an id tells neither Region nor account. */
function keyOfText(text: string, named: string): KeyUse {
  const arn = parseArn(text);
  if ((arn?.resource ?? text).startsWith("alias/aws/")) return { kind: "AWS" };
  return {
    kind: "customer",
    named,
    region: arn?.region || undefined,
    account: arn?.account || undefined,
    resource: undefined,
  };
}

/** A key as messages name it; never by its text. */
export function nameOfKey(key: CustomerKey): string {
  return key.resource === undefined ? `the key in ${key.named}` : `key ${key.resource.name}`;
}
