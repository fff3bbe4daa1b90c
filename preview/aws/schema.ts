/** What the generated code of one resource class in `@pulumi/aws` says about its type. Names are sorted. */
export interface ResourceSchema {
  /** The type token, `aws:rds/instance:Instance`. */
  readonly type: string;
  /** Properties that a program may set. */
  readonly inputs: readonly string[];
  /** Properties that only the cloud sets: always unknown before a create. */
  readonly outputOnly: readonly string[];
  /** Optional inputs that the cloud fills in when unset: unknown before a create unless set. */
  readonly computed: readonly string[];
  /** Outputs that the class marks as secret. */
  readonly secretOutputs: readonly string[];
}

/**
 * Reads a {@link ResourceSchema} from the JavaScript and the declarations of a resource class.
 *
 * An optional input is computed exactly when its output type lacks `| undefined`: the generator writes that type from
 * the same Optional and Computed flags that decide what the provider leaves unknown at preview.
 */
export function parseSchema(javascript: string, declarations: string): ResourceSchema | undefined {
  const type = /static __pulumiType = '([^']+:[^']+)'/.exec(javascript)?.[1];
  const [classText = "", ...interfaces] = declarations.split(/^export interface /m);
  const args = interfaces.find((text) => /^\w+Args /.test(text));
  if (type === undefined || args === undefined) {
    return undefined;
  }
  const inputs = new Map(matches(args, /^ {4}(?:readonly )?(\w+)(\??): pulumi\.Input</gm));
  const outputs = matches(classText, /^ {4}readonly (\w+): pulumi\.Output<([\s\S]*?)>;\n/gm);
  const outputOnly = matches(javascript, /resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g);
  const secrets = /additionalSecretOutputs: \[([^\]]*)\]/.exec(javascript)?.[1] ?? "";
  return {
    type,
    inputs: sorted([...inputs.keys()]),
    outputOnly: sorted(outputOnly.map(([name]) => name)),
    computed: sorted(
      outputs
        .filter(([name, output]) => inputs.get(name) === "?" && !output.trimEnd().endsWith("| undefined"))
        .map(([name]) => name),
    ),
    secretOutputs: sorted(matches(secrets, /"(\w+)"/g).map(([name]) => name)),
  };
}

function matches(text: string, pattern: RegExp): [string, string][] {
  return [...text.matchAll(pattern)].map((match) => [match[1] ?? "", match[2] ?? ""]);
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
