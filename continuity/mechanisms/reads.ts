import { ATTACHMENT_TYPE } from "../backup/attachments";
import { CLUSTER_INSTANCE_TYPES } from "../backup/cluster-instances";
import { inputsOfKey, KEY_ALIAS_TYPE } from "../backup/keys";
import { VAULT_LOCK_TYPE } from "../backup/lock";
import { DLM_POLICY_TYPE } from "../backup/maker";
import { windowProperties } from "../backup/member-windows";
import { REGION_SETTINGS_TYPE } from "../backup/opt-in";
import { AIR_GAPPED_VAULT_TYPE, PLAN_TYPE, VAULT_TYPE } from "../backup/plan";
import { SELECTION_TYPE } from "../backup/plans";
import { inputsOfArn } from "../backup/types";
import { DECLARATION_TYPE, OWN_COMPONENTS } from "../estate/declarations";
import { MECHANISMS } from "./catalogue";
import type { TypeReads } from "./mechanism";
import { inputsOfRestoration } from "./restoration";

/** Read of every resource: its tags and its place. */
const OF_EVERY_TYPE: readonly string[] = ["arn", "region", "tags", "tagsAll"];

/**
 * Components of Lifeboat say for which service they planned a member, what they chose, and why; services in which subnets their
 * members may stand; and both which shortfalls are accepted.
 */
const OF_OWN_COMPONENTS: readonly string[] = ["places", "planned", "service", "waive"];

const COMPANION_READS: Readonly<Record<string, TypeReads>> = {
  [PLAN_TYPE]: { reads: ["name", "rules"], required: ["rules"] },
  [SELECTION_TYPE]: {
    reads: ["conditions", "iamRoleArn", "notResources", "planId", "resources", "selectionTags"],
    required: ["iamRoleArn", "planId"],
  },
  [VAULT_TYPE]: { reads: ["kmsKeyArn", "name"], required: [] },
  [AIR_GAPPED_VAULT_TYPE]: {
    reads: ["encryptionKeyArn", "maxRetentionDays", "minRetentionDays", "name"],
    required: ["maxRetentionDays", "minRetentionDays"],
  },
  [VAULT_LOCK_TYPE]: {
    reads: ["backupVaultName", "changeableForDays", "maxRetentionDays", "minRetentionDays"],
    required: ["backupVaultName"],
  },
  [KEY_ALIAS_TYPE]: { reads: ["targetKeyId"], required: ["targetKeyId"] },
  [REGION_SETTINGS_TYPE]: {
    reads: ["resourceTypeManagementPreference", "resourceTypeOptInPreference"],
    required: ["resourceTypeOptInPreference"],
  },
  ...Object.fromEntries(
    CLUSTER_INSTANCE_TYPES.map((type) => [
      type,
      { reads: ["clusterIdentifier", "identifier"], required: ["clusterIdentifier"] },
    ]),
  ),
  [DECLARATION_TYPE]: { reads: ["members"], required: [] },
  [ATTACHMENT_TYPE]: { reads: ["instanceId", "volumeId"], required: ["instanceId", "volumeId"] },
  [DLM_POLICY_TYPE]: {
    reads: ["defaultPolicy", "policyDetails", "state"],
    required: ["executionRoleArn", "policyDetails"],
  },
};

const READS: ReadonlyMap<string, TypeReads> = joined([
  ...Object.entries(COMPANION_READS),
  ...MECHANISMS.flatMap(({ companions = {} }) => Object.entries(companions)),
  ...MECHANISMS.flatMap((mechanism) => mechanism.types.map((type) => [type, mechanism] as const)),
]);

/** Several mechanisms may read the same companion, each something else of it. */
function joined(entries: readonly (readonly [string, TypeReads])[]): ReadonlyMap<string, TypeReads> {
  const all = new Map<string, TypeReads>();
  for (const [type, { reads, required }] of entries) {
    const other = all.get(type) ?? { reads: [], required: [] };
    all.set(type, { reads: [...other.reads, ...reads], required: [...new Set([...other.required, ...required])] });
  }
  return all;
}

/** The properties of a provider that say where its resources live and which tags they get. */
export const PROVIDER_READS: readonly string[] = [
  "allowedAccountIds",
  "assumeRole",
  "assumeRoles",
  "defaultTags",
  "region",
];

const NAMES = new Map<string, ReadonlySet<string>>();

/** The properties of a type that enter the estate; nothing else does, so that no secret can. */
export function propertiesRead(type: string): ReadonlySet<string> {
  const known = NAMES.get(type);
  if (known) return known;
  const names = new Set([
    ...OF_EVERY_TYPE,
    ...(type.startsWith(OWN_COMPONENTS) ? OF_OWN_COMPONENTS : []),
    ...inputsOfArn(type),
    ...inputsOfKey(type),
    ...inputsOfRestoration(type),
    ...windowProperties(type),
    ...(READS.get(type)?.reads ?? []),
    ...requiredInputs(type),
  ]);
  NAMES.set(type, names);
  return names;
}

/** The inputs that a type cannot do without. */
export function requiredInputs(type: string): readonly string[] {
  return READS.get(type)?.required ?? [];
}
