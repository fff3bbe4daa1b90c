import { describe } from "./urn";

/** Why a preview could not be done. Messages are for users: one or two lines, with the way out. */
export abstract class PreviewError extends Error {
  override readonly name: string = this.constructor.name;
}

/** No Pulumi.yaml in the directory or above it. */
export class ProjectNotFoundError extends PreviewError {
  constructor(readonly directory: string) {
    super(`There is no Pulumi.yaml in ${directory} or above it.`);
  }
}

/** Pulumi.yaml or Pulumi.<stack>.yaml is there, but does not say what it must. */
export class ProjectFileError extends PreviewError {
  constructor(
    readonly file: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${reason}`, options);
  }
}

/** The name of the stack is none that Pulumi takes. */
export class StackNameError extends PreviewError {
  constructor(readonly stackName: string) {
    super(
      `${JSON.stringify(stackName)} is no name of a stack: up to 100 letters, digits, hyphens, underscores and periods, ` +
        "with organization and project in front if need be (acme/shop/dev).",
    );
  }
}

/** The project's runtime is not Node.js. */
export class UnsupportedRuntimeError extends PreviewError {
  constructor(
    readonly file: string,
    readonly runtime: string,
  ) {
    super(`${file}: the runtime is "${runtime}"; the embedded preview runs "nodejs" only. Use \`pulumi preview\`.`);
  }
}

/** Pulumi.yaml declares configuration that neither it nor the stack gives. */
export class MissingConfigError extends PreviewError {
  constructor(
    readonly stackName: string,
    readonly keys: readonly string[],
  ) {
    const quoted = keys.map((key) => `'${key}'`).join(", ");
    super(
      `Stack '${stackName}' is missing configuration ${keys.length === 1 ? "value" : "values"} ${quoted}. ` +
        `Set it with \`pulumi config set ${keys[0]} <value> --stack ${stackName}\`.`,
    );
  }
}

/** The program or pack cannot find the SDK that it is written with. */
export class SdkNotInstalledError extends PreviewError {
  constructor(
    readonly directory: string,
    options?: ErrorOptions,
  ) {
    super(`@pulumi/pulumi is not installed for ${directory}. Run \`npm install\` there.`, options);
  }
}

/** The program threw, did not compile, or left with an error. */
export class ProgramError extends PreviewError {
  constructor(
    readonly summary: string,
    /** All that the program reported, with stack traces. */
    readonly details: string,
  ) {
    super(`The program failed: ${summary}`);
  }
}

/** Neither program nor packs did anything for the whole timeout. */
export class HangError extends PreviewError {
  constructor(
    readonly seconds: number,
    readonly waitingFor: string,
  ) {
    super(`Nothing happened for ${seconds}s: ${waitingFor}`);
  }
}

/** Two resources of the same type, parent and name. */
export class DuplicateResourceError extends PreviewError {
  constructor(readonly urn: string) {
    super(`Duplicate resource URN '${urn}'; try giving it a unique name.`);
  }
}

/** The program uses a feature that needs the real engine and a plugin. */
export class UnsupportedFeatureError extends PreviewError {
  constructor(
    readonly feature: string,
    readonly token: string,
  ) {
    super(
      `The embedded preview cannot run ${feature} ${token}: it lives in a provider plugin. Use \`pulumi preview\`.`,
    );
  }
}

/** The program asks a data source, and nothing here knows the answer. */
export class UnansweredInvokeError extends PreviewError {
  constructor(readonly token: string) {
    super(
      `The embedded preview has no answer for the data source ${token}: it needs the cloud. ` +
        "Take the value from stack configuration instead, or use `pulumi preview`.",
    );
  }
}

/** There is no policy pack where one was named. */
export class PackNotFoundError extends PreviewError {
  constructor(readonly directory: string) {
    super(`There is no policy pack in ${directory}: it has no PulumiPolicy.yaml.`);
  }
}

/** The policy pack's process ended, or never served. */
export class PackStartError extends PreviewError {
  constructor(
    readonly directory: string,
    readonly reason: string,
    readonly details: string,
  ) {
    super(`Policy pack ${directory} did not start: ${reason}`);
  }
}

/** The policy pack wrote to stdout before it served, where the engine reads its port. */
export class PackOutputError extends PreviewError {
  constructor(
    readonly directory: string,
    readonly line: string,
  ) {
    super(
      `Policy pack ${directory} wrote ${JSON.stringify(line)} to stdout before its port. ` +
        "Write to stderr, or after `new PolicyPack`.",
    );
  }
}

/** The policy pack's configuration does not fit its schema. */
export class PackConfigError extends PreviewError {
  constructor(
    readonly pack: string,
    readonly problems: readonly string[],
  ) {
    super(`validating policy config: ${pack}: ${problems.join("; ")}`);
  }
}

/** A policy threw something, or its process died, while it looked at the program. */
export class PolicyError extends PreviewError {
  constructor(
    readonly pack: string,
    readonly urn: string,
    readonly reason: string,
    readonly details: string,
  ) {
    super(`Policy pack ${pack} failed at ${urn === "" ? "the stack" : describe(urn)}: ${reason}`);
  }
}
