import { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
  ReadResourceRequest,
  RegisterPackageRequest,
  RegisterPackageResponse,
  RegisterResourceHookRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceCallRequest,
  ResourceInvokeRequest,
  SupportsFeatureRequest,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { UnsupportedFeatureError } from "../errors";
import { Service } from "../rpc/service";
import type { Context } from "./context";
import { invoke } from "./invoke";
import { ProviderResources } from "./providers";
import { readResource } from "./read";
import { Registration } from "./registration";
import { Transforms } from "./transforms";

/** What the engine can do that older ones could not; the SDK asks before it uses them. */
const FEATURES: ReadonlySet<string> = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "aliasSpecs",
  "deletedWith",
  "replaceWith",
  "replacementTrigger",
  "transforms",
  "invokeTransforms",
  "parameterization",
  "resourceHooks",
  "errorHooks",
  "sendsOptionsToHooks",
]);

/** The ResourceMonitor service: all that a program says about its resources arrives here. */
export function monitorService(context: Context): { service: Service; close(): void } {
  const transforms = new Transforms(context.resources);
  const providers = new ProviderResources(context);
  const registration = new Registration(context, providers, transforms);
  /** A program cannot handle these failing, and waits for ever when told by an error alone. */
  const fatal = async <T>(answer: () => Promise<T>): Promise<T> => {
    try {
      return await answer();
    } catch (error) {
      context.fail(error as Error);
      throw error;
    }
  };
  const skipHook = () => {
    context.limitations.add("Resource hooks are not run.");
    return new Empty();
  };
  const service = new Service("pulumirpc.ResourceMonitor")
    .answer("SupportsFeature", SupportsFeatureRequest, (request) =>
      new SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId())),
    )
    .answer("RegisterResource", RegisterResourceRequest, (request) => fatal(() => registration.register(request)))
    .answer("RegisterResourceOutputs", RegisterResourceOutputsRequest, (request) =>
      fatal(async () => registration.registerOutputs(request)),
    )
    .answer("ReadResource", ReadResourceRequest, (request) => fatal(() => readResource(context, providers, request)))
    .answer("Invoke", ResourceInvokeRequest, (request) => invoke(context, providers, transforms, request))
    .answer("Call", ResourceCallRequest, (request) =>
      fatal((): Promise<Empty> => {
        throw new UnsupportedFeatureError("the method", request.getTok());
      }),
    )
    .answer("RegisterStackTransform", Callback, (callback) => {
      transforms.forStack.push(callback);
      return new Empty();
    })
    .answer("RegisterStackInvokeTransform", Callback, (callback) => {
      transforms.forInvokes.push(callback);
      return new Empty();
    })
    .answer("RegisterPackage", RegisterPackageRequest, (request) =>
      new RegisterPackageResponse().setRef(providers.registerPackage(request)),
    )
    .answer("RegisterResourceHook", RegisterResourceHookRequest, skipHook)
    .answer("RegisterErrorHook", Empty, skipHook)
    .answer("SignalAndWaitForShutdown", Empty, () => new Empty());
  return { service, close: () => transforms.close() };
}
