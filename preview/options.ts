import type { Provider } from "./provider";

/** What to preview, and with which packs. */
export interface PreviewOptions {
  /** The directory of the program, or one below it: Pulumi.yaml is looked for here and above. */
  readonly directory: string;
  /** `dev`, `organization/dev` or `organization/project/dev`. A Pulumi.<stack>.yaml is read when there is one. */
  readonly stack: string;
  /** Wins over the configuration in files; keys as for `pulumi config set` (`region` means `<project>:region`). */
  readonly config?: Readonly<Record<string, string>>;
  readonly packs?: readonly PackOptions[];
  /** @default the organization in `stack`, else "organization" */
  readonly organization?: string;
  /**
   * How long program and packs may do nothing at all before the preview gives up. Inactivity, not total time: a large
   * program takes long, but never silently.
   * @default 120
   */
  readonly timeoutSeconds?: number;
  /** Added to the environment of program and packs. */
  readonly env?: Readonly<Record<string, string>>;
  /** Stands in for the provider plugin of a package, by package name; other packages pass their inputs through. */
  readonly providers?: Readonly<Record<string, Provider>>;
}

/** One policy pack. */
export interface PackOptions {
  /** The directory with PulumiPolicy.yaml, as given to `pulumi preview --policy-pack`. */
  readonly directory: string;
  /** As in the file of `--policy-pack-config`: policy name (or `all`) to a level or to settings. */
  readonly config?: Readonly<Record<string, unknown>>;
}

export type Severity = "info" | "warning" | "error";

export type EnforcementLevel = "advisory" | "mandatory" | "remediate" | "disabled";

/** Something that program or pack had to say, other than a violation. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly message: string;
  /** The resource it is about; "" for none. */
  readonly urn: string;
}

/** One violation, as the pack reported it. */
export interface Violation {
  readonly policyPack: string;
  readonly policyName: string;
  readonly enforcementLevel: EnforcementLevel;
  /** "" when the pack states none. */
  readonly severity: "" | "low" | "medium" | "high" | "critical";
  readonly message: string;
  readonly urn: string;
}

/** A change that a policy made to a resource's inputs. */
export interface Remediation {
  readonly policyPack: string;
  readonly policyName: string;
  readonly message: string;
  readonly urn: string;
}

/** A resource as the preview saw it. Secrets read `[secret]`, what only the cloud knows is `UNKNOWN`. */
export interface PreviewedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** False for components and the stack. */
  readonly custom: boolean;
  /** True when the program only reads it (`Type.get`): packs do not see it. */
  readonly read: boolean;
  /** URN; "" for none. */
  readonly parent: string;
  /** URN of the provider resource; "" for components, the stack and providers. */
  readonly provider: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly aliases: readonly string[];
  readonly ignoreChanges: readonly string[];
}

/** A line of the program. */
export interface Position {
  /** The absolute path of the file. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What a preview found out. */
export interface PreviewResult {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  /** In the order in which the program registered them. */
  readonly resources: readonly PreviewedResource[];
  /** Where the program made them, by URN, as far as its stack trace tells. */
  readonly positions: ReadonlyMap<string, Position>;
  readonly diagnostics: readonly Diagnostic[];
  readonly violations: readonly Violation[];
  readonly remediations: readonly Remediation[];
  /** What this simulation did not do, one sentence each. */
  readonly limitations: readonly string[];
  /** All that the program wrote to stdout and stderr. */
  readonly programOutput: string;
}
