import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb";
import { UnansweredInvokeError } from "../errors";
import { fromStruct, toStruct } from "../rpc/struct";
import { isUnknown, UNKNOWN } from "../unknown";
import { containsSecret, type Properties, secret, withoutOutputs, withoutReferences, withoutSecrets } from "../values";
import type { Context } from "./context";
import { type ProviderResources, providerConfig } from "./providers";
import type { Transforms } from "./transforms";

const GET_RESOURCE = "pulumi:pulumi:getResource";

/** Answers Invoke, which is how programs ask data sources. */
export async function invoke(
  context: Context,
  providers: ProviderResources,
  transforms: Transforms,
  request: ResourceInvokeRequest,
): Promise<InvokeResponse> {
  const token = request.getTok();
  return context.watch.during(`ask ${token}`, async () => {
    const { args, provider: reference } = await transforms.transformInvoke(
      token,
      fromStruct(request.getArgs()),
      request.getProvider(),
    );
    if (token === GET_RESOURCE) {
      return new InvokeResponse().setReturn(toStruct(getResource(context, String(args.urn))));
    }
    const provider = await providers.resolve(reference, token, request.getVersion(), request.getPackageref());
    const config = providerConfig(provider);
    if (!config.known) {
      return new InvokeResponse().setReturn(toStruct({}));
    }
    const known = withoutUnknowns(withoutReferences(withoutOutputs(args)));
    const answer = providers.plugin(provider).invoke(token, withoutSecrets(known), config);
    if (answer === undefined) {
      const error = new UnansweredInvokeError(token);
      context.unanswered(error);
      throw error;
    }
    return new InvokeResponse().setReturn(toStruct(containsSecret(known) ? allSecret(answer) : answer));
  });
}

function getResource(context: Context, urn: string): Properties {
  const resource = context.resources.get(urn);
  if (resource === undefined) {
    throw new Error(`unknown resource ${urn}`);
  }
  return { urn, id: resource.id || UNKNOWN, state: resource.outputs };
}

/** Data sources are never asked about unknowns: the engine leaves them out. */
function withoutUnknowns(args: Properties): Properties {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => !isUnknown(value)));
}

/** The engine cannot tell which part of an answer a secret went into. */
function allSecret(answer: Properties): Properties {
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, secret(value)]));
}
