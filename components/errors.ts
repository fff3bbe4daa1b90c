import { RunError } from "@pulumi/pulumi";
import type { Impossible } from "../continuity/planning/arrangement";
import { withNames } from "../continuity/planning/likeness";
import type { Question } from "../continuity/planning/question";

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
  readonly service: string;
  readonly member: string;

  constructor(
    question: Question,
    /** The scenario, and the nearest objective that could be kept. */
    readonly impossible: Impossible,
  ) {
    const { service, name } = question;
    const { sentence, closest } = impossible;
    super(`${name} of service ${service}: ${withNames(`${sentence}. What comes closest: ${closest.why}`, question)}`);
    this.name = "ObjectiveError";
    this.service = service;
    this.member = name;
  }
}
