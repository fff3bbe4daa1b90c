import { type Objective, objectivesByScenario } from "../../continuity/declaration/objectives";
import type { Setting } from "../../continuity/declaration/setting";
import type { ServiceStatement } from "../../continuity/declaration/statement";
import { readTags } from "../../continuity/declaration/tags";
import type { DrilledMember, DrilledScenario } from "../../continuity/evidence/record";
import { DRILLED_TYPES, TargetError } from "./arn";

/** A member of a service that can be drilled, with what its tags state. */
export interface StateMember {
  readonly service: string;
  readonly member: DrilledMember;
  readonly statement: ServiceStatement;
  /** Where it is, if its ARN does not say. */
  readonly region?: string;
}

interface StateResource {
  readonly urn?: unknown;
  readonly type?: unknown;
  readonly outputs?: {
    readonly arn?: unknown;
    readonly tags?: unknown;
    readonly tagsAll?: unknown;
    readonly region?: unknown;
    readonly bucketRegion?: unknown;
  };
}

/** What is drilled without being asked for by name. */
export const KNOWN_TYPES: ReadonlySet<unknown> = new Set(Object.values(DRILLED_TYPES));

/**
 * What can be drilled of a service, by the tags in an exported state (`pulumi stack export`).
 *
 * @param service without one: of every service
 * @param named one that is asked for by its name, of whatever type it is
 * @throws {TargetError} for what is no such state, or has nothing of the service that can be drilled
 */
export function membersOf(state: unknown, service?: string, named?: string): readonly StateMember[] {
  const resources = (state as { deployment?: { resources?: unknown } } | null)?.deployment?.resources;
  if (!Array.isArray(resources))
    throw new TargetError("it is no exported state; write it with pulumi stack export --file");
  const found = (resources as StateResource[]).flatMap((resource) => readMember(resource, service, named));
  if (found.length > 0) return found;
  const tag = service === undefined ? "continuity:service" : `continuity:service=${service}`;
  throw new TargetError(`nothing in it that drills restore has the tag ${tag}`);
}

function readMember(
  { urn, type, outputs }: StateResource,
  service: string | undefined,
  named: string | undefined,
): readonly StateMember[] {
  const arn = outputs?.arn;
  if (typeof urn !== "string" || typeof type !== "string" || typeof arn !== "string") return [];
  const name = urn.split("::").at(-1) ?? urn;
  if (!KNOWN_TYPES.has(type) && name !== named) return [];
  const reading = readTags(settingsOf(outputs?.tagsAll ?? outputs?.tags));
  if (reading.service.kind !== "known" || reading.role === "none") return [];
  if (service !== undefined && reading.service.value !== service) return [];
  const region = outputs?.bucketRegion ?? outputs?.region;
  return [
    {
      service: reading.service.value,
      member: { urn, arn, type, name },
      statement: reading.statement,
      ...(typeof region === "string" ? { region } : {}),
    },
  ];
}

function settingsOf(tags: unknown): ReadonlyMap<string, Setting<string>> {
  const known = typeof tags === "object" && tags !== null ? Object.entries(tags) : [];
  return new Map(
    known.map(([key, value]) => [
      key,
      typeof value === "string" ? { kind: "known", value } : { kind: "unknown", because: "it is a secret" },
    ]),
  );
}

/** The objective of a statement for what a drill rehearses; a half that cannot be read is none. */
export function objectiveOf({ objectives }: ServiceStatement, scenario: DrilledScenario) {
  const { rto, rpo } = objectivesByScenario(objectives)[scenario];
  const seconds = (half: Objective["rto"]) => (half === "unknown" ? null : half);
  return { rtoSeconds: seconds(rto), rpoSeconds: seconds(rpo) };
}
