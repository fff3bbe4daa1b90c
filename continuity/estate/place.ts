import { knownValue, type Setting } from "../declaration/setting";
import { bagString, bagValue, readString } from "./read";
import type { EstateProvider, EstateResource } from "./resource";
import { isBag, isList, type Value } from "./value";

/** Where a resource lives. Undefined: not known at preview; an unknown place never proves a difference. */
export interface Place {
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** The Region of a resource: its own argument, else its provider's, which holds `aws:region` for the default one. */
export function regionOf(resource: EstateResource): string | undefined {
  const own = readString(resource, "region");
  if (own.kind !== "absent") return knownValue(own);
  const output = resource.outputs.region;
  if (typeof output === "string") return output;
  return resource.provider && knownValue(bagString(resource.provider.inputs, "region"));
}

/** The account of a resource, as far as its provider tells: the only allowed account, else the role it assumes. */
export function accountOf(resource: EstateResource): string | undefined {
  return resource.provider && accountOfProvider(resource.provider);
}

function accountOfProvider(provider: EstateProvider): string | undefined {
  const allowed = decoded(bagValue(provider.inputs, "allowedAccountIds"));
  if (isList(allowed) && allowed.length === 1 && typeof allowed[0] === "string") return allowed[0];
  const roles = decoded(bagValue(provider.inputs, "assumeRoles")) ?? decoded(bagValue(provider.inputs, "assumeRole"));
  const last = isList(roles) ? roles.at(-1) : roles;
  if (!isBag(last)) return undefined;
  const arn = knownValue(bagString(last, "roleArn"));
  return arn === undefined ? undefined : parseArn(arn)?.account || undefined;
}

/** The tags that a provider puts on everything it makes. */
export function defaultTagsOf(provider: EstateProvider): Setting<Value> {
  const setting = bagValue(provider.inputs, "defaultTags");
  if (setting.kind !== "known") return setting;
  const block = decoded(setting);
  return isBag(block) ? bagValue(block, "tags") : { kind: "unknown", because: "defaultTags is not an object" };
}

/** Bridged providers carry nested configuration as JSON text; either form is read. */
function decoded(setting: Setting<Value>): Value | undefined {
  const value = knownValue(setting);
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return undefined;
  }
}

/** The parts of an ARN that the model reads. */
export interface Arn {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Takes an ARN apart; undefined for a text that is none. */
export function parseArn(text: string): Arn | undefined {
  const parts = text.split(":");
  if (parts.length < 6 || parts[0] !== "arn") return undefined;
  const [, , service = "", region = "", account = "", ...resource] = parts;
  return { service, region, account, resource: resource.join(":") };
}

/** Whether two places differ in one respect; unknown where either is. */
export function differ(a: string | undefined, b: string | undefined): true | false | "unknown" {
  return a === undefined || b === undefined ? "unknown" : a !== b;
}
