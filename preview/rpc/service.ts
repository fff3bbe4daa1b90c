import {
  type Client,
  type MethodDefinition,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";

/** What the generated messages have in common. */
export interface Message {
  serializeBinary(): Uint8Array;
}

/** A generated message class, with its typed reader. */
export interface MessageClass<M extends Message> {
  deserializeBinary(bytes: Uint8Array): M;
}

/** Large programs send and receive large messages; the real engine allows the same. */
export const MESSAGE_LIMITS = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
};

/**
 * The methods of one gRPC service. Defined here by path instead of taken from the SDK's `*_grpc_pb` modules: those check
 * for the exact response class of their version, and cost twice the time to load. Methods that are not answered are
 * UNIMPLEMENTED, which SDKs newer than this one take for an older engine.
 */
export class Service {
  readonly definition: ServiceDefinition = {};
  readonly handlers: UntypedServiceImplementation = {};

  constructor(private readonly name: string) {}

  answer<Q extends Message, R extends Message>(
    method: string,
    requestClass: MessageClass<Q>,
    handler: (request: Q) => R | Promise<R>,
  ): this {
    const path = `/${this.name}/${method}`;
    const definition: MethodDefinition<Q, R> = {
      path,
      requestStream: false,
      responseStream: false,
      requestSerialize: serialize,
      requestDeserialize: (bytes) => requestClass.deserializeBinary(bytes),
      responseSerialize: serialize,
      responseDeserialize: () => {
        throw new Error(`${path} is only served, never called`);
      },
    };
    (this.definition as Record<string, MethodDefinition<Q, R>>)[method] = definition;
    this.handlers[method] = (call: ServerUnaryCall<Q, R>, reply: sendUnaryData<R>): void => {
      Promise.resolve()
        .then(() => handler(call.request))
        .then(
          (response) => reply(null, response),
          (error: unknown) => reply({ code: status.UNKNOWN, details: messageOf(error) }),
        );
    };
    return this;
  }
}

/** Calls one method of another process. */
export function call<Q extends Message, R extends Message>(
  client: Client,
  path: string,
  request: Q,
  responseClass: MessageClass<R>,
): Promise<R> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      serialize,
      (bytes) => responseClass.deserializeBinary(bytes),
      request,
      (error, response) => (response === undefined ? reject(error) : resolve(response)),
    );
  });
}

function serialize(message: Message): Buffer {
  return Buffer.from(message.serializeBinary());
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
