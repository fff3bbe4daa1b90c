import { runtime } from "@pulumi/pulumi";

/** A resource as a program registers it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What a program came to. */
export interface Ran {
  readonly registered: readonly Registered[];
  /** What it threw, in words. */
  readonly refusal: string | undefined;
}

/** What AWS would make up of a resource, for want of anything else its name. */
function namedAfter(name: string) {
  return {
    bucket: name,
    clusterIdentifier: name,
    dnsName: `${name}.example`,
    endpoint: `${name}.example`,
    globalReplicationGroupId: name,
    identifier: name,
    memberClusters: [`${name}-001`, `${name}-002`],
    name,
    zoneId: `${name}-zone`,
  };
}

/** Runs a program under the SDK's mocks, which make up ids and ARNs of names: what it registers, by type and name. */
export async function running(program: () => unknown, stack = "test"): Promise<Ran> {
  let refusal: string | undefined;
  const registered: Registered[] = [];
  await runtime.setMocks(
    {
      newResource: ({ type, name, inputs, custom }) => {
        registered.push({ type, name, inputs });
        return custom
          ? {
              id: `${name}-id`,
              state: { ...namedAfter(name), ...inputs, arn: `arn:aws:mock:region:111111111111:${name}` },
            }
          : { id: undefined, state: {} };
      },
      call: ({ token }) => {
        throw new Error(`no answer to ${token}`);
      },
    },
    "shop",
    stack,
    true,
  );
  runtime.setAllConfig({ "aws:region": "eu-central-1" });
  await runtime.runInPulumiStack(async () => {
    try {
      program();
    } catch (error) {
      refusal = (error as Error).message;
    }
  });
  await runtime.disconnect();
  // Requests overlap, so their order means nothing.
  const sorted = registered
    .filter(({ type }) => type !== "pulumi:pulumi:Stack")
    .sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));
  return { registered: sorted, refusal };
}
