import type { OfferedComponent } from "./component";
import type { Properties, Property } from "./property";
import { TYPES } from "./types";

/** The schema of the package, from which Pulumi generates SDKs in other languages. */
export function schemaOf(version: string, components: Readonly<Record<string, OfferedComponent>>): unknown {
  return {
    name: "lifeboat",
    version,
    description: "IT service continuity as code for Pulumi on AWS",
    license: "Apache-2.0",
    language: Object.fromEntries(["csharp", "go", "java", "nodejs", "python"].map((one) => [one, GENERATED])),
    types: mapValues(TYPES, ({ description, properties }) => ({
      type: "object",
      description,
      ...propertiesOf(properties),
    })),
    resources: mapValues(components, ({ description, inputs, outputs }) => {
      const { properties: inputProperties, required: requiredInputs } = propertiesOf(inputs);
      return { isComponent: true, description, inputProperties, requiredInputs, ...propertiesOf(outputs) };
    }),
  };
}

const GENERATED = { respectSchemaVersion: true };

function propertiesOf(properties: Properties) {
  return {
    properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, written(property)])),
    required: Object.keys(properties).filter((name) => properties[name]?.required),
  };
}

function written({ type, description, plain }: Property) {
  return { ...type, description, ...(plain ? { plain } : {}) };
}

function mapValues<T, U>(of: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [`lifeboat:index:${name}`, change(value)]));
}
