import { readFileSync } from "node:fs";
import { SERVICE_NAME } from "../../continuity/declaration/tags";
import { DRILLED_TYPES, TargetError, targetOf } from "../../drills/targets/arn";
import { membersOf, type StateMember } from "../../drills/targets/state-file";
import { UsageError } from "../usage-error";
import type { DrillOptions } from "./options";

const NOTHING_STATED: StateMember["statement"] = {
  objectives: { plain: { rto: null, rpo: null }, scenarios: {} },
  dependsOn: [],
  response: {},
};

/** What is asked for, with what their service states. @throws {UsageError} */
export function chosenMembers(service: string | undefined, options: DrillOptions): readonly StateMember[] {
  const { state, resource, member } = options;
  if ((state === undefined) === (resource === undefined)) {
    throw new UsageError("say what to drill: a service with --state FILE, or --resource ARN with --service NAME");
  }
  if (resource !== undefined) return [ofResource(resource, service ?? options.service, options.region)];
  const all = readMembers(state as string, service, member);
  const found = all.filter(({ member: { name } }) => member === undefined || name === member);
  if (found.length > 0) return found;
  throw new UsageError(`${state}: no ${member}, only ${all.map(({ member: { name } }) => name).join(", ")}`);
}

function ofResource(arn: string, service: string | undefined, where: string | undefined): StateMember {
  if (service === undefined || !SERVICE_NAME.test(service)) {
    throw new UsageError("--resource needs --service: the name under which its evidence is kept");
  }
  const { kind, id, region } = told(arn, () => targetOf(arn, where));
  return { service, member: { arn, type: DRILLED_TYPES[kind], name: id }, statement: NOTHING_STATED, region };
}

function readMembers(file: string, service: string | undefined, named: string | undefined): readonly StateMember[] {
  let state: unknown;
  try {
    state = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file}: cannot be read as JSON; write it with pulumi stack export --file`, { cause: error });
  }
  return told(file, () => membersOf(state, service, named));
}

function told<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    const message = error.message.startsWith(where) ? error.message : `${where}: ${error.message}`;
    throw new UsageError(message, { cause: error });
  }
}
