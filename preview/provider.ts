/**
 * What a provider plugin would answer at preview; plain data in and out. A value that only the cloud will know is
 * `UNKNOWN` (unknown.ts). The preview takes secrets off before it asks and puts them back on the answer.
 */
export interface Provider {
  /** The inputs of a default provider after the plugin's CheckConfig: what the environment says is filled in. */
  checkConfig?(inputs: Record<string, unknown>, env: NodeJS.ProcessEnv): Record<string, unknown>;
  /** Checks the inputs as the provider's Check does: fills in automatic names and merged tags (`tagsAll`). */
  check(request: ResourceRequest): Record<string, unknown>;
  /** The outputs that a create would give at preview: the inputs, and `UNKNOWN` for what only the cloud knows; `{}` when `provider.known` is false. */
  create(request: ResourceRequest): Record<string, unknown>;
  /** Answers a data source; `undefined` when there is no answer without the cloud. */
  invoke(token: string, args: Record<string, unknown>, provider: ProviderConfig): Record<string, unknown> | undefined;
}

/** One resource as the provider sees it; `inputs` are the program's for `check`, and the checked ones for `create`. */
export interface ResourceRequest {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
  readonly provider: ProviderConfig;
}

/** The configuration of a provider resource, explicit or default. */
export interface ProviderConfig {
  /** The provider resource's inputs: `region`, `defaultTags`, … Objects and lists are parsed, not JSON text. */
  readonly inputs: Record<string, unknown>;
  /** False when any input is unknown: the engine then asks the provider for nothing. */
  readonly known: boolean;
}
