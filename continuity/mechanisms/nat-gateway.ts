import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider } from "../declaration/defaults";
import { knownValue, orDefault, type Setting } from "../declaration/setting";
import { bagString, readString, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isBag, isList, type Value } from "../estate/value";
import { SUBNET_READS, spansZones, togetherIn, type Zones } from "../estate/zones";
import { bound } from "../recovery/bound";
import { or, type Ternary } from "../recovery/logic";
import { type Condition, condition, type RecoveryPath, settingCondition, unknownCondition } from "../recovery/path";
import type { Mechanism } from "./mechanism";
import { ROUTE_READS, zoneOfGateway, zonesThrough } from "./nat-routes";
import { inAnotherRegion, twins, twinsOf } from "./twins";
import { byItself, deployedAnew, homeOf, noLoss } from "./ways";

export const NAT_GATEWAY_TYPE = "aws:ec2/natGateway:NatGateway";

const DEFAULT = { availabilityMode: documentedByProvider<string>("zonal", "Defaults to `zonal`.") };

/** Nothing is kept in it, and what goes on takes no time. */
const GOES_ON = { rpo: noLoss("keeps no data", "role of the member"), rto: bound() };

/**
 * A NAT gateway: redundant within one zone, so that each zone needs its own, or a regional one over several.
 * Figures and sources: docs/mechanisms/nat-gateway.md.
 */
export const natGateway: Mechanism = {
  slug: "nat-gateway",
  title: "Amazon VPC NAT gateway",
  types: [NAT_GATEWAY_TYPE],
  reads: ["availabilityMode", "availabilityZoneAddresses", "subnetId"],
  required: [],
  companions: { ...SUBNET_READS, ...ROUTE_READS },
  defaults: { [NAT_GATEWAY_TYPE]: DEFAULT },
  zones: [{ subnets: "subnetId" }],
  figures: [],
  paths(subject, surroundings) {
    return [
      byItself("instance", subject, { mechanism: "redundant within its zone", ...GOES_ON }),
      overZones(subject),
      ...oneForEachZone(subject, surroundings),
      ...usedThere(subject, surroundings),
      ...twins(subject, surroundings),
      ...deployedAnew(["zone", "region", "compromise"], subject, surroundings),
    ];
  },
};

/** `zonal`: it lives in one zone; `regional`: in several. */
export function modeOf(resource: EstateResource): Exclude<Setting<string>, { kind: "absent" }> {
  return orDefault(readString(resource, "availabilityMode"), DEFAULT.availabilityMode.value);
}

/** A regional NAT gateway follows its VPC into every zone, unless its zones are listed. */
function overZones(subject: Subject): RecoveryPath {
  const { resource } = subject;
  const regional = settingCondition(
    "availabilityMode is regional",
    modeOf(resource),
    (mode) => mode === "regional",
    `make ${resource.name} regional (availabilityMode, vpcId in place of subnetId)`,
  );
  const listed = readValue(resource, "availabilityZoneAddresses");
  return byItself("zone", subject, {
    mechanism: "a regional NAT gateway goes on in other zones",
    requires: [regional, ...(listed.kind === "absent" ? [] : [listsZones(resource, listed)])],
    ...GOES_ON,
  });
}

function listsZones({ name }: EstateResource, listed: Exclude<Setting<Value>, { kind: "absent" }>): Condition {
  const text = "it lists addresses in at least 2 zones";
  if (listed.kind === "unknown") return unknownCondition(text, listed.because);
  const zones = togetherIn(
    ...(isList(listed.value) ? listed.value : [listed.value]).map((one) => zoneListed(one, name)),
  );
  const spans = spansZones(zones, 2);
  return spans === "unknown"
    ? unknownCondition(text, zones.because ?? "its zones are not known")
    : condition(text, spans, `list addresses of ${name} in another zone`);
}

function zoneListed(address: Value, name: string): Zones {
  const [zone, id] = isBag(address)
    ? [bagString(address, "availabilityZone"), bagString(address, "availabilityZoneId")]
    : [];
  const known = (zone && knownValue(zone)) ?? (id && knownValue(id));
  return known === undefined
    ? { known: new Set(), because: `a zone in availabilityZoneAddresses of ${name} is not known at preview` }
    : { known: new Set([known]) };
}

/** With a NAT gateway in each zone, whatever routes through a lost one is lost with its zone, and nothing else. */
function oneForEachZone(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  if (knownValue(modeOf(subject.resource)) === "regional") return [];
  const requires = [servesItsZone(subject.resource, surroundings), hasPeer(subject, surroundings)];
  return [byItself("zone", subject, { mechanism: "the NAT gateways of other zones go on", requires, ...GOES_ON })];
}

/** Whether only subnets of its own zone route through a NAT gateway. */
export function servesItsZone(gateway: EstateResource, surroundings: Surroundings): Condition {
  const text = "only subnets of its own zone route through it";
  const zones = togetherIn(zoneOfGateway(gateway, surroundings), zonesThrough(gateway, surroundings));
  const fix = "make a NAT gateway in each zone, and route the subnets of a zone through its own";
  if (zones.known.size > 1) return condition(text, false, fix);
  return zones.because === undefined ? condition(text, true) : unknownCondition(text, zones.because);
}

/** A NAT gateway in another Region is used by what runs there, so that nobody leads anything to it. */
function usedThere(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  return twinsOf(subject).map((twin) => ({
    ...byItself("region", subject, {
      mechanism: `what runs in another Region goes out through ${twin.name}`,
      requires: [inAnotherRegion(subject.resource, twin), hasUsers(twin, surroundings)],
      ...GOES_ON,
    }),
    target: homeOf(twin),
  }));
}

function hasUsers(gateway: EstateResource, surroundings: Surroundings): Condition {
  const text = `subnets of its Region route through ${gateway.name}`;
  const { known, because } = zonesThrough(gateway, surroundings);
  return known.size === 0 && because !== undefined ? unknownCondition(text, because) : condition(text, true);
}

function hasPeer({ resource, siblings }: Subject, surroundings: Surroundings): Condition {
  const text = "the service has a NAT gateway in another zone";
  const home = zoneOfGateway(resource, surroundings);
  const peers = siblings.filter((one) => one !== resource && one.type === resource.type);
  const apart = or(...peers.map((one) => liesApart(home, zoneOfGateway(one, surroundings))));
  return apart === "unknown"
    ? unknownCondition(text, home.because ?? "the zones of its other NAT gateways are not known at preview")
    : condition(text, apart, "make a NAT gateway in another zone");
}

function liesApart(home: Zones, other: Zones): Ternary {
  const { known, because } = togetherIn(home, other);
  if (known.size > 1) return true;
  return because === undefined ? false : "unknown";
}
