import type { Estate, EstateProvider, EstateResource } from "../estate/resource";
import type { Cost, SettingEdit } from "../recovery/edit";
import { withSetting } from "../remedy/apply";
import { judgedValue, sourcesOf, type Term } from "./term";

interface AnyStep {
  /** An order: `set multiAz of orders-db to true`. */
  readonly order: string;
  readonly cost: Cost;
  /** The services for which it is proposed. */
  readonly services: readonly string[];
}

/** A setting to change. */
export interface SetStep extends AnyStep {
  readonly kind: "set";
  readonly urn: string;
  readonly path: SettingEdit["path"];
  readonly value: Term;
}

/** A resource to add. */
export interface AddStep extends AnyStep {
  readonly kind: "add";
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, Term>>;
  readonly provider?: EstateProvider;
  /** Whether it holds data, or what data cannot be read without: the engine protects it against deletion. */
  readonly protect?: true;
  /** The URNs of others that have to be there before it. */
  readonly after: readonly string[];
}

/** One step of a fix plan. */
export type Step = SetStep | AddStep;

/** Steps one after another: of those of one place the last counts, for the services of all. */
export function joinedSteps(...steps: readonly Step[]): readonly Step[] {
  const places = new Map<string, Step>();
  for (const step of steps) {
    const key = step.kind === "set" ? `${step.urn} ${step.path.join(".")}` : step.urn;
    const known = places.get(key);
    const services = [...new Set([...(known?.services ?? []), ...step.services])];
    // A step that says nothing new stays the very same.
    places.set(key, services.length === step.services.length ? step : { ...step, services });
  }
  return [...places.values()];
}

/** The URNs that a step stands on. */
export function neededBy(step: Step): readonly string[] {
  return step.kind === "set"
    ? sourcesOf(step.value)
    : [...Object.values(step.inputs).flatMap(sourcesOf), ...step.after];
}

/**
 * The program with steps made.
 *
 * @returns undefined where one cannot be made: of a resource that is not there, or inside of what is not known at preview
 */
export function withSteps(estate: Estate, steps: readonly Step[]): Estate | undefined {
  const there = new Map(estate.resources.map((resource) => [resource.urn, resource]));
  const made = resourcesBy(steps, (urn) => there.get(urn));
  return (
    made && { ...estate, resources: [...new Map([...there, ...made.map((one) => [one.urn, one] as const)]).values()] }
  );
}

/**
 * What steps make of resources, and add.
 *
 * @returns undefined where a step cannot be made
 */
export function resourcesBy(
  steps: readonly Step[],
  there: (urn: string) => EstateResource | undefined,
): readonly EstateResource[] | undefined {
  const resources = new Map<string, EstateResource>();
  for (const step of steps) {
    const made = step.kind === "add" ? added(step) : changed(resources.get(step.urn) ?? there(step.urn), step);
    if (made === undefined) return undefined;
    resources.set(made.urn, made);
  }
  return [...resources.values()];
}

function changed(resource: EstateResource | undefined, { path, value }: SetStep): EstateResource | undefined {
  const made = resource && withSetting(resource, path, judgedValue(value));
  const [property] = path;
  const sources = sourcesOf(value);
  if (made === undefined || sources.length === 0) return made;
  return { ...made, edges: { ...made.edges, [property]: [...new Set([...(made.edges[property] ?? []), ...sources])] } };
}

function added({ urn, type, name, inputs, provider }: AddStep): EstateResource {
  const entries = Object.entries(inputs);
  return {
    urn,
    type,
    name,
    inputs: Object.fromEntries(entries.map(([property, term]) => [property, judgedValue(term)])),
    outputs: {},
    edges: Object.fromEntries(
      entries.flatMap(([property, term]) => {
        const sources = sourcesOf(term);
        return sources.length === 0 ? [] : [[property, sources]];
      }),
    ),
    ...(provider === undefined ? {} : { provider }),
  };
}
