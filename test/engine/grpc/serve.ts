import {
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";

/** The engine's own limit. */
export const messageLimits = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
};

/** Answers a call with what the function returns; what it throws becomes the caller's error. */
export function answer<Request, Response>(reply: (request: Request) => Response | Promise<Response>) {
  return (call: ServerUnaryCall<Request, Response>, done: sendUnaryData<Response>): void => {
    Promise.resolve(call.request)
      .then(reply)
      .then(
        (response) => done(null, response),
        (error: unknown) =>
          done({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) }),
      );
  };
}

/** Serves on a free port of this machine. A method that is not given answers UNIMPLEMENTED, as an older plugin would. */
export function serve(service: ServiceDefinition, methods: UntypedServiceImplementation): Promise<Listening> {
  const server = new Server(messageLimits);
  server.addService(service, methods);
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve({ port, stop: () => server.forceShutdown() }),
    );
  });
}

export interface Listening {
  readonly port: number;
  stop(): void;
}

/** Serves as a plugin does: the engine reads the port from the first line that the process prints. */
export async function serveEngine(service: ServiceDefinition, methods: UntypedServiceImplementation): Promise<void> {
  const { port } = await serve(service, methods);
  process.stdout.write(`${port}\n`);
}
