import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { readPublicKey } from "../../workspace/evidence/keys";
import { locateEvidence } from "../../workspace/evidence/place";
import { readEvidence } from "../../workspace/evidence/read";
import { locateSettings } from "../../workspace/locate";
import { readSettings } from "../../workspace/settings";
import { findProject, type Project } from "../check/project";
import { type CheckUp, fail, lineOf, ok, warn } from "./check-up";

/** A project, or what is in the way of finding it. */
export type FoundProject = { readonly project: Project } | { readonly checkUp: CheckUp };

export function lookForProject(directory: string, stack: string | undefined): FoundProject {
  try {
    return { project: findProject(resolve(directory), stack) };
  } catch (error) {
    const wayOut = "lifeboat check, explain and adopt need one: name it, as in lifeboat doctor infra --stack dev.";
    return { checkUp: warn("project", lineOf(error), wayOut) };
  }
}

export function checkProject({ name, stack }: Project): CheckUp {
  return ok("project", `${name}, stack ${stack}`);
}

/** @param configured the value of LIFEBOAT_CONFIG */
export function checkSettings({ name, directory }: Project, configured: string | undefined): CheckUp {
  const location = locateSettings(name, directory, undefined, configured);
  if (location.kind !== "file") {
    return warn(
      "settings",
      "no lifeboat.yaml",
      "Restore times that nobody vouches for stay unproven: see configuration.",
    );
  }
  try {
    const { services, assumptions } = readSettings(location.file);
    return ok(
      "settings",
      `${location.file}: ${counted(services.size, "service")}, ${counted(assumptions.length, "assumption")}`,
    );
  } catch (error) {
    return fail("settings", lineOf(error), "Every check fails until that is mended.");
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** @param configured the value of LIFEBOAT_CONFIG */
export function checkEvidence(directory: string, configured: string | undefined): CheckUp {
  const { directory: folder, publicKeys } = locateEvidence({ from: directory, fromEnvironment: configured });
  if (!existsSync(folder)) {
    return warn("evidence", "none", "No restore time is measured: lifeboat drill run makes the first record.");
  }
  const services = readEvidence(folder, publicKeys.map(readPublicKey));
  const problems = services.flatMap((service) => service.problems);
  const records = services.reduce((sum, { chain }) => sum + chain.records.length, 0);
  if (problems.length === 0)
    return ok("evidence", `${counted(records, "record")} of ${counted(services.length, "service")}`);
  const more = problems.length === 1 ? "" : ` (and ${problems.length - 1} more)`;
  return fail(
    "evidence",
    `${problems[0]}${more}`,
    "What is not whole proves nothing: lifeboat evidence verify lists it.",
  );
}
