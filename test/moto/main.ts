/** `npm run moto:install`: for development and continuous integration; no part of the published package. */
import { installMoto, MotoInstallError } from "./install";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

installMoto(process.env, say).catch((error: unknown) => {
  say(error instanceof MotoInstallError ? `moto:install: ${error.message}` : String((error as Error).stack));
  process.exitCode = 1;
});
