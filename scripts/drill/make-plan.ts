import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { DEFAULT_RESPONSE } from "../../continuity/recovery/response";
import { instantOf } from "../../drills/clock";
import {
  type ChecksAsked,
  type DrillNetwork,
  type DrillPlan,
  drillId,
  isDatabaseKind,
  type PointChoice,
  type ResourceKind,
  type StoreKind,
} from "../../drills/plan";
import { otherTargetOf, targetOf } from "../../drills/targets/arn";
import { KNOWN_TYPES, objectiveOf, type StateMember } from "../../drills/targets/state-file";
import { readManifest } from "../../drills/verify/read-manifest";
import { readStoreManifest } from "../../drills/verify/store-manifest";
import { UsageError } from "../usage-error";
import type { DrillOptions } from "./options";

/** What a drill of a member is asked, as of now. @throws {UsageError} for files that cannot be read */
export function makePlan(
  { service, member, statement, region }: StateMember,
  options: DrillOptions,
  now: number,
): DrillPlan {
  const declaredAt = instantOf(now);
  const target = KNOWN_TYPES.has(member.type) ? targetOf(member.arn, region) : otherTargetOf(member.arn);
  const stated = objectiveOf(statement, options.scenario);
  const { backupRole, cutOver, load, limitGib, endpoint, profile } = options;
  return {
    id: drillId(service, declaredAt, randomBytes(3).toString("hex")),
    declaredAt,
    deadline: instantOf(now + options.maxTime * 1000),
    service,
    scenario: options.scenario,
    owner: options.owner ?? statement.owner ?? service,
    member,
    target,
    region: options.region ?? target.region,
    choice: choiceOf(options),
    ...(isDatabaseKind(target.kind) ? { network: networkOf(member.name, options) } : {}),
    ...(backupRole === undefined ? {} : { backupRole }),
    ...(target.kind === "other" ? { metadata: metadataOf(options.metadata) } : {}),
    ...(target.kind === "other" && options.remove !== undefined ? { removal: options.remove } : {}),
    ...(options.class === undefined ? {} : { instanceClass: options.class }),
    ...(limitGib === undefined ? {} : { limitGib }),
    objective: { rtoSeconds: options.rto ?? stated.rtoSeconds, rpoSeconds: options.rpo ?? stated.rpoSeconds },
    response: {
      detect: statement.response.detect ?? DEFAULT_RESPONSE.detect,
      decide: statement.response.decide ?? DEFAULT_RESPONSE.decide,
    },
    checks: checksOf(options, target.kind),
    ...(cutOver === undefined ? {} : { cutOver }),
    ...(load === undefined ? {} : { load }),
    standsFor: options.standsFor,
    pollSeconds: options.poll,
    environment: { ...(endpoint === undefined ? {} : { endpoint }), ...(profile === undefined ? {} : { profile }) },
  };
}

function choiceOf({ from, kind }: DrillOptions): PointChoice {
  const ofKind = kind === undefined ? {} : { kind };
  if (from === "latest" || from === "oldest" || from === "random") return { from, ...ofKind };
  if (from.startsWith("arn:")) return { from: { arn: from }, ...ofKind };
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(from) ? Date.parse(from) : Number.NaN;
  if (!Number.isNaN(time)) return { from: { time: instantOf(time) }, ...ofKind };
  throw new UsageError("--from takes latest, oldest, random, an ARN, or an instant such as 2026-11-28T02:00:00Z");
}

function metadataOf(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UsageError(`--metadata takes KEY=VALUE, not ${pair}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** @throws {UsageError} if it is left out: a database carries live queues, webhooks and personal data */
function networkOf(name: string, { subnetGroup, securityGroup }: DrillOptions): DrillNetwork {
  if (subnetGroup !== undefined && securityGroup !== undefined) return { subnetGroup, securityGroups: securityGroup };
  throw new UsageError(`${name} is a database: give --subnet-group and --security-group, an isolated place for it`);
}

function checksOf(options: DrillOptions, kind: ResourceKind): ChecksAsked {
  const { heartbeat, manifest, sql, amcheck, check } = options;
  if (!isDatabaseKind(kind)) return checksOfStore(options, kind);
  return {
    ...(heartbeat === undefined ? {} : { heartbeat: tableOf(heartbeat) }),
    ...(manifest === undefined ? {} : { manifest: readManifest(manifest, read(manifest)) }),
    invariants: sql.map((file) => ({ name: basename(file), sql: read(file) })),
    ...(amcheck === undefined ? {} : { amcheck }),
    ...(check === undefined ? {} : { command: check }),
  };
}

/** @throws {UsageError} for what only a database can be asked, or nothing but a command can ask */
function checksOfStore({ heartbeat, manifest, sql, amcheck, check }: DrillOptions, kind: StoreKind): ChecksAsked {
  const isClosed = kind !== "table" && kind !== "bucket";
  const wrong = [
    ...(sql.length > 0 ? ["--sql"] : []),
    ...(amcheck ? ["--amcheck"] : []),
    ...(isClosed && heartbeat !== undefined ? ["--heartbeat"] : []),
    ...(isClosed && manifest !== undefined ? ["--manifest"] : []),
  ];
  if (wrong.length > 0)
    throw new UsageError(
      `${kind === "other" ? "it" : `a ${kind}`} cannot be asked ${wrong.join(", ")}; use --check, or --member`,
    );
  return {
    ...(heartbeat === undefined ? {} : { mark: heartbeat }),
    ...(manifest === undefined ? {} : { contents: readStoreManifest(manifest, read(manifest)) }),
    invariants: [],
    ...(check === undefined ? {} : { command: check }),
  };
}

function tableOf(text: string): NonNullable<ChecksAsked["heartbeat"]> {
  const [, table, column] = /^([\w$]+(?:\.[\w$]+)?)\.([\w$]+)$/.exec(text) ?? [];
  if (table === undefined || column === undefined) {
    throw new UsageError("--heartbeat takes a table and its column, such as audit.events.created_at");
  }
  return { table, column };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: cannot be read; is the path right?`, { cause: error });
  }
}
