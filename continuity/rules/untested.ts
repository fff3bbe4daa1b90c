import type { Surroundings } from "../backup/protection";
import type { EstateResource } from "../estate/resource";
import { beganAt } from "../evidence/record";
import type { Weighed } from "../evidence/weigh";
import { weighedFor } from "../mechanisms/measured";
import type { Bound } from "../recovery/bound";
import type { Step } from "../recovery/step";
import { isOfOtherService } from "../verdict/dependencies";
import type { ScenarioVerdict } from "../verdict/verdict";
import { WHY_UNPROVEN } from "./why-unproven";

const DAY = 86_400;

/** What a drill that failed asks for: nobody's word counts until one passes. */
export const MEND = "Mend what made it fail and drill again.";

/** Why sums lack a figure that a drill could give, and what gives it. */
export interface Untested {
  readonly because: string;
  /** Undefined: what is usual. */
  readonly fix: string | undefined;
}

/**
 * Whether nobody has tried, or what became of those who did. The drill by its id, and why it failed, evidence-stale tells.
 *
 * @param culprit the member that the sentence is about
 */
export function untestedOf(
  sums: readonly Bound[],
  verdict: ScenarioVerdict,
  culprit: EstateResource | undefined,
  surroundings: Surroundings,
): Untested {
  const steps = sums.flatMap((sum) => sum.steps).filter(({ open }) => open === "untested");
  const tries = steps.map((step) => ({ step, ...drillsOf(step, verdict, surroundings) }));
  const causes = tries.map((one) => causeOf(one, culprit, surroundings));
  const failed = tries.filter(({ weighed }) => weighed?.failed !== undefined);
  return {
    because: causes.length === 0 ? WHY_UNPROVEN.untested : [...new Set(causes)].join(", and "),
    fix: failed.length === 0 ? undefined : failed.length === tries.length ? MEND : MEND_AND_DRILL,
  };
}

const MEND_AND_DRILL =
  "Mend what made it fail and drill again; drill the other steps, or vouch for them under assumptions in lifeboat.yaml.";

/** A step without a figure; where it restores a member, with what drills say of that. */
interface Try {
  readonly step: Step;
  readonly resource?: EstateResource;
  readonly weighed?: Weighed;
}

function drillsOf(step: Step, { members }: ScenarioVerdict, surroundings: Surroundings): Omit<Try, "step"> {
  const { resource, path } = members.find((one) => one.resource.urn === step.member) ?? {};
  const restores = path?.restores?.takes.steps.some(({ label }) => label === step.label) ?? false;
  const weighed = restores && resource && path ? weighedFor(resource, path, surroundings) : undefined;
  return resource && weighed ? { resource, weighed } : {};
}

function causeOf(
  { step, resource, weighed }: Try,
  culprit: EstateResource | undefined,
  { asOf }: Surroundings,
): string {
  if (isOfOtherService(step)) return step.source;
  const restore = resource === culprit ? "its restore" : `the restore of ${resource?.name}`;
  if (weighed?.failed !== undefined) return `the newest drill of ${restore} failed`;
  if (weighed?.tooOld === undefined) return WHY_UNPROVEN.untested;
  const days = Math.floor((asOf - beganAt(weighed.tooOld)) / DAY);
  return `the newest drill that measured ${restore} is ${days} days old, too old to count`;
}
