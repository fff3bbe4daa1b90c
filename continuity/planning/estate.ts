import { TAG } from "../declaration/tags";
import type { Estate, EstateProvider, EstateResource } from "../estate/resource";
import { UNKNOWN, type Value } from "../estate/value";
import { SUBNET_TYPE } from "../estate/zones";
import { type Blueprint, type Given, type Input, type Inputs, isStandIn } from "./blueprint";
import type { PlannedRegion, Question } from "./question";

/** A member of the service that is planned, with the parts of its arrangement. */
export interface MemberParts {
  readonly name: string;
  readonly parts: readonly Blueprint[];
}

/** The Pulumi type of Auto Scaling groups, whose tags are a list. */
const GROUP_TYPE = "aws:autoscaling/group:Group";

/**
 * The estate in which arrangements would stand: each part a resource, references edges to what cannot be known at preview,
 * and what is given stood in for, so that the model judges it like any program.
 */
export function estateOf(members: readonly MemberParts[], question: Question): Estate {
  const places = [question.home, ...question.others];
  const made = new Map<string, EstateResource>();
  for (const subnet of places.flatMap((place) => subnetsOf(place, question))) made.set(subnet.urn, subnet);
  for (const member of members) {
    for (const part of member.parts) {
      const one = resourceOf(part, member, question);
      made.set(one.urn, one);
    }
  }
  return { project: "planned", stack: "planned", resources: [...made.values()] };
}

function urnOf(type: string, name: string): string {
  return `urn:pulumi:planned::planned::${type}::${name}`;
}

/** What a part is called: the member itself by its name, what all share by its id, the others by both. */
export function resourceName({ id, scope }: Pick<Blueprint, "id" | "scope">, member: string): string {
  if (scope === "program") return id;
  return id === "main" ? member : `${member}-${id}`;
}

function providerOf(region: string, account: string | undefined): EstateProvider {
  const urn = `urn:pulumi:planned::planned::pulumi:providers:aws::${region}`;
  return { urn, inputs: { region, ...(account === undefined ? {} : { allowedAccountIds: [account] }) } };
}

function subnetsOf({ name: region, zones }: PlannedRegion, { account }: Question): readonly EstateResource[] {
  return zones.map((zone, i) => ({
    urn: subnetUrn(region, i),
    type: SUBNET_TYPE,
    name: `${region}-${i}`,
    inputs: { availabilityZone: zone },
    outputs: {},
    edges: {},
    provider: providerOf(region, account),
  }));
}

function subnetUrn(region: string, i: number): string {
  return urnOf(SUBNET_TYPE, `${region}-${i}`);
}

function resourceOf(part: Blueprint, member: MemberParts, question: Question): EstateResource {
  const { type, inputs } = part;
  const region = part.region ?? question.home.name;
  const name = resourceName(part, member.name);
  const entries = Object.entries(inputs).map(([property, input]) => {
    const edges = new Set<string>();
    return [property, resolved(input, { region, member, question, edges }), [...edges]] as const;
  });
  return {
    urn: urnOf(type, name),
    type,
    name,
    inputs: { ...Object.fromEntries(entries.map(([property, value]) => [property, value])), ...tagsOf(part, question) },
    outputs: {},
    edges: Object.fromEntries(entries.flatMap(([property, , edges]) => (edges.length > 0 ? [[property, edges]] : []))),
    provider: providerOf(region, question.account),
  };
}

/** The tags that a part carries; what else a component writes states the objectives, which are given to the judge apart. */
export function tagsOf(
  { type, tags, role }: Pick<Blueprint, "type" | "tags" | "role">,
  { service }: Pick<Question, "service">,
): Record<string, Value> {
  if (tags === "none") return {};
  const stated = tags === "member" ? role : "none";
  const bag = {
    ...(tags === "shared" ? {} : { [TAG.service]: service }),
    ...(stated === undefined ? {} : { [TAG.role]: stated }),
  };
  return type === GROUP_TYPE
    ? { tags: Object.entries(bag).map(([key, value]) => ({ key, value, propagateAtLaunch: true })) }
    : { tags: bag };
}

interface Context {
  readonly region: string;
  readonly member: MemberParts;
  readonly question: Question;
  /** The URNs that the property is computed from, gathered on the way. */
  readonly edges: Set<string>;
}

function resolved(input: Input, context: Context): Value {
  if (typeof input !== "object" || input === null) return input;
  if (Array.isArray(input)) {
    return (input as readonly Input[]).flatMap((one) => {
      const value = resolved(one, context);
      return isWholeList(one) ? (value as readonly Value[]) : [value];
    });
  }
  if (!isStandIn(input)) {
    return Object.fromEntries(Object.entries(input as Inputs).map(([key, one]) => [key, resolved(one, context)]));
  }
  const { member } = context;
  switch (input.kind) {
    case "name":
      return resourceName(partOf(input.of, member), member.name);
    case "reference": {
      const part = partOf(input.to, member);
      context.edges.add(urnOf(part.type, resourceName(part, member.name)));
      return UNKNOWN;
    }
    case "given":
      return standInFor(input, context);
  }
}

function partOf(id: string, { name, parts }: MemberParts): Blueprint {
  const part = parts.find((one) => one.id === id);
  if (part === undefined) throw new Error(`${name} has no part ${id}`);
  return part;
}

/** A list that is given stands for its items inside of another one. */
function isWholeList(input: Input): boolean {
  return isStandIn(input) && input.kind === "given" && input.what === "subnets" && input.at === undefined;
}

function standInFor({ what, at }: Given, { region, question, edges }: Context): Value {
  if (what === "other-vault") {
    const { account = "", vaultName = "" } = question.compromise.otherAccount ?? {};
    return `arn:aws:backup:${question.home.name}:${account}:backup-vault:${vaultName}`;
  }
  if (what !== "subnets") return `given ${what} of ${region}`;
  const zones = [question.home, ...question.others].find(({ name }) => name === region)?.zones ?? [];
  const wanted = at === undefined ? zones.map((_, i) => i) : [at];
  for (const i of wanted) edges.add(subnetUrn(region, i));
  return at === undefined ? wanted.map(() => UNKNOWN) : UNKNOWN;
}
