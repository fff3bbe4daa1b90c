import { knownValue } from "../declaration/setting";
import { SERVICE_TYPE } from "./declarations";
import { bagValue, readPath, readString } from "./read";
import type { EstateIndex, EstateResource } from "./resource";
import { isBag, isList, UNKNOWN, type Value } from "./value";

export const SUBNET_TYPE = "aws:ec2/subnet:Subnet";

/** What is read of subnets; their id is an output only. */
export const SUBNET_READS = {
  [SUBNET_TYPE]: { reads: ["availabilityZone", "availabilityZoneId", "id"], required: [] },
};

/** Where a resource says in which Availability Zones it runs; a dot leads into a nested block. */
export type ZoneSource =
  | { readonly zones: string }
  | { readonly subnets: string }
  /** A subnet group, named by a property: its type, and its own name and subnets. */
  | { readonly group: string; readonly type: string; readonly subnets: string };

/** The Availability Zones that a resource runs in, as far as they can be known. */
export interface Zones {
  /** Those that are known; distinct subnets in one zone are one zone. */
  readonly known: ReadonlySet<string>;
  /** Why there may be others; undefined where all are known. */
  readonly because?: string;
}

/** The zones of a resource, by the first of several sources that it states; none where it states none. */
export function zonesOf(resource: EstateResource, sources: readonly ZoneSource[], index: EstateIndex): Zones {
  for (const source of sources) {
    const found = "zones" in source ? zonesIn(resource, source.zones) : throughSubnets(resource, source, index);
    if (found !== undefined) return found;
  }
  return { known: new Set(), because: `in which zones ${resource.name} runs is left to AWS` };
}

/** The zones of several resources together. */
export function togetherIn(...parts: readonly Zones[]): Zones {
  return gathered(parts.flatMap(({ known, because }) => [...known, ...(because === undefined ? [] : [{ because }])]));
}

/** Whether a resource runs in at least so many zones. */
export function spansZones(zones: Zones, atLeast: number): true | false | "unknown" {
  if (zones.known.size >= atLeast) return true;
  return zones.because === undefined ? false : "unknown";
}

function zonesIn(resource: EstateResource, path: string): Zones | undefined {
  const setting = readPath(resource, path);
  if (setting.kind === "absent") return undefined;
  if (setting.kind === "unknown") return { known: new Set(), because: setting.because };
  const items = isList(setting.value) ? setting.value : [setting.value];
  return gathered(items.map((item) => (typeof item === "string" ? item : notKnown(path, resource))));
}

function throughSubnets(
  resource: EstateResource,
  source: Exclude<ZoneSource, { readonly zones: string }>,
  index: EstateIndex,
): Zones | undefined {
  if (!("group" in source)) return subnetZones(resource, source.subnets, index);
  const name = readPath(resource, source.group);
  if (name.kind === "absent") return undefined;
  const groups =
    name.kind === "known" && typeof name.value === "string"
      ? index.having(source.type, "name", name.value)
      : index.across(resource, topOf(source.group), source.type);
  const [only, ...others] = groups;
  if (only === undefined || others.length > 0) {
    return {
      known: new Set(),
      because: `the subnet group of ${resource.name} is not known or not part of this program`,
    };
  }
  return subnetZones(only, source.subnets, index) ?? { known: new Set(), because: `${only.name} names no subnets` };
}

/** Subnets by reference; unknown elements resolve only if there are as many as references to subnets. */
function subnetZones(resource: EstateResource, path: string, index: EstateIndex): Zones | undefined {
  const setting = readPath(resource, path);
  if (setting.kind === "absent") return undefined;
  const value = setting.kind === "known" ? setting.value : UNKNOWN;
  const items = (isList(value) ? value : [value]).map(subnetOf);
  const subnets = index.across(resource, topOf(path), SUBNET_TYPE);
  const open = items.filter((item) => item === UNKNOWN).length;
  const resolved = open === subnets.length ? subnets.map(zoneOfSubnet) : Array(open).fill(notKnown(path, resource));
  const literal = items.flatMap((item) => (typeof item === "string" ? [literalSubnet(item, index)] : []));
  return gathered([...resolved, ...literal]);
}

/** Subnet mappings of load balancers hold the subnet in a block. */
function subnetOf(item: Value): Value {
  return isBag(item) ? (knownValue(bagValue(item, "subnetId")) ?? UNKNOWN) : item;
}

function zoneOfSubnet(subnet: EstateResource): string | { readonly because: string } {
  const zone = readString(subnet, "availabilityZone");
  const id = readString(subnet, "availabilityZoneId");
  const known = knownValue(zone) ?? knownValue(id) ?? subnet.outputs.availabilityZone;
  if (typeof known === "string") return known;
  const unclear = [zone, id].find((setting) => setting.kind === "unknown");
  return {
    because: unclear?.kind === "unknown" ? unclear.because : `the zone of subnet ${subnet.name} is left to AWS`,
  };
}

function literalSubnet(id: string, index: EstateIndex): string | { readonly because: string } {
  const subnet = index.ofType(SUBNET_TYPE).find(({ outputs }) => outputs.id === id);
  if (subnet !== undefined) return zoneOfSubnet(subnet);
  return statedZone(id, index) ?? { because: "a subnet is not part of this program, so its zone is not known" };
}

/** The zone that a service states of a subnet: somebody who knows it wrote it there, plainly. */
function statedZone(id: string, index: EstateIndex): string | undefined {
  const places = index.ofType(SERVICE_TYPE).flatMap(({ inputs }) => itemsOf(inputs?.places));
  return places.flatMap((place) => entriesOf(place, "subnets")).find(([, subnet]) => subnet === id)?.[0];
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value !== undefined && isList(value) ? value : [];
}

function entriesOf(value: Value, property: string): readonly (readonly [string, Value])[] {
  const bag = isBag(value) ? knownValue(bagValue(value, property)) : undefined;
  return isBag(bag) ? Object.entries(bag) : [];
}

function notKnown(path: string, { name }: EstateResource): { readonly because: string } {
  return { because: `${path} of ${name} is not known at preview` };
}

/** The id of a zone, such as `euw1-az1`; its name, `eu-west-1a`, differs from account to account. */
const ZONE_ID = /-az\d+$/;

function gathered(items: readonly (string | { readonly because: string })[]): Zones {
  const zones = new Set(items.filter((item) => typeof item === "string"));
  const ids = new Set([...zones].filter((zone) => ZONE_ID.test(zone)));
  const names = new Set([...zones].filter((zone) => !ids.has(zone)));
  const open = items.find((item) => typeof item !== "string");
  if (ids.size > 0 && names.size > 0) {
    const because = "some zones are named and others given by id, which may be the same";
    return { known: ids.size > names.size ? ids : names, because };
  }
  return open === undefined ? { known: zones } : { known: zones, because: open.because };
}

function topOf(path: string): string {
  return path.split(".")[0] ?? path;
}
