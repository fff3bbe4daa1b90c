const SEPARATOR = "::";

/** The name of a resource, from its URN; a name may hold colons itself. What is no URN is a name already. */
export function nameInUrn(urn: string): string {
  const parts = urn.split(SEPARATOR);
  return parts.length > 3 ? parts.slice(3).join(SEPARATOR) : (parts.at(-1) ?? urn);
}

/** The type of a resource, from its URN, in which the types of its parents stand before its own; empty where it is none. */
export function typeInUrn(urn: string): string {
  return urn.split(SEPARATOR)[2]?.split("$").at(-1) ?? "";
}

/** The URN of a resource that is to be made in the stack of another one. */
export function urnBeside(urn: string, type: string, name: string): string {
  const [stack, project] = urn.split(SEPARATOR);
  return [stack, project, type, name].join(SEPARATOR);
}
