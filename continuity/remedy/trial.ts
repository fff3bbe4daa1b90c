import { shareAnswers } from "../backup/evaluated";
import { PLAN_TYPE, rulesOf } from "../backup/plan";
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
 * A service of a program with changes made. Only what they reach is worked out again: the plans among it, and the ways
 * back of the members that these cover or whose settings are others.
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
  const reach = reachOf(touched, changed, index);
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
  /** Whether they touch vaults, or what belongs to these: the points of all that is backed up may hang on that. */
  readonly vaults: boolean;
  /** Whether they touch settings on which the ways back of members of a service may hang. */
  settle(service: Service): boolean;
}

function reachOf(touched: ReadonlySet<string>, { name, members }: Service, index: EstateIndex): Reach {
  const own = new Set(members.map(({ resource }) => resource.urn));
  const typeOf = (urn: string) => index.get(urn)?.type ?? "";
  const isOfBackup = (urn: string) => typeOf(urn).startsWith(OF_BACKUP);
  const settings = [...touched].filter((urn) => !isOfBackup(urn));
  // What is no member of the service may hold settings of any: of its versions, its subnets, its policy.
  const ofAnyone = settings.some((urn) => !own.has(urn));
  return {
    touched,
    vaults: [...touched].some((urn) => isOfBackup(urn) && typeOf(urn) !== PLAN_TYPE),
    settle: (service) => ofAnyone || (settings.length > 0 && service.name === name),
  };
}

const OF_BACKUP = "aws:backup/";

/** Whether changes leave the ways back of a member as they are. */
function isKept(service: Service, member: Member, { touched, vaults, settle }: Reach, options: JudgeOptions): boolean {
  if (settle(service)) return false;
  const { covering } = protectionOf(subjectOf(member, service), options);
  return vaults ? covering.length === 0 : covering.every(({ plan }) => !touched.has(plan.resource.urn));
}

function memberIn(index: EstateIndex, member: Member): Member {
  const resource = index.get(member.resource.urn) ?? member.resource;
  return resource === member.resource ? member : { ...member, resource };
}

function planIn(index: EstateIndex, plan: BackupPlan, touched: ReadonlySet<string>): BackupPlan {
  const resource = touched.has(plan.resource.urn) ? index.get(plan.resource.urn) : undefined;
  return resource === undefined ? plan : { ...plan, resource, rules: rulesOf(resource, index) };
}
