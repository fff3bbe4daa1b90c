import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { validatorsModule } from "./ajv";

// A step of the build: neither the command nor the policy pack should spend 0.1 s on compiling what never changes.
writeFileSync(join(__dirname, "validators.js"), validatorsModule());
