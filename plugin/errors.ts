import { RunError } from "@pulumi/pulumi";

/** Thrown for a name of a service or policy that was not made yet, or by another program. Pulumi prints its message alone. */
export class UnknownNameError extends RunError {
  constructor(
    readonly component: string,
    readonly input: "service" | "backups",
    readonly named: string,
  ) {
    const kind = input === "service" ? "service" : "backup policy";
    super(
      `${component}: there is no ${kind} ${named} yet. Give ${input} the output name of the ${kind}, so that it is made first`,
    );
    this.name = "UnknownNameError";
  }
}

/** Thrown for a value that decides which resources there are, and is not known at preview. */
export class NotKnownError extends RunError {
  constructor(
    readonly component: string,
    readonly input: string,
  ) {
    super(`${component}: ${input} must be known at preview: it decides which resources there are`);
    this.name = "NotKnownError";
  }
}
