/** The type of a property, as Pulumi's package schema writes it. */
export type SchemaType =
  | { readonly type: "string" | "number" | "integer" | "boolean" }
  | { readonly type: "array"; readonly items: SchemaType }
  | { readonly type: "object"; readonly additionalProperties: SchemaType }
  | { readonly $ref: string };

/** A property of a component or of a type. */
export interface Property {
  readonly type: SchemaType;
  readonly description: string;
  /** Whether it must be there. */
  readonly required: boolean;
  /** Whether it must be a plain value: what decides which resources there are cannot wait for a deployment. */
  readonly plain: boolean;
}

export type Properties = Readonly<Record<string, Property>>;

export const TEXT: SchemaType = { type: "string" };
export const NUMBER: SchemaType = { type: "number" };
export const INTEGER: SchemaType = { type: "integer" };
export const FLAG: SchemaType = { type: "boolean" };

export const listOf = (items: SchemaType): SchemaType => ({ type: "array", items });
export const mapOf = (additionalProperties: SchemaType): SchemaType => ({ type: "object", additionalProperties });
export const typeNamed = (name: string): SchemaType => ({ $ref: `#/types/lifeboat:index:${name}` });

/** A plain value that must be stated. */
export function needed(type: SchemaType, description: string): Property {
  return { type, description, required: true, plain: true };
}

/** A plain value that may be left out. */
export function stated(type: SchemaType, description: string): Property {
  return { type, description, required: false, plain: true };
}

/** A value that must be given, and may be another resource's output. */
export function given(type: SchemaType, description: string): Property {
  return { type, description, required: true, plain: false };
}

/** A value that may be given, and may be another resource's output. */
export function optional(type: SchemaType, description: string): Property {
  return { type, description, required: false, plain: false };
}
