import { RunError } from "@pulumi/pulumi";
import type { Impossible } from "../continuity/planning/arrangement";

/** Thrown for a declaration that cannot be read, before any resource of it is registered. Pulumi prints its message alone. */
export class DeclarationError extends RunError {
  constructor(
    readonly service: string,
    readonly problems: readonly string[],
  ) {
    super(`service ${service}: ${problems.join("; ")}`);
    this.name = "DeclarationError";
  }
}

/** Thrown for an objective that no arrangement of a member can keep, before any resource of the member is registered. */
export class ObjectiveError extends RunError {
  constructor(
    readonly service: string,
    readonly member: string,
    /** The scenario, and the nearest objective that could be kept. */
    readonly impossible: Impossible,
  ) {
    super(`${member} of service ${service}: ${impossible.sentence}. What comes closest: ${impossible.closest.why}`);
    this.name = "ObjectiveError";
  }
}
