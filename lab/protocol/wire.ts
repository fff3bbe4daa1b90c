/** A request as it came, its body read to the end. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** What is sent back. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Whatever JSON can say, and instants, which each protocol writes in its own way. */
export type Value = string | number | boolean | null | undefined | Date | readonly Value[] | Structure;
export interface Structure {
  readonly [member: string]: Value;
}

/** What a request asks for, taken from its envelope. */
export interface Asked {
  readonly operation: string;
  readonly input: Structure;
}

/** How the calls of a service travel. */
export interface Protocol {
  /** @throws {ServiceError} for what is no call of the service. */
  decode(request: WireRequest): Asked;
  encode(operation: string, output: Structure, requestId: string): WireAnswer;
  refuse(error: ServiceError, requestId: string): WireAnswer;
}

/** An error as AWS models it: the code and the status that travel, and the words. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
