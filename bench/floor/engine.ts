import { Server, ServerCredentials } from "@grpc/grpc-js";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  RegisterResourceResponse,
  ResourceInvokeRequest,
  SupportsFeatureRequest,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { engineService } from "../../preview/engine";
import { Service } from "../../preview/rpc/service";
import { makeUrn } from "../../preview/urn";

/** The least engine that a program runs against: it answers every registration at once with its own inputs. */
export class FloorEngine {
  readonly #server = new Server();

  /** Serves, and answers with the address. */
  start(project: string, stack: string): Promise<string> {
    const monitor = new Service("pulumirpc.ResourceMonitor")
      .answer("SupportsFeature", SupportsFeatureRequest, () => new SupportsFeatureResponse().setHassupport(true))
      .answer("RegisterResource", RegisterResourceRequest, (request) =>
        new RegisterResourceResponse()
          .setUrn(makeUrn(stack, project, request.getParent(), request.getType(), request.getName()))
          .setObject(request.getObject()),
      )
      .answer("RegisterResourceOutputs", RegisterResourceOutputsRequest, () => new Empty())
      .answer("Invoke", ResourceInvokeRequest, () =>
        new InvokeResponse().setReturn(Struct.fromJavaScript({ names: ["a", "b", "c"] })),
      )
      .answer("SignalAndWaitForShutdown", Empty, () => new Empty());
    for (const { definition, handlers } of [monitor, engineService(() => {})]) {
      this.#server.addService(definition, handlers);
    }
    return new Promise((resolve, reject) => {
      this.#server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
      );
    });
  }

  stop(): void {
    this.#server.forceShutdown();
  }
}
