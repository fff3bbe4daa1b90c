import { Config, type CustomResourceOptions } from "@pulumi/pulumi";
import type { Place } from "./place";
import { isRegional } from "./resource-class";

/** Each resource states its Region, unless it is that of the provider which creates it. */
export function regionOf(type: string, { region, provider }: Place): { readonly region?: string } {
  if (provider !== undefined || !isRegional(type)) return {};
  return region === new Config("aws").get("region") ? {} : { region };
}

/** The provider of a place, where it has one of its own. */
export function providerOf({ provider }: Place): Pick<CustomResourceOptions, "provider"> {
  return provider === undefined ? {} : { provider };
}
