import { type ReadResourceRequest, ReadResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { fromStruct, toStruct } from "../rpc/struct";
import { describe, makeUrn, typeOf } from "../urn";
import { secret, withoutOutputs } from "../values";
import type { Context } from "./context";
import { previewOutputs } from "./plugin";
import type { ProviderResources } from "./providers";
import { NO_OPTIONS, type Resource } from "./resources";

/** Answers ReadResource (`Type.get`): what the program states is known, all else only the cloud knows. */
export async function readResource(
  context: Context,
  providers: ProviderResources,
  request: ReadResourceRequest,
): Promise<ReadResourceResponse> {
  const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
  const urn = makeUrn(context.stack, context.project, parent, type, name);
  context.resources.reserveRead(urn);
  return context.watch.during(`read ${describe(urn)}`, async () => {
    const provider = await providers.resolve(
      request.getProvider(),
      type,
      request.getVersion(),
      request.getPackageref(),
    );
    const resource: Resource = {
      urn,
      type,
      name,
      custom: true,
      read: true,
      parent,
      provider,
      id: request.getId(),
      inputs: withoutOutputs(fromStruct(request.getProperties())),
      outputs: {},
      dependencies: request.getDependenciesList(),
      propertyDependencies: {},
      options: NO_OPTIONS,
    };
    const secrets = request.getAdditionalsecretoutputsList();
    resource.outputs = Object.fromEntries(
      Object.entries(previewOutputs(providers.plugin(provider), resource)).map(([key, value]) => [
        key,
        secrets.includes(key) ? secret(value) : value,
      ]),
    );
    if (typeOf(urn) !== "pulumi:pulumi:StackReference") {
      context.limitations.add(`${describe(urn)} is only read (id ${resource.id}): it was not looked up.`);
    }
    context.resources.add(resource);
    return new ReadResourceResponse().setUrn(urn).setProperties(toStruct(resource.outputs));
  });
}
