/** `npm run engine:install`: for development and continuous integration; no part of the published package. */
import { EngineInstallError } from "./error";
import { installEngine } from "./install";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

installEngine(process.env, say).catch((error: unknown) => {
  say(error instanceof EngineInstallError ? `engine:install: ${error.message}` : String((error as Error).stack));
  process.exitCode = 1;
});
