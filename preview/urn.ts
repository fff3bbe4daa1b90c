export const ROOT_STACK = "pulumi:pulumi:Stack";

/** Names a resource as the engine does: types of all ancestors but the root stack, then its own type and name. */
export function makeUrn(stack: string, project: string, parent: string, type: string, name: string): string {
  const ancestors = parent === "" ? "" : qualifiedType(parent);
  const qualified = ancestors === "" || ancestors === ROOT_STACK ? type : `${ancestors}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

export function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}

export function typeOf(urn: string): string {
  return qualifiedType(urn).split("$").pop() ?? "";
}

export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** `aws` of `aws:rds/instance:Instance`. */
export function packageOf(type: string): string {
  return type.split(":")[0] ?? "";
}

export function isProvider(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

/** `aws:rds/instance:Instance "orders"`, for messages. */
export function describe(urn: string): string {
  return `${typeOf(urn)} "${nameOf(urn)}"`;
}
