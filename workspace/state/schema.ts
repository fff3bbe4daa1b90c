import type { Schema } from "../../continuity/declaration/json-schema";

const TEXT: Schema = { type: "string" };
const PROPERTIES: Schema = { type: "object" };
const URNS: Schema = { type: "array", items: TEXT };
const URN: Schema = { type: "string", pattern: "^urn:pulumi:[^:]+(:[^:]+)*::[^:]+(:[^:]+)*::" };

/** What is read of the state of a stack, as `pulumi stack export` writes it; it holds much more. */
export const STATE_SCHEMA: Schema = {
  type: "object",
  required: ["version", "deployment"],
  properties: {
    version: { enum: [3, 4] },
    deployment: {
      type: "object",
      properties: {
        resources: {
          type: "array",
          items: {
            type: "object",
            required: ["urn", "type"],
            properties: {
              urn: URN,
              type: TEXT,
              parent: TEXT,
              provider: TEXT,
              inputs: PROPERTIES,
              outputs: PROPERTIES,
              delete: { type: "boolean" },
              external: { type: "boolean" },
              propertyDependencies: { type: "object", additionalProperties: { anyOf: [URNS, { type: "null" }] } },
              sourcePosition: TEXT,
              stackTrace: { type: "array", items: { type: "object", properties: { sourcePosition: TEXT } } },
            },
          },
        },
        pending_operations: { type: "array" },
      },
    },
  },
};

/** The parts of a state that are read. */
export interface StateText {
  readonly version: number;
  readonly deployment: {
    readonly resources?: readonly StateResource[];
    /** Operations that were interrupted. */
    readonly pending_operations?: readonly unknown[];
  };
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  /** URN; empty or absent for none. */
  readonly parent?: string;
  /** `URN::ID` */
  readonly provider?: string;
  readonly inputs?: object;
  readonly outputs?: object;
  /** Whether it was replaced, and only waits to be deleted. */
  readonly delete?: boolean;
  /** Whether the program only reads it. */
  readonly external?: boolean;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
  /** `project:///index.ts#12,3` */
  readonly sourcePosition?: string;
  readonly stackTrace?: readonly { readonly sourcePosition?: string }[];
}
