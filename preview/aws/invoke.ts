import type { ProviderConfig } from "../provider";
import { isUnknown } from "../unknown";
import { partitionOf, regions } from "./regions";
import { availabilityZones } from "./zones";

type Arguments = Record<string, unknown>;
type Answer = Record<string, unknown> | undefined;

/** The account that every answer speaks of: the one that AWS uses in its own examples. */
export const exampleAccount = "123456789012";

const answers: Readonly<Record<string, (args: Arguments, region: string) => Answer>> = {
  getAvailabilityZones: availabilityZones,
  getCallerIdentity: (args, region) => ({
    ...args,
    id: exampleAccount,
    accountId: exampleAccount,
    arn: `arn:${partitionOf(region).partition}:iam::${exampleAccount}:user/lifeboat`,
    userId: "AIDACKCEVSQ6C2EXAMPLE",
  }),
  getPartition: (args, region) => ({ ...args, id: partitionOf(region).partition, ...partitionOf(region) }),
  getRegion: (args, region) => ({
    ...args,
    id: region,
    region,
    name: region,
    description: regions[region]?.description ?? region,
    endpoint: `ec2.${region}.${partitionOf(region).dnsSuffix}`,
  }),
};

/**
 * Answers the few data sources that need no cloud; `undefined` for any other, for an unknown Region, and for a provider
 * whose configuration is not known. The Region is the argument's, else the provider's.
 *
 * @param token `aws:index/getRegion:getRegion`
 */
export function invoke(token: string, args: Arguments, provider: ProviderConfig): Answer {
  const name = /^aws:index\/(\w+):\1$/.exec(token)?.[1];
  const region = args.region ?? provider.inputs.region;
  if (name === undefined || !provider.known || typeof region !== "string" || isUnknown(region)) {
    return undefined;
  }
  return Object.hasOwn(answers, name) ? answers[name]?.(args, region) : undefined;
}
