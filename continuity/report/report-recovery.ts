import { instancesOf } from "../backup/cluster-instances";
import type { Surroundings } from "../backup/protection";
import { SCENARIOS } from "../declaration/scenario";
import { regionOf } from "../estate/place";
import { togetherIn, type Zones, zonesOf } from "../estate/zones";
import { type Capacity, unitsLeft } from "../mechanisms/capacity";
import { mechanismOf } from "../mechanisms/catalogue";
import type { ServiceJudge } from "../verdict/service-verdicts";
import type { Member, Service } from "../verdict/services";
import { subjectOf } from "../verdict/subject";
import type { ReportCapacity, ReportRecovery, ReportStanding } from "./report";
import { reportStep } from "./report-step";

/** The name or id of a zone. Whatever else stands in its place is nobody's to repeat. */
const ZONE = /^[a-z]{2,4}\d?(-[a-z0-9]+)+$/;

/** What a simulation has to know of a service besides its verdicts. */
export function reportRecovery(service: Service, judge: ServiceJudge, surroundings: Surroundings): ReportRecovery {
  const { detect, decide, verify } = judge.responsesOf(service);
  const position = new Map(service.members.map((member, i) => [member, i]));
  const needs = judge.orderOf(service);
  return {
    detect: reportStep(detect),
    decide: reportStep(decide),
    verify: reportStep(verify),
    members: service.members.map((member) => ({
      ...standingOf(member, service, surroundings),
      after: needs(member).map((other) => position.get(other) as number),
    })),
    elsewhere: SCENARIOS.flatMap((scenario) =>
      judge.promisesTo(service, scenario).map(({ service: name, step }) => ({
        service: name,
        scenario,
        step: reportStep(step),
      })),
    ),
  };
}

function standingOf(member: Member, service: Service, surroundings: Surroundings): Omit<ReportStanding, "after"> {
  const { resource, role, consistencyGroup } = member;
  const capacity = mechanismOf(resource.type)?.capacity?.(subjectOf(member, service), surroundings);
  const { zones, everywhere } = zonesOfMember(member, capacity, surroundings);
  return {
    urn: resource.urn,
    role,
    region: regionOf(resource) ?? null,
    zones: [...zones.known].filter((zone) => ZONE.test(zone)).sort(),
    everywhere,
    ...(zones.because === undefined ? {} : { because: zones.because }),
    ...(consistencyGroup === undefined ? {} : { consistencyGroup }),
    ...(capacity === undefined ? {} : { capacity: capacityOf(capacity) }),
  };
}

/** The zones in which a member stands, or may, and whether it is in each of them. */
function zonesOfMember(
  { resource }: Member,
  capacity: Capacity | undefined,
  { index }: Surroundings,
): { readonly zones: Zones; readonly everywhere: boolean } {
  if (capacity !== undefined) return { zones: capacity.zones, everywhere: true };
  const instances = instancesOf(resource, index);
  if (instances.length > 0) {
    const each = instances.map((one) => zonesOf(one, [{ zones: "availabilityZone" }], index));
    return { zones: togetherIn(...each), everywhere: true };
  }
  const sources = mechanismOf(resource.type)?.zones ?? [];
  const zones = zonesOf(resource, sources, index);
  // What is placed by a group stands somewhere in it.
  return { zones, everywhere: zones.known.size < 2 || !sources.some((source) => "group" in source) };
}

function capacityOf(capacity: Capacity): ReportCapacity {
  const { unit, units } = capacity;
  const left = (scenario: "instance" | "zone") => unitsLeft(scenario, capacity) ?? null;
  return {
    unit,
    units: units.kind === "known" ? units.value : null,
    withoutInstance: left("instance"),
    withoutZone: left("zone"),
  };
}
