import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { validatorModule } from "./ajv";
import { SCHEMAS, type SchemaName } from "./schemas";
import { VALIDATORS } from "./validate";

// A step of the build: neither the command nor the policy pack should spend 0.1 s on compiling what never changes.
mkdirSync(VALIDATORS, { recursive: true });
for (const name of Object.keys(SCHEMAS) as SchemaName[]) {
  writeFileSync(join(VALIDATORS, `${name}.js`), validatorModule(name));
}
