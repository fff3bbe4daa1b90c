import { type Setting, unknown } from "../declaration/setting";
import { bagBoolean, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isBag } from "../estate/value";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { REGION_SETTINGS_TYPE } from "./opt-in";
import { reaches } from "./reach";

const PROPERTY = "resourceTypeManagementPreference";
const SERVICE = "DynamoDB";
/** The condition, and what stands in its way; only where it does not surely hold. */
export type AdvancedFeatures = Condition & { readonly problem?: string };

const TEXT = "AWS Backup copies backups of tables";

/**
 * Whether AWS Backup copies backups of tables: only with its advanced features for DynamoDB, which `RegionSettings` turn on
 * or off. An account that made its first vault after 21 November 2021 has them; that it did is assumed, and said.
 *
 * Source: AWS Backup developer guide, "Advanced DynamoDB backup".
 */
export function advancedFeatures(resource: EstateResource, index: EstateIndex): AdvancedFeatures {
  const found = index.ofType(REGION_SETTINGS_TYPE).flatMap((settings) => statementOf(settings, resource));
  const doubt = found.find(({ holds }) => holds === false) ?? found.find(({ holds }) => holds === "unknown");
  const assumed = condition(`${TEXT} (that its advanced features for DynamoDB are on is assumed)`, true);
  return doubt ?? found[0] ?? assumed;
}

function statementOf(settings: EstateResource, resource: EstateResource): readonly AdvancedFeatures[] {
  const near = reaches(settings, resource);
  const preference = preferenceOf(settings);
  if (near === false || preference.kind === "absent") return [];
  const fix = `set ${SERVICE} to true in ${PROPERTY} of ${settings.name}`;
  const open = (problem: string) => [{ ...unknownCondition(TEXT, problem), fix, problem }];
  if (preference.kind === "unknown") return open(preference.because);
  if (preference.value) return near === true ? [condition(TEXT, true)] : [];
  const problem = `${settings.name} turns advanced features for DynamoDB off`;
  if (near === true) return [{ ...condition(`${TEXT} (${problem})`, false, fix), problem }];
  return open(`${problem}, and whether it is for the Region and account of ${resource.name} is not known`);
}

function preferenceOf(settings: EstateResource): Setting<boolean> {
  const preferences = readValue(settings, PROPERTY);
  if (preferences.kind !== "known") return preferences;
  if (!isBag(preferences.value)) return unknown(`${PROPERTY} of ${settings.name} is not an object`);
  const preference = bagBoolean(preferences.value, SERVICE);
  return preference.kind === "unknown"
    ? unknown(`${SERVICE} in ${PROPERTY} of ${settings.name} is not known at preview`)
    : preference;
}
