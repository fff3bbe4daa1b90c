import type { ComponentResource, CustomResourceOptions } from "@pulumi/pulumi";
import type { Place } from "./place";
import { providerOf, regionOf } from "./region";
import { type Transform, transformed } from "./transform";

/** A class of @pulumi/aws; each knows its type token. */
type ChildClass<Args, Child> = new (name: string, args: Args, options: CustomResourceOptions) => Child;

/** Where children are made, and what may change them. */
export interface Nursery {
  readonly parent: ComponentResource;
  readonly place: Place;
  /** Transforms by the id of the child. @default none */
  readonly transform?: object | undefined;
}

/** Makes a child in a place, apart from what its transform changes. */
export function makeChild<Args extends object, Child>(
  type: ChildClass<Args, Child>,
  { id, name, args }: { readonly id: string; readonly name: string; readonly args: Args },
  { parent, place, transform = {} }: Nursery,
): Child {
  const change = (transform as Readonly<Record<string, Transform<Args>>>)[id];
  return makeIn(place, type, { name, args, options: { parent } }, change);
}

/** Makes a resource in a place, with its Region and provider, apart from what a transform changes. */
export function makeIn<Args extends object, Child>(
  place: Place,
  type: ChildClass<Args, Child>,
  { name, args, options }: { readonly name: string; readonly args: Args; readonly options: CustomResourceOptions },
  change: Transform<Args> | undefined,
): Child {
  const { __pulumiType } = type as unknown as { readonly __pulumiType: string };
  const own = { ...args, ...regionOf(__pulumiType, place) };
  const made = transformed(change, own, { ...options, ...providerOf(place) }, name);
  return new type(name, made.args, made.options);
}
