import { Ajv, type ValidateFunction } from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { SCHEMAS, type SchemaName } from "./schemas";

function compiler(): Ajv {
  return new Ajv({ allErrors: true, strict: false, logger: false, code: { source: true } });
}

/** The validator of a schema, compiled now. */
export function compileValidator(name: SchemaName): ValidateFunction {
  return compiler().compile(SCHEMAS[name]);
}

/** The validator of a schema as the text of a CommonJS module, for the build to keep. */
export function validatorModule(name: SchemaName): string {
  const ajv = compiler();
  return standaloneCode(ajv, ajv.compile(SCHEMAS[name]));
}
