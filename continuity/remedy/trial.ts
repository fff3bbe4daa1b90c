import { shareAnswers } from "../backup/evaluated";
import { rulesOf } from "../backup/plan";
import type { BackupPlan } from "../backup/plans";
import { protectionOf } from "../backup/protection";
import type { EstateIndex } from "../estate/resource";
import { type Foreknown, type JudgeOptions, ServiceJudge } from "../verdict/service-verdicts";
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
  const touchedPlans = options.plans.filter(({ resource }) => touched.has(resource.urn));
  const plans = touchedPlans.length === 0 ? options.plans : options.plans.map((plan) => planIn(index, plan, touched));
  const around: JudgeOptions = { ...options, index, plans };
  shareAnswers(options, around);
  const own = new Set([...members, ...touchedPlans].map(({ resource }) => resource.urn));
  const reach: Reach = { touched, onlyOwn: [...touched].every((urn) => own.has(urn)) };
  const keeps = (of: Service, member: Member) => isKept(of, member, reach, options);
  const keepsAllOf = (of: Service) =>
    [...judge.neededBy(of)].map(judge.find).every((one) => one?.members.every((member) => keeps(one, member)) ?? true);
  const find = (name: string) => (name === service.name ? changed : judge.find(name));
  const known: Foreknown = {
    pathsOf: (of, member) => (keeps(of, member) ? judge.pathsOf(of, member) : undefined),
    finishOf: (of, scenario, view) => (keepsAllOf(of) ? judge.finishOf(of, scenario, view) : undefined),
  };
  return { service: changed, judge: new ServiceJudge(find, around, known) };
}

/** How far changes reach. */
interface Reach {
  readonly touched: ReadonlySet<string>;
  /** Whether they touch nothing but members of the service, and plans. */
  readonly onlyOwn: boolean;
}

/** Whether changes leave the ways back of a member as they are. */
function isKept(service: Service, member: Member, { touched, onlyOwn }: Reach, options: JudgeOptions): boolean {
  if (touched.has(member.resource.urn)) return false;
  const { covering } = protectionOf(subjectOf(member, service), options);
  return onlyOwn ? covering.every(({ plan }) => !touched.has(plan.resource.urn)) : covering.length === 0;
}

function memberIn(index: EstateIndex, member: Member): Member {
  const resource = index.get(member.resource.urn) ?? member.resource;
  return resource === member.resource ? member : { ...member, resource };
}

function planIn(index: EstateIndex, plan: BackupPlan, touched: ReadonlySet<string>): BackupPlan {
  const resource = touched.has(plan.resource.urn) ? index.get(plan.resource.urn) : undefined;
  return resource === undefined ? plan : { ...plan, resource, rules: rulesOf(resource, index) };
}
