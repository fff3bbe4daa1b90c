import { knownValue } from "../declaration/setting";
import { bagString, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isBag, isList } from "../estate/value";
import { RECORD_TYPE, routes } from "./routing";

/** Where a record says what it leads to. */
const LEADING: readonly string[] = ["aliases", "records"];

/** The resources of the program that a record leads to. */
export function targetsOf(record: EstateResource, index: EstateIndex): readonly EstateResource[] {
  return LEADING.flatMap((property) => index.across(record, property));
}

/** How many answers a record gives; undefined where that is not known. */
export function answersOf(record: EstateResource): number | undefined {
  const stated = LEADING.map((property) => readValue(record, property)).filter(({ kind }) => kind !== "absent");
  if (stated.some(({ kind }) => kind === "unknown")) return undefined;
  return stated.flatMap((setting) => knownValue(setting) ?? []).length;
}

/** The records of the program that lead clients to a resource, sorted. */
export function recordsLeadingTo(resource: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const records = LEADING.flatMap((property) => index.referring(resource, RECORD_TYPE, property, []));
  return [...new Set(records)].sort((a, b) => (a.urn < b.urn ? -1 : 1));
}

/** The other records of the same name and type, as far as names are known. */
export function peersOf(record: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const [name, type] = [readString(record, "name"), knownValue(readString(record, "type"))];
  if (name.kind !== "known") return [];
  return index
    .having(RECORD_TYPE, "name", name.value)
    .filter((one) => one !== record && routes(one) && knownValue(readString(one, "type")) === type);
}

/** Of a secondary record of a failover pair, the primary: it is that one's loss which Route 53 has to notice. */
export function primaryOf(record: EstateResource, index: EstateIndex): EstateResource | undefined {
  if (failoverType(record) !== "SECONDARY") return undefined;
  return peersOf(record, index).find((one) => failoverType(one) === "PRIMARY");
}

/** `PRIMARY` or `SECONDARY`, where it is known. */
export function failoverType(record: EstateResource): string | undefined {
  const policies = knownValue(readValue(record, "failoverRoutingPolicies"));
  const [first] = isList(policies) ? policies : [policies];
  return isBag(first) ? knownValue(bagString(first, "type")) : undefined;
}
