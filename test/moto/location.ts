import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The moto that the tests are written for, and that `npm run moto:install` installs. */
export const motoVersion = "5.2.5";

/** What is installed: moto with the services that tests call, and what its server needs. */
export const requirements = [`moto[ec2,rds]==${motoVersion}`, "flask==3.1.3", "flask-cors==6.0.2"];

/** Where it belongs: in the user's cache, a virtual environment of its own. */
export function motoLocation(env: NodeJS.ProcessEnv = process.env): string {
  const cache = env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "lifeboat", `moto-${motoVersion}`);
}

/** The Python of an environment. */
export function pythonOf(environment: string): string {
  return join(environment, "bin", "python");
}

/** The Python that has moto, `undefined` where it is not installed. */
export function motoPython(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const python = pythonOf(motoLocation(env));
  try {
    accessSync(python, constants.X_OK);
    return python;
  } catch {
    return undefined;
  }
}
