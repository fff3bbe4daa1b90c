import { Client, credentials, type ServiceError } from "@grpc/grpc-js";
import { type Callback, CallbackInvokeRequest, CallbackInvokeResponse } from "@pulumi/pulumi/proto/callback_pb";
import { ProgramError } from "../errors";
import { call, MESSAGE_LIMITS, type Message, type MessageClass } from "../rpc/service";

/** Calls functions of the program, which it serves itself: its transforms. */
export class Callbacks {
  private readonly clients = new Map<string, Client>();

  async invoke<R extends Message>(callback: Callback, request: Message, responseClass: MessageClass<R>): Promise<R> {
    const response = await call(
      this.client(callback.getTarget()),
      "/pulumirpc.Callbacks/Invoke",
      new CallbackInvokeRequest().setToken(callback.getToken()).setRequest(request.serializeBinary()),
      CallbackInvokeResponse,
    ).catch((error: ServiceError) => {
      throw new ProgramError(
        `a transform threw: ${error.details.split("\n")[0]?.replace(/^(?:transform failed: )?(?:Error: )?/, "")}`,
        error.details,
      );
    });
    return responseClass.deserializeBinary(response.getResponse_asU8());
  }

  close(): void {
    for (const client of this.clients.values()) {
      client.close();
    }
  }

  private client(target: string): Client {
    const known = this.clients.get(target);
    if (known !== undefined) {
      return known;
    }
    const client = new Client(target, credentials.createInsecure(), MESSAGE_LIMITS);
    this.clients.set(target, client);
    return client;
  }
}
