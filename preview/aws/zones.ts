import { regions } from "./regions";

interface Zone {
  readonly name: string;
  readonly id: string;
}

/**
 * Answers `getAvailabilityZones`: the ordinary zones of the Region, all of them available, without the excluded ones.
 * `undefined` for a Region or a filter that we cannot judge.
 */
export function availabilityZones(args: Record<string, unknown>, region: string): Record<string, unknown> | undefined {
  const known = regions[region];
  if (known === undefined) {
    return undefined;
  }
  let zones: Zone[] | undefined = known.zones.split(" ").map((zone) => ({
    name: `${region}${zone.charAt(0)}`,
    id: `${known.zonePrefix}-az${zone.slice(1)}`,
  }));
  if (typeof args.state === "string" && args.state !== "available") {
    zones = [];
  }
  for (const filter of list(args.filters)) {
    zones = keep(zones, filter, region);
  }
  const excluded = [...list(args.excludeNames), ...list(args.excludeZoneIds)];
  const left = zones?.filter(({ name, id }) => !excluded.includes(name) && !excluded.includes(id));
  return (
    left && {
      ...args,
      id: region,
      region,
      groupNames: left.length > 0 ? [region] : [],
      names: left.map(({ name }) => name),
      zoneIds: left.map(({ id }) => id),
    }
  );
}

/** The filters of EC2 DescribeAvailabilityZones that the zones above can answer. */
function keep(zones: Zone[] | undefined, filter: unknown, region: string): Zone[] | undefined {
  const { name, values } = filter as { name?: string; values?: unknown };
  const read: Record<string, (zone: Zone) => string> = {
    "group-name": () => region,
    "opt-in-status": () => "opt-in-not-required",
    "region-name": () => region,
    state: () => "available",
    "zone-id": (zone) => zone.id,
    "zone-name": (zone) => zone.name,
    "zone-type": () => "availability-zone",
  };
  const value = read[name ?? ""];
  return value && zones?.filter((zone) => list(values).includes(value(zone)));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
