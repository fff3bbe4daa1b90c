import type { WireRequest } from "./wire";

/** Whom a request is signed for. */
export interface SignedFor {
  readonly region: string;
  /** As it is called in signatures: `backup`, `rds`, `monitoring`, … */
  readonly service: string;
}

/** The scope of a signature of version 4, which is not checked: any credentials will do. */
export function signedFor({ headers }: WireRequest): SignedFor | undefined {
  const scope = /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(String(headers.authorization ?? ""));
  return scope === null ? undefined : { region: scope[1] as string, service: scope[2] as string };
}
