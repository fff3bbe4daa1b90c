import { StackNameError } from "../errors";

/** A stack and where it belongs. */
export interface StackName {
  readonly name: string;
  readonly organization: string;
}

/** The organization that stacks outside a service have. */
const DEFAULT_ORGANIZATION = "organization";

/**
 * Reads `dev`, `acme/dev` or `acme/shop/dev`.
 *
 * @throws StackNameError where the engine would refuse the name
 */
export function parseStackName(stack: string, organization?: string): StackName {
  const parts = stack.split("/");
  const name = parts.pop() ?? stack;
  if (!/^[\w.-]{1,100}$/.test(name) || parts.length > 2) throw new StackNameError(stack);
  return { name, organization: organization ?? parts[0] ?? DEFAULT_ORGANIZATION };
}
