import { type Cloud, CloudError, type CloudService, type Operation, type Operations, SERVICE_OF } from "../cloud";
import { inWords, isTransient } from "./errors";
import { clientOf, commandOf } from "./sdk";

/** Which account to speak to. What is left out comes from where the tools of AWS look for it. */
export interface AwsOptions {
  readonly profile?: string;
  readonly endpoint?: string;
}

/** As much of a client as is needed to send any command. */
interface Client {
  send(command: unknown): Promise<unknown>;
  destroy(): void;
  readonly middlewareStack: {
    add(
      middleware: (next: (args: { request: unknown }) => unknown) => (args: { request: unknown }) => unknown,
      options: { readonly step: "finalizeRequest"; readonly name: string; readonly priority: "low" },
    ): void;
  };
}
/** Names under which AWS answers; whatever answers elsewhere takes its place. */
const AWS_HOST = /\.(amazonaws\.com(\.cn)?|api\.aws)$/;

/** AWS, by its own SDK: one client a service and Region, loaded when it is first needed. */
export class Aws implements Cloud {
  readonly #clients = new Map<string, Client>();
  #elsewhere = false;

  constructor(private readonly options: AwsOptions) {}

  async send<Name extends Operation>(
    region: string,
    operation: Name,
    input: Operations[Name][0],
  ): Promise<Operations[Name][1]> {
    const service = SERVICE_OF[operation];
    const Command = commandOf(operation);
    try {
      return (await this.#client(service, region).send(new Command(input))) as Operations[Name][1];
    } catch (error) {
      const { name } = error as Error;
      const code = name.replace(/(Fault|Exception)$/, "");
      throw new CloudError(operation, code, inWords(operation, error), isTransient(error), { cause: error });
    }
  }

  /** By where the requests went, not by what was asked for: endpoints are set in many places. */
  isAws(): boolean {
    return !this.#elsewhere;
  }

  destroy(): void {
    for (const client of this.#clients.values()) client.destroy();
    this.#clients.clear();
  }

  #client(service: CloudService, region: string): Client {
    const key = `${service} ${region}`;
    const known = this.#clients.get(key);
    if (known !== undefined) return known;
    const { profile, endpoint } = this.options;
    const Made = clientOf<Client>(service);
    const client = new Made({
      region,
      retryMode: "standard",
      maxAttempts: 5,
      ...(profile === undefined ? {} : { profile }),
      ...(endpoint === undefined ? {} : { endpoint }),
      requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
    });
    client.middlewareStack.add(
      (next) => (args) => {
        if (!AWS_HOST.test((args.request as { hostname: string }).hostname)) this.#elsewhere = true;
        return next(args);
      },
      { step: "finalizeRequest", name: "lifeboatHost", priority: "low" },
    );
    this.#clients.set(key, client);
    return client;
  }
}
