import { accountOf, differ, regionOf } from "../estate/place";
import { readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isList } from "../estate/value";
import { matchesArn } from "./arn-pattern";
import { arnOfInstance, instancesOf } from "./cluster-instances";
import { asksOptIn, type Candidate, type Choice, choiceOf, chosen, restrictionOf } from "./coverage";
import { referenced } from "./named-resources";
import { strays } from "./plans";
import type { TagMiss, TagTest } from "./tag-test";
import { typePattern } from "./types";

/** Why a plan does not cover a resource that it nearly covers, and the smallest way out. */
export interface NearMiss {
  readonly plan: EstateResource;
  /** Undefined where the plan has none. */
  readonly selection: EstateResource | undefined;
  /** All that stands in the way, in words; never with the value of a tag. */
  readonly why: string;
  /** What would clear it, as an order. */
  readonly fix: string;
  /** Whether it looks like a mistake, and not like a plan for something else. */
  readonly slip: boolean;
}

/** One thing that stands in the way. */
interface Obstacle {
  readonly why: string;
  readonly fix: string;
  /** How far the selection is from covering the resource; only compared. */
  readonly distance: number;
  readonly slip?: true;
}

/** What keeps a plan from covering a resource by one of its selections. */
export interface Miss extends NearMiss {
  /** How far it is from that; only compared. */
  readonly distance: number;
  readonly idle: boolean;
}

/** A plan with one of its selections; undefined where it has none. */
export interface Selecting {
  readonly plan: EstateResource;
  readonly selection: EstateResource | undefined;
  /** Whether the plan never runs as it stands: AWS refuses it, or no schedule of it can be read. */
  readonly idle: boolean;
}

/** Whether a miss is nearer than another; of two as near, one of a plan that runs, and of these the first by URN. */
export function isCloser(one: Miss, other: Miss): boolean {
  if (one.distance !== other.distance) return one.distance < other.distance;
  return one.idle === other.idle ? compareUrns(one, other) < 0 : other.idle;
}

export function compareUrns(one: Omit<Selecting, "idle">, other: Omit<Selecting, "idle">): number {
  const urn = ({ plan, selection }: Omit<Selecting, "idle">) => `${plan.urn} ${selection?.urn ?? ""}`;
  return urn(one) < urn(other) ? -1 : 1;
}

export function missOf({ plan, selection, idle }: Selecting, candidate: Candidate, index: EstateIndex): Miss {
  const obstacles = [
    ...placeObstacles(plan, candidate.resource),
    ...(selection === undefined
      ? [noSelection(plan, candidate.resource)]
      : [...strayObstacles(selection, plan), ...selectionObstacles(selection, candidate, index)]),
  ];
  return {
    plan,
    selection,
    why: obstacles.map(({ why }) => why).join(", and "),
    fix: obstacles.map(({ fix }) => fix).join(", and "),
    slip: obstacles.length > 0 && obstacles.every(({ slip }) => slip === true),
    distance: obstacles.reduce((sum, one) => sum + one.distance, 0),
    idle,
  };
}

function noSelection({ name }: EstateResource, wanted: EstateResource): Obstacle {
  return { why: `${name} has no selection`, fix: `give ${name} a selection that names ${wanted.name}`, distance: 5 };
}

function placeObstacles(plan: EstateResource, resource: EstateResource): readonly Obstacle[] {
  const { name } = resource;
  const [here, there] = [regionOf(plan), regionOf(resource)];
  const like = `make a plan like ${plan.name}`;
  if (differ(here, there) === true) {
    return [{ why: `${plan.name} is in ${here}, ${name} in ${there}`, fix: `${like} in ${there}`, distance: 4 }];
  }
  if (differ(accountOf(plan), accountOf(resource)) !== true) return [];
  return [
    { why: `${plan.name} is in another account than ${name}`, fix: `${like} in the account of ${name}`, distance: 4 },
  ];
}

function strayObstacles(selection: EstateResource, plan: EstateResource): readonly Obstacle[] {
  if (!strays(selection, plan)) return [];
  const why = `${selection.name} is in another Region than its plan`;
  return [{ why, fix: `give ${selection.name} the Region of ${plan.name}`, distance: 2, slip: true }];
}

function selectionObstacles(selection: EstateResource, candidate: Candidate, index: EstateIndex): readonly Obstacle[] {
  const choice = choiceOf(selection, candidate, index);
  const { conditions, excluded } = restrictionOf(selection, candidate, index);
  const { name } = candidate.resource;
  const left = { why: `notResources names ${name}`, fix: `let notResources of ${selection.name} spare ${name}` };
  return [
    ...(chosen(choice) === false ? [nearestChoice(selection, choice, candidate, index)] : []),
    ...optOutObstacles(selection, choice, candidate),
    ...conditions.flatMap(tagObstacle),
    ...(excluded.holds === true ? [{ ...left, distance: 3 }] : []),
  ];
}

/** What would have the selection choose the resource: one of its instances is named, a tag is nearly there, or neither. */
function nearestChoice(
  selection: EstateResource,
  { tagged }: Choice,
  { resource }: Candidate,
  index: EstateIndex,
): Obstacle {
  const naming = { fix: `name ${resource.name} in resources of ${selection.name}` };
  const instance = instancesOf(resource, index).find((one) => names(selection, one, index));
  if (instance !== undefined) {
    const why = `it names ${instance.name}, and AWS Backup backs up the cluster, not its instances`;
    return { ...naming, why, distance: 1, slip: true };
  }
  const none: Obstacle = { ...naming, why: "it selects others", distance: 6 };
  return tagged.flatMap(tagObstacle).reduce((one, other) => (other.distance < one.distance ? other : one), none);
}

function names(selection: EstateResource, instance: EstateResource, index: EstateIndex): boolean {
  if (referenced(selection, "resources", index).some(({ urn }) => urn === instance.urn)) return true;
  const resources = readValue(selection, "resources");
  const items = resources.kind !== "known" ? [] : isList(resources.value) ? resources.value : [resources.value];
  const arn = arnOfInstance(instance);
  return items.some((item) => typeof item === "string" && matchesArn(item, arn) === true);
}

function optOutObstacles(
  selection: EstateResource,
  choice: Choice,
  { resource, optIn }: Candidate,
): readonly Obstacle[] {
  if (optIn?.holds !== false || !asksOptIn(choice)) return [];
  const pattern = typePattern(resource);
  const or = pattern === undefined ? "" : `, or name ${pattern} in resources of ${selection.name}`;
  return [{ why: optIn.because ?? optIn.text, fix: `${optIn.fix ?? "opt in"}${or}`, distance: 1 }];
}

const DISTANCES: Readonly<Record<TagMiss, number>> = {
  "key in another case": 1,
  "another value": 2,
  "value that is left out": 3,
  "no such tag": 4,
};

function tagObstacle({ obstacle }: TagTest): readonly Obstacle[] {
  if (obstacle === undefined) return [];
  const { miss, why, fix } = obstacle();
  return [{ why, fix, distance: DISTANCES[miss], ...(miss === "key in another case" ? { slip: true } : {}) }];
}
