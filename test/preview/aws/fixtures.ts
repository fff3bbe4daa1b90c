import type { ProviderConfig, ResourceRequest } from "../../../preview/provider";

export const frankfurt: ProviderConfig = { inputs: { region: "eu-central-1" }, known: true };

/** A request for a resource of the type, named `orders` in the project `shop`, stack `prod`. */
export function request(
  type: string,
  inputs: Record<string, unknown> = {},
  provider: ProviderConfig = frankfurt,
  name = "orders",
): ResourceRequest {
  return { urn: `urn:pulumi:prod::shop::${type}::${name}`, type, name, inputs, provider };
}
