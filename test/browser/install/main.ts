/** `npm run browser:install`: for development and continuous integration; no part of the published package. */
import { BrowserInstallError, installBrowser } from "./install";

const say = (line: string): void => void process.stderr.write(`${line}\n`);

installBrowser({ env: process.env, isRoot: process.getuid?.() === 0 }, say).catch((error: unknown) => {
  say(error instanceof BrowserInstallError ? `browser:install: ${error.message}` : String((error as Error).stack));
  process.exitCode = 1;
});
