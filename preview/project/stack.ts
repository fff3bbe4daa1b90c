/** A stack and where it belongs. */
export interface StackName {
  readonly name: string;
  readonly organization: string;
}

/** The organization that stacks outside a service have. */
const DEFAULT_ORGANIZATION = "organization";

/** Reads `dev`, `acme/dev` or `acme/shop/dev`. */
export function parseStackName(stack: string, organization?: string): StackName {
  const parts = stack.split("/");
  const name = parts.pop() ?? stack;
  return { name, organization: organization ?? parts[0] ?? DEFAULT_ORGANIZATION };
}
