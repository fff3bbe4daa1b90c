import { protectionOf } from "../backup/protection";
import { SCENARIOS } from "../declaration/scenario";
import { type Bound, openReason } from "../recovery/bound";
import type { ServiceJudge } from "../verdict/service-verdicts";
import type { Member, Service } from "../verdict/services";
import { subjectOf } from "../verdict/subject";
import type { ScenarioVerdict } from "../verdict/verdict";
import type { Change } from "./change";

/**
 * Tells situations apart: the same changes mend the members of services that are alike in all that their verdicts and
 * changes rest on, whatever their resources are called, and whatever the services wait for.
 */
export function situationOf(
  service: Service,
  { scenario, objective, reason, rto, rpo }: ScenarioVerdict,
  failing: readonly { readonly member: Member; readonly sets: readonly (readonly Change[])[] }[],
  judge: ServiceJudge,
): string {
  const { objectives, response, detectionWindow } = service.statement;
  const stated = [scenario, objective, reason, objectives, response, detectionWindow, service.unread.length];
  const members = service.members.map((member) => knownFacts(member, service, judge));
  const choices = failing.map(({ member, sets }) => [service.members.indexOf(member), sets.map(shapeOf)]);
  return JSON.stringify([stated, ends(rto), ends(rpo), members, choices]);
}

/** How long a service waits for each of those that it depends on, and why that has no bound, in every scenario. */
export function waitsOf(service: Service, judge: ServiceJudge): readonly unknown[] {
  if (service.statement.dependsOn.length === 0) return [];
  return SCENARIOS.flatMap((scenario) =>
    (["sure", "possible"] as const).map((view) =>
      judge.waitsOf(service, scenario, view).map((wait) => [...ends(wait), openReason(wait)]),
    ),
  );
}

const FACTS = new WeakMap<ServiceJudge, Map<Member, string>>();

/** The same in every scenario, so written once. */
function knownFacts(member: Member, service: Service, judge: ServiceJudge): string {
  const written = FACTS.get(judge) ?? new Map<Member, string>();
  FACTS.set(judge, written);
  const facts = written.get(member) ?? JSON.stringify(factsOf(member, service, judge));
  written.set(member, facts);
  return facts;
}

/** All that decides what becomes of a member, with changes or without, but for names. */
function factsOf(member: Member, service: Service, judge: ServiceJudge): unknown {
  const { chains, covering, unread } = protectionOf(subjectOf(member, service), judge.options);
  const plans = [...new Set(chains.map(({ rule }) => rule.plan))];
  return [
    member.resource.type,
    member.role,
    member.consistencyGroup,
    covering.map(({ coverage }) => coverage.covered),
    unread.length,
    judge
      .pathsOf(service, member)
      .map(({ scenario, startedBy, endpoint, byName, anyInstant, requires, rpo, rto, target }) => [
        [scenario, startedBy, endpoint, anyInstant, target],
        requires.map(({ holds }) => holds),
        [ends(rpo), ends(rto), byName && [ends(byName.change), ends(byName.kept)]],
      ]),
    chains.map(
      ({ kind, schedule, startWindow, retention, coldAfter, job, copy, closed, onceADay, vault, rule, rivals }) => [
        [kind, schedule.expression, schedule.timezone, startWindow, retention, coldAfter, onceADay, rivals.length],
        [job.lo, job.hi, copy?.lo, copy?.hi, closed],
        [vault.region, vault.account, vault.resource?.type, plans.indexOf(rule.plan)],
      ],
    ),
  ];
}

function ends({ lo, hi }: Pick<Bound, "lo" | "hi">): readonly unknown[] {
  return [lo, hi];
}

function shapeOf(changes: readonly Change[]): unknown {
  return changes.map(({ edits }) =>
    edits.map((edit) => (edit.kind === "set" ? [edit.path, edit.cost, edit.value] : [edit.type, edit.cost])),
  );
}
