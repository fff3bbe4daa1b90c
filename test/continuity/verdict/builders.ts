import type { Role } from "../../../continuity/declaration/role";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bound, bound } from "../../../continuity/recovery/bound";
import { condition, type RecoveryPath, unknownCondition } from "../../../continuity/recovery/path";
import { declared, documented, open } from "../../../continuity/recovery/step";
import { responsesOf } from "../../../continuity/verdict/critical-path";
import type { Candidate } from "../../../continuity/verdict/recovery";
import type { Member } from "../../../continuity/verdict/services";
import { resource } from "../estate-builder";

/** Detection, decision, verification and cut-over that somebody states, so that sums are easy to follow. */
export const RESPONSES = responsesOf({ detect: 10, decide: 20, verify: 5, cutover: 3 }, {});

/** Steps of people before and after, in seconds, as RESPONSES has them. */
export const PEOPLE = 10 + 20 + 5;

export function member(name: string, role: Exclude<Role, "none"> = "data", consistencyGroup?: string): Member {
  const type = { data: "aws:rds/instance:Instance", cache: "aws:elasticache/replicationGroup:ReplicationGroup" };
  const made: EstateResource = resource(role === "data" || role === "cache" ? type[role] : `test:${role}:Thing`, name);
  return { resource: made, role, tags: { tags: new Map(), explicit: new Set() }, consistencyGroup };
}

export const exactly = (label: string, seconds: number): Bound => bound(declared(label, seconds, "test"));
export const between = (label: string, lo: number, hi: number): Bound => bound(documented(label, lo, hi, "test"));
export const untested = (label: string): Bound => bound(open(label, "untested", "nobody has measured it"));
export const notKnown = (label: string): Bound => bound(open(label, "unknown", `${label} is computed`));
export const unmodelled = (label: string): Bound => bound(open(label, "unmodelled", `no model of ${label}`));

/** A way back for the scenario `zone`: automatic, under the same endpoint, without loss, unless more is said. */
export function path(mechanism: string, rto: Bound, more: Partial<RecoveryPath> = {}): RecoveryPath {
  return {
    scenario: "zone",
    mechanism,
    target: { region: "eu-west-1", account: undefined },
    startedBy: "automatic",
    endpoint: "same",
    requires: [],
    rpo: exactly("standby", 0),
    rto,
    ...more,
  };
}

/** A restore: people start it, and clients have to follow. */
export function restore(rto: Bound, rpo: Bound, more: Partial<RecoveryPath> = {}): RecoveryPath {
  return path("restore", rto, { startedBy: "people", endpoint: "new", rpo, ...more });
}

export const holds = (text: string) => condition(text, true);
export const fails = (text: string, fix?: string) => condition(text, false, fix);
export const cannotTell = (text: string) => unknownCondition(text, `${text}: computed`);

export function candidate(of: Member, ...paths: readonly RecoveryPath[]): Candidate {
  return { member: of, paths };
}

/** An outcome in the words that matter to a reader: verdict, why, the two sums, and each member's way. */
export function told(outcome: {
  readonly verdict: string;
  readonly reason?: string;
  readonly because?: string;
  readonly rto: Bound;
  readonly rpo: Bound;
  readonly binds: {
    readonly rto?: EstateResource | undefined;
    readonly rpo?: EstateResource | undefined;
    readonly doubt?: EstateResource;
  };
  readonly members: readonly { readonly resource: EstateResource; readonly path: RecoveryPath | undefined }[];
}) {
  const { verdict, reason, because, rto, rpo, binds, members } = outcome;
  return {
    verdict: [verdict, reason, because].filter((part) => part !== undefined).join(": "),
    rto: sum(rto),
    rpo: sum(rpo),
    binds: [binds.rto?.name, binds.rpo?.name, binds.doubt?.name],
    ways: members.map(({ resource: { name }, path }) => `${name}: ${path?.mechanism ?? "none"}`),
  };
}

function sum({ steps }: Bound): string {
  return steps.map(({ label, lo, hi }) => `${label} ${lo === hi ? lo : `${lo}-${hi ?? "…"}`}`).join(" + ");
}

/** A verdict and the steps of its recovery time, each with the member that takes it and what it is about. */
export function criticalPath(outcome: {
  readonly verdict: string;
  readonly reason?: string;
  readonly because?: string;
  readonly rto: Bound;
}): readonly string[] {
  const { verdict, reason, because, rto } = outcome;
  const head = [verdict, reason, because].filter((part) => part !== undefined).join(": ");
  const steps = rto.steps.map(({ label, lo, hi, member: of, detail }) => {
    const interval = lo === hi ? `${lo}` : `${lo}-${hi ?? "…"}`;
    const whose = of === undefined ? label : `${of.slice(of.lastIndexOf("::") + 2)}: ${label}`;
    return [whose, interval, detail].filter((part) => part !== undefined).join(" ");
  });
  return [head, ...steps];
}
