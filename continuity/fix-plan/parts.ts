import type { EstateIndex, EstateResource } from "../estate/resource";
import { urnBeside } from "../estate/urn";
import type { Value } from "../estate/value";
import { type Blueprint, type Input, type Inputs, isStandIn } from "../planning/blueprint";
import { resourceName, tagsOf } from "../planning/estate";
import type { Cost } from "../recovery/edit";
import type { AddStep } from "./step";
import { type Around, givenTerm, regionTerm } from "./surroundings";
import type { Term } from "./term";

/** For whom parts are added, and where. */
export interface Site {
  readonly member: EstateResource;
  readonly service: string;
  readonly around: Around;
  /** The program as it is, before any step. */
  readonly index: EstateIndex;
  /** The program with the steps so far. */
  readonly latest: EstateIndex;
}

/** What belongs to a member and is not for a fix plan to say: what it costs, and whether it is public. */
const OF_THE_OWNER: readonly string[] = ["lifecycle", "public-access"];

/** The resources of blueprints that are not there yet, as the member itself is. */
export function partSteps(parts: readonly Blueprint[], site: Site): readonly AddStep[] {
  const distinct = new Map(parts.map((part) => [part.id, part]));
  const there = partsThere([...distinct.values()], site);
  return [...distinct.values()]
    .filter(({ id }) => !there.has(id) && !OF_THE_OWNER.includes(id))
    .map((part) => stepOf(part, distinct, there, site));
}

/** The URNs of parts that the program has: the member, and what is computed from it just so. */
function partsThere(parts: readonly Blueprint[], { member, index }: Site): ReadonlyMap<string, string> {
  const there = new Map([["main", member.urn]]);
  const taken = new Set<string>();
  for (const { id, type, inputs } of parts) {
    const [property] = Object.entries(inputs).find(([, input]) => isMain(input)) ?? [];
    const found = property === undefined ? [] : index.referring(member, type, property, []);
    const one = found.find(({ urn }) => !taken.has(urn));
    if (one === undefined) continue;
    taken.add(one.urn);
    there.set(id, one.urn);
  }
  return there;
}

function isMain(input: Input): boolean {
  return isStandIn(input) && input.kind === "reference" && input.to === "main";
}

function stepOf(
  part: Blueprint,
  parts: ReadonlyMap<string, Blueprint>,
  there: ReadonlyMap<string, string>,
  site: Site,
): AddStep {
  const { id, type, inputs, region, purpose, protect, after = [] } = part;
  const { member, service, around, index } = site;
  const name = nameOf(part, site);
  const place = region ?? around.home.name;
  const terms = Object.entries(inputs).map(([property, input]) => [property, termOf(input)] as const);
  const tags = Object.entries(tagsOf(part, { service })) as [string, Value & Term][];
  return {
    kind: "add",
    order: `add ${classOf(type)} ${name}, which ${purpose}`,
    cost: costOf(type, region),
    services: [service],
    urn: newUrn(type, name, site),
    type,
    name,
    inputs: Object.fromEntries([
      ...terms,
      ...(region === undefined ? [] : [["region", regionTerm(region, around.home.name)] as const]),
      ...tags,
    ]),
    ...(member.provider === undefined ? {} : { provider: member.provider }),
    ...(protect === undefined ? {} : { protect }),
    after: after.map(urnOfPart),
  };

  function termOf(input: Input): Term {
    if (typeof input !== "object" || input === null) return input;
    if (Array.isArray(input)) return (input as readonly Input[]).map(termOf);
    if (!isStandIn(input)) {
      return Object.fromEntries(Object.entries(input as Inputs).map(([key, one]) => [key, termOf(one)]));
    }
    switch (input.kind) {
      case "name":
        return physicalName(input.of);
      case "reference":
        return { kind: "output", urn: urnOfPart(input.to), output: input.output };
      case "given":
        return givenTerm(input, place, around, index);
    }
  }

  /** A part says its own name; others take it from there. */
  function physicalName(of: string): Term {
    const known = nameOf(partOf(of), site);
    return of === id ? known : { kind: "output", urn: urnOfPart(of), output: "name", known };
  }

  function partOf(of: string): Blueprint {
    return parts.get(of) ?? fail(`${id} names ${of}, which is no part`);
  }

  function urnOfPart(of: string): string {
    const known = there.get(of);
    if (known !== undefined) return known;
    const other = partOf(of);
    return newUrn(other.type, nameOf(other, site), site);
  }
}

function fail(message: string): never {
  throw new Error(message);
}

/** A name that nothing of the program has; what stands at home and serves all says so where homes are several. */
function nameOf(part: Blueprint, site: Site): string {
  const { member, around, index } = site;
  const own = resourceName(part, member.name);
  const told = part.scope === "program" && part.region === undefined ? `${own}-in-${around.home.name}` : own;
  return index.get(newUrn(part.type, told, site)) === undefined ? told : `${told}-continuity`;
}

/** The URN of a resource that is to be made beside a member. */
export function newUrn(type: string, name: string, { member }: Pick<Site, "member">): string {
  return urnBeside(member.urn, type, name);
}

/** How programs call a type: `aws.backup.Plan`. */
export function classOf(type: string): string {
  const [pkg, module, name] = type.split(":") as [string, string, string];
  const [space] = module.split("/") as [string];
  return [pkg, ...(space === "index" ? [] : [space]), name].join(".");
}

const RUNS = /:(?:Instance|Cluster|ClusterInstance|GlobalCluster)$/;
const COPIES = /Replication|aws:s3\/bucket:Bucket/;

function costOf(type: string, region: string | undefined): Cost {
  if (RUNS.test(type)) return "replica";
  if (COPIES.test(type) || (region !== undefined && type.startsWith("aws:backup/"))) return "copies";
  return type === "aws:backup/plan:Plan" ? "backups" : "setting";
}
