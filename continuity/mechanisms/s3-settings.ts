import { ABSENT, knownValue, type Setting, unknown } from "../declaration/setting";
import { bagValue, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { type Bag, isBag, isList, type Value } from "../estate/value";

export const BUCKET_TYPE = "aws:s3/bucket:Bucket";
export const BUCKET_V2_TYPE = "aws:s3/bucketV2:BucketV2";
export const BUCKET_TYPES: readonly string[] = [BUCKET_TYPE, BUCKET_V2_TYPE];

/** Known or unknown: what absence means has been settled. */
export type Read<T> = Exclude<Setting<T>, { kind: "absent" }>;

/** The resources of some types that hold settings of a bucket: they refer to it, or name it. */
export function companionsOf(
  bucket: EstateResource,
  types: readonly string[],
  index: EstateIndex,
): readonly EstateResource[] {
  const name = knownValue(readString(bucket, "bucket"));
  return types.flatMap((type) => index.referring(bucket, type, "bucket", name === undefined ? [] : [name]));
}

/** A block of settings of a resource, under one of the names that it has in the forms of the SDK. */
export function blockOf(resource: EstateResource, ...names: readonly string[]): Setting<Bag> {
  return firstBlock(names, (name) => readValue(resource, name));
}

/** The same of a block within another one. Some forms of the SDK have a list of one block in its place. */
export function blockIn(bag: Bag, ...names: readonly string[]): Setting<Bag> {
  return firstBlock(names, (name) => bagValue(bag, name));
}

function firstBlock(names: readonly string[], read: (name: string) => Setting<Value>): Setting<Bag> {
  for (const name of names) {
    const setting = read(name);
    if (setting.kind === "unknown") return setting;
    if (setting.kind === "known" && !isEmpty(setting.value)) return only(setting.value, name);
  }
  return ABSENT;
}

function isEmpty(value: Value): boolean {
  return isList(value) && value.length === 0;
}

function only(value: Value, name: string): Setting<Bag> {
  const block = isList(value) && value.length === 1 ? value[0] : value;
  return isBag(block) ? { kind: "known", value: block } : unknown(`${name} is not known at preview`);
}

/** The rules of a block or resource; one that cannot be read makes all of them unknown. */
export function rulesOf(setting: Setting<Value>, of: string): Read<readonly Bag[]> {
  if (setting.kind === "absent") return { kind: "known", value: [] };
  if (setting.kind === "unknown") return setting;
  const list = isList(setting.value) ? setting.value : [setting.value];
  return list.every(isBag) ? { kind: "known", value: list } : unknown(`a rule of ${of} is not known at preview`);
}

/** All of several readings; one that is unknown makes all of them unknown. */
export function allOf<T>(readings: readonly Read<T>[]): Read<readonly T[]> {
  const values: T[] = [];
  for (const reading of readings) {
    if (reading.kind === "unknown") return reading;
    values.push(reading.value);
  }
  return { kind: "known", value: values };
}

/** Whether a rule is for every object: it has no prefix, no tags, no filter, or an empty one. */
export function isForEverything(rule: Bag): boolean {
  return ["prefix", "tags", "filter", "filters"].every((name) => {
    const setting = bagValue(rule, name);
    return setting.kind === "absent" || (setting.kind === "known" && leavesNothingOut(setting.value));
  });
}

function leavesNothingOut(value: Value): boolean {
  if (value === null || value === "") return true;
  if (isList(value)) return value.every(leavesNothingOut);
  return isBag(value) && Object.values(value).every(leavesNothingOut);
}
