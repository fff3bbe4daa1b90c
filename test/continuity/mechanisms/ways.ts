import { backupPlans } from "../../../continuity/backup/plans";
import type { Subject, Surroundings } from "../../../continuity/backup/protection";
import { SCENARIOS, type Scenario } from "../../../continuity/declaration/scenario";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { mechanismOf } from "../../../continuity/mechanisms/catalogue";
import type { Bound } from "../../../continuity/recovery/bound";
import type { Condition, RecoveryPath } from "../../../continuity/recovery/path";
import { writeStep } from "../../../continuity/rules/sum";
import { AS_OF, indexOf } from "../estate-builder";

/** What a test may say about a member besides its resource. */
export interface About {
  readonly others?: readonly EstateResource[];
  readonly siblings?: readonly EstateResource[];
  readonly detectionWindow?: number;
  readonly minimumServiceLevel?: number;
  readonly assumptions?: readonly Assumption[];
}

/** A member of the service `orders`, alone in it unless siblings are given. */
export function subjectFor(resource: EstateResource, about: About = {}): Subject {
  const { siblings = [], detectionWindow = 0, minimumServiceLevel } = about;
  return {
    resource,
    tags: effectiveTags(resource),
    service: "orders",
    detectionWindow,
    minimumServiceLevel,
    siblings: [resource, ...siblings],
  };
}

export function surroundingsFor(resource: EstateResource, about: About = {}): Surroundings {
  const { others = [], siblings = [], assumptions = [] } = about;
  const index = indexOf(resource, ...siblings, ...others);
  return { asOf: AS_OF, toleratedMisses: 0, timing: "worst", index, plans: backupPlans(index), assumptions };
}

/** All the ways back that the mechanism of a resource gives. */
export function pathsOf(resource: EstateResource, about: About = {}): readonly RecoveryPath[] {
  return mechanismOf(resource.type)?.paths(subjectFor(resource, about), surroundingsFor(resource, about)) ?? [];
}

/**
 * The ways back in words, by scenario: the mechanism, who starts it and what clients must do, the loss, the time, where it
 * leads if that is another Region, and the conditions that are not plainly true.
 */
export function ways(
  resource: EstateResource,
  about: About = {},
): Readonly<Partial<Record<Scenario, readonly string[]>>> {
  const paths = pathsOf(resource, about);
  const told = SCENARIOS.map((scenario) => [
    scenario,
    paths.filter((path) => path.scenario === scenario).map((path) => tell(path, resource)),
  ]);
  return Object.fromEntries(told.filter(([, lines]) => lines?.length));
}

function tell(path: RecoveryPath, resource: EstateResource): string {
  const home = resource.provider?.inputs.region;
  const away = path.target.region === home ? "" : ` to ${path.target.region ?? "somewhere"}`;
  const doubts = path.requires.filter(({ holds }) => holds !== true).map(tellCondition);
  return [
    `${path.mechanism}${away} (${path.startedBy}, ${path.endpoint} endpoint)`,
    `loses ${sum(path.rpo)}`,
    `takes ${sum(path.rto)}`,
    ...doubts,
  ].join("; ");
}

function tellCondition({ text, holds, because, fix }: Condition): string {
  return `${holds === false ? "NOT" : "UNKNOWN"}: ${text}${because ? `, since ${because}` : ""}${fix ? ` → ${fix}` : ""}`;
}

function sum(bound: Bound): string {
  return bound.steps.length === 0 ? "nothing" : bound.steps.map(writeStep).join(" + ");
}
