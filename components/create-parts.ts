import { type ComponentResource, type CustomResourceOptions, log } from "@pulumi/pulumi";
import { TAG } from "../continuity/declaration/tags";
import type { Arrangement } from "../continuity/planning/arrangement";
import type { Blueprint, Given } from "../continuity/planning/blueprint";
import { resourceName } from "../continuity/planning/estate";
import { makeIn } from "./child";
import { DeclarationError } from "./errors";
import { laidOver } from "./laid-over";
import type { Part, Parts } from "./member";
import { physicalName } from "./physical-name";
import type { Place } from "./place";
import { resolved } from "./resolve";
import { classOf } from "./resource-class";
import type { Service } from "./service";
import type { Transform } from "./transform";

type Args = Record<string, unknown>;

/** How a member is created, besides its arrangement. */
export interface Creation {
  readonly name: string;
  readonly parent: ComponentResource;
  readonly service: Service;
  /** Inputs that have no bearing on continuity, by the id of the part; the arrangement's own win over them. @default none */
  readonly additions?: Readonly<Record<string, Args>>;
  /** Transforms by the id of the part, each for the inputs of that part's class. @default none */
  readonly transform?: object;
  /** What is given besides subnets, VPC, backup role and vault of another account. @default nothing */
  readonly given?: (what: Given, place: Place, part: Parts) => unknown;
}

/** Creates an arrangement: each part exactly as it was judged, apart from what a transform changes. */
export function createParts(arrangement: Arrangement, creation: Creation): Parts {
  const made = new Map<string, Part>();
  const part = (id: string): Part => {
    const found = made.get(id);
    if (found === undefined) throw new Error(`${creation.name} has no part ${id}`);
    return found;
  };
  const [main] = arrangement.parts.filter(({ id }) => id === "main");
  for (const blueprint of arrangement.parts) {
    const create = () => createPart(blueprint, creation, part, arrangement.parts, main?.type ?? "");
    const shared = blueprint.scope === "program";
    made.set(blueprint.id, (shared ? creation.service.backups.shared(blueprint.id, create) : create()) as Part);
  }
  const unused = Object.keys(creation.transform ?? {}).filter((id) => !made.has(id));
  if (unused.length > 0) log.warn(`${creation.name}: ${unusedTransform(unused, made)}`, creation.parent);
  creation.service.created({ name: creation.name, arrangement, part });
  return part;
}

/** What the planner chooses changes with the objectives; a transform that changes nothing any more should not go unnoticed. */
function unusedTransform(unused: readonly string[], made: ReadonlyMap<string, Part>): string {
  const ids = [...made.keys()].sort().join(", ");
  return `transform names ${unused.join(", ")}, which what was chosen does not have; it has ${ids}.`;
}

function createPart(
  blueprint: Blueprint,
  creation: Creation,
  part: Parts,
  all: readonly Blueprint[],
  memberType: string,
): Part {
  const { service, additions = {}, transform = {} } = creation;
  const place = service.place(blueprint.region);
  const shared = blueprint.scope === "program";
  const inputs = resolved(blueprint.inputs, {
    part,
    physicalName: (id) => physicalName(nameOf(all.find((one) => one.id === id) ?? blueprint, creation)),
    given: (what) => givenFor(what, place, memberType, creation, part),
  }) as Args;
  const own: Args = {
    ...(laidOver(inputs, shared ? {} : additions[blueprint.id]) as Args),
    ...tagsOf(blueprint, service),
  };
  const options: CustomResourceOptions = {
    parent: shared ? service.backups : creation.parent,
    ...(blueprint.protect && (shared ? service.backups : service).protect ? { protect: true } : {}),
    ...(blueprint.ignoreChanges === undefined ? {} : { ignoreChanges: [...blueprint.ignoreChanges] }),
  };
  const called = nameOf(blueprint, creation);
  const changes = (shared ? service.backups.transform : transform) as Readonly<Record<string, Transform<Args>>>;
  return makeIn(place, classOf(blueprint.type), { name: called, args: own, options }, changes[blueprint.id]);
}

function nameOf(blueprint: Blueprint, { name, service }: Creation): string {
  return blueprint.scope === "program" ? service.backups.partName(blueprint.id) : resourceName(blueprint, name);
}

const GROUP_TYPE = "aws:autoscaling/group:Group";

function tagsOf({ type, tags, role }: Blueprint, service: Service): Args {
  if (tags === "none") return {};
  if (tags === "shared") return { tags: { ...service.backups.tags, [TAG.role]: "none" } };
  const own = { ...service.tags, ...(role === undefined ? {} : { [TAG.role]: role }) };
  const bag = tags === "member" ? own : service.tagsAside;
  if (type !== GROUP_TYPE) return { tags: bag };
  return { tags: Object.entries(bag).map(([key, value]) => ({ key, value, propagateAtLaunch: true })) };
}

function givenFor(asked: Given, place: Place, memberType: string, { service, given }: Creation, part: Parts): unknown {
  const needed = (value: unknown, what: string) => {
    if (value !== undefined) return value;
    throw new DeclarationError(service.name, [`${what} of ${place.region} is needed; state it with the Region`]);
  };
  switch (asked.what) {
    case "subnets": {
      const ids = Object.values(place.subnets ?? {});
      return asked.at === undefined ? ids : needed(ids[asked.at], `subnet ${asked.at + 1}`);
    }
    case "vpc":
      return needed(place.vpcId, "vpcId");
    case "backup-role":
      return service.backups.roleFor(memberType);
    case "other-vault": {
      const { account = "", vaultName = "" } = service.backups.means.otherAccount ?? {};
      return `arn:aws:backup:${service.home.region}:${account}:backup-vault:${vaultName}`;
    }
    default:
      return needed(given?.(asked, place, part), asked.what);
  }
}
