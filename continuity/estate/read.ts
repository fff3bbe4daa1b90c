import { ABSENT, known, type Setting, unknown } from "../declaration/setting";
import type { EstateResource } from "./resource";
import { nameInUrn } from "./urn";
import { type Bag, isBag, isList, UNKNOWN, type Value } from "./value";

/**
 * A setting of a resource. Whether it is absent is decided on the inputs alone; an output may make an unknown known,
 * never an absent one.
 */
export function readValue(resource: EstateResource, property: string): Setting<Value> {
  if (resource.inputs === undefined) return unknown(`the inputs of ${resource.name} were not recorded`);
  const input = own(resource.inputs, property);
  if (input === undefined || input === null) return ABSENT;
  if (input !== UNKNOWN) return known(input);
  const output = own(resource.outputs, property);
  if (output !== undefined && output !== null && output !== UNKNOWN) return known(output);
  return unknown(`${property} of ${resource.name} is computed${from(resource, property)}`);
}

function from(resource: EstateResource, property: string): string {
  const urns = own(resource.edges, property) ?? [];
  const names = urns.map(nameInUrn).sort();
  return names.length === 0 ? " and not known at preview" : ` from ${names.join(", ")} and not known at preview`;
}

export function readBoolean(resource: EstateResource, property: string): Setting<boolean> {
  return narrow(readValue(resource, property), property, booleanOf, "true or false");
}

export function readNumber(resource: EstateResource, property: string): Setting<number> {
  return narrow(readValue(resource, property), property, numberOf, "a number from 0");
}

export function readString(resource: EstateResource, property: string): Setting<string> {
  return narrow(readValue(resource, property), property, stringOf, "a text");
}

/** A property, or one of a nested block, to which dots lead; a block may be written as a list of one. */
export function readPath(resource: EstateResource, path: string): Setting<Value> {
  const [first = "", ...rest] = path.split(".");
  return rest.reduce<Setting<Value>>(
    (setting, key) => {
      if (setting.kind !== "known") return setting;
      const block = isList(setting.value) && setting.value.length === 1 ? setting.value[0] : setting.value;
      return isBag(block) ? bagValue(block, key) : unknown(`${path} of ${resource.name} is not known`);
    },
    readValue(resource, first),
  );
}

export function pathBoolean(resource: EstateResource, path: string): Setting<boolean> {
  return narrow(readPath(resource, path), path, booleanOf, "true or false");
}

export function pathNumber(resource: EstateResource, path: string): Setting<number> {
  return narrow(readPath(resource, path), path, numberOf, "a number from 0");
}

/** The same readings from a nested bag, such as one rule of a plan. */
export function bagBoolean(bag: Bag, property: string): Setting<boolean> {
  return narrow(bagValue(bag, property), property, booleanOf, "true or false");
}

export function bagNumber(bag: Bag, property: string): Setting<number> {
  return narrow(bagValue(bag, property), property, numberOf, "a number from 0");
}

export function bagString(bag: Bag, property: string): Setting<string> {
  return narrow(bagValue(bag, property), property, stringOf, "a text");
}

export function bagBag(bag: Bag, property: string): Setting<Bag> {
  return narrow(bagValue(bag, property), property, (value) => (isBag(value) ? value : undefined), "an object");
}

export function bagList(bag: Bag, property: string): Setting<readonly Value[]> {
  return narrow(bagValue(bag, property), property, (value) => (isList(value) ? value : undefined), "a list");
}

export function bagValue(bag: Bag, property: string): Setting<Value> {
  const value = own(bag, property);
  if (value === undefined || value === null) return ABSENT;
  return value === UNKNOWN ? unknown(`${property} is not known at preview`) : known(value);
}

function narrow<T>(
  setting: Setting<Value>,
  property: string,
  as: (value: Value) => T | undefined,
  what: string,
): Setting<T> {
  if (setting.kind !== "known") return setting;
  const value = as(setting.value);
  return value === undefined ? unknown(`${property} is not ${what}`) : known(value);
}

/** The provider accepts a boolean or number written as text, so we read it the same way. */
function booleanOf(value: Value): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

/** Nothing that the model reads can be negative, and what AWS refuses must not shorten a time. */
function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value : undefined;
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function stringOf(value: Value): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function own<T>(bag: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(bag, key) ? bag[key] : undefined;
}
