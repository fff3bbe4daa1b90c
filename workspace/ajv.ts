import { Ajv, type ValidateFunction } from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { SCHEMAS, type SchemaName } from "./schemas";

export type Validators = Readonly<Record<SchemaName, ValidateFunction>>;

const NAMES = Object.keys(SCHEMAS) as SchemaName[];

function compiler(): Ajv {
  const schemas = NAMES.map((name) => ({ ...SCHEMAS[name], $id: name }));
  return new Ajv({ schemas, allErrors: true, strict: false, logger: false, code: { source: true } });
}

/** The validators, compiled now: 0.1 s. */
export function compileValidators(): Validators {
  const ajv = compiler();
  return Object.fromEntries(NAMES.map((name) => [name, ajv.getSchema(name)])) as unknown as Validators;
}

/** The validators as the text of a CommonJS module, for the build to keep. */
export function validatorsModule(): string {
  return standaloneCode(compiler(), Object.fromEntries(NAMES.map((name) => [name, name])));
}
