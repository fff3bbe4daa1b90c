import { shareAnswers } from "../backup/evaluated";
import { rulesOf } from "../backup/plan";
import type { BackupPlan } from "../backup/plans";
import { protectionOf } from "../backup/protection";
import type { EstateIndex } from "../estate/resource";
import { type JudgeOptions, ServiceJudge } from "../verdict/service-verdicts";
import type { Member, Service } from "../verdict/services";
import { subjectOf } from "../verdict/subject";
import { applied } from "./apply";
import type { Change } from "./change";

/** A service as it would be, with a judge of the program as it would be. */
export interface Trial {
  readonly service: Service;
  readonly judge: ServiceJudge;
}

/**
 * A service of a program with changes made. Only what they touch is worked out again: the plans among it, and the ways
 * back of the members that they cover.
 *
 * @returns undefined where a change cannot be made
 */
export function tryOut(changes: readonly Change[], service: Service, judge: ServiceJudge): Trial | undefined {
  const { options } = judge;
  const edits = changes.flatMap((change) => change.edits);
  const index = applied(options.index, edits);
  if (index === undefined) return undefined;
  const touched = new Set(edits.map((edit) => (edit.kind === "set" ? edit.urn : edit.beside)));
  const members = service.members.map((member) => memberIn(index, member));
  const changed = { ...service, members };
  const plans = options.plans.map((plan) => planIn(index, plan, touched));
  const around: JudgeOptions = { ...options, index, plans };
  shareAnswers(options, around);
  const onlyMembers = [...touched].every((urn) => members.some(({ resource }) => resource.urn === urn));
  const keeps = (member: Member) =>
    !touched.has(member.resource.urn) && (onlyMembers || isUnprotected(member, service, options));
  const find = (name: string) => (name === service.name ? changed : judge.find(name));
  const known = (of: Service, member: Member) => (keeps(member) ? judge.pathsOf(of, member) : undefined);
  return { service: changed, judge: new ServiceJudge(find, around, known) };
}

function memberIn(index: EstateIndex, member: Member): Member {
  const resource = index.get(member.resource.urn) ?? member.resource;
  return resource === member.resource ? member : { ...member, resource };
}

function planIn(index: EstateIndex, plan: BackupPlan, touched: ReadonlySet<string>): BackupPlan {
  const resource = touched.has(plan.resource.urn) ? index.get(plan.resource.urn) : undefined;
  return resource === undefined ? plan : { ...plan, resource, rules: rulesOf(resource, index) };
}

/** Whether no backup plan bears on a member, so that none that changes does. */
function isUnprotected(member: Member, service: Service, options: JudgeOptions): boolean {
  return protectionOf(subjectOf(member, service), options).covering.length === 0;
}
