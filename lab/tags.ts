/** By name; what AWS calls tags. */
export type Tags = Readonly<Record<string, string>>;
