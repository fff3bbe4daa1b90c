import type { Surroundings } from "../backup/protection";
import type { EstateResource } from "../estate/resource";
import { beganAt } from "../evidence/record";
import type { Weighed } from "../evidence/weigh";
import { isDrilled } from "../mechanisms/drilled";
import { weighedFor } from "../mechanisms/measured";
import type { Bound } from "../recovery/bound";
import type { Step } from "../recovery/step";
import { isOfOtherService } from "../verdict/dependencies";
import type { MemberOutcome, ScenarioVerdict } from "../verdict/verdict";
import { WHY_UNPROVEN } from "./why-unproven";
import { enumerated, sentence } from "./wording";

const DAY = 86_400;

/** What a drill that failed asks for: nobody's word counts until one passes. */
export const MEND = "Mend what made it fail and drill again.";

/** Why sums lack a figure that a drill or somebody's word could give, and what gives it. */
export interface Untested {
  readonly because: string;
  readonly fix: string;
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
  const tries = untestedSteps(sums).map((step) => ({ step, ...drillsOf(step, verdict, surroundings) }));
  const causes = tries.map((one) => causeOf(one, culprit, surroundings));
  const others = tries.filter(({ weighed }) => weighed?.failed === undefined).map(({ step }) => step);
  const proof = proofOf(others, verdict);
  const orders = [...(others.length < tries.length ? [MEND] : []), ...(proof === undefined ? [] : [sentence(proof)])];
  if (tries.length === 0) return { because: WHY_UNPROVEN.untested, fix: sentence(PROOF) };
  return { because: [...new Set(causes)].join(", and "), fix: orders.length === 0 ? ELSEWHERE : orders.join(" ") };
}

const PROOF = "drill it, or vouch for the figure under assumptions in lifeboat.yaml";
const ELSEWHERE = "See to the services that it waits for first, or loosen the objective.";

/** The steps of sums that nobody has measured or vouched for. */
export function untestedSteps(sums: readonly Bound[]): readonly Step[] {
  return sums.flatMap(({ steps }) => steps).filter(({ open }) => open === "untested");
}

/**
 * What proves steps that nobody has measured: a drill where one restores what they take part in, and where none does the
 * word of somebody, in the terms of lifeboat.yaml.
 *
 * @returns undefined where neither does: of the steps of other services
 */
export function proofOf(steps: readonly Step[], verdict: ScenarioVerdict): string | undefined {
  const own = steps.filter((step) => !isOfOtherService(step));
  const drilled = own.filter((step) => isMeasured(step, verdict));
  const kinds = [...new Set(own.filter((step) => !drilled.includes(step)).flatMap(({ vouch }) => vouch ?? []))];
  const word = `vouch for ${enumerated(kinds)}, which no drill measures, under assumptions in lifeboat.yaml`;
  if (drilled.length === 0) return kinds.length === 0 ? undefined : word;
  const wordCounts = drilled.every(({ vouch }) => vouch !== undefined);
  if (kinds.length > 0) return `drill its restore${wordCounts ? ", or vouch for it," : ""} and ${word}`;
  return wordCounts ? PROOF : "drill it";
}

/** Whether a drill gives the figure of a step: it restores the member just so. */
function isMeasured(step: Step, verdict: ScenarioVerdict): boolean {
  const { resource, path } = restoreOf(step, verdict) ?? {};
  return resource !== undefined && path?.restores !== undefined && isDrilled(resource.type, path.restores.from);
}

/** A step without a figure; where it restores a member, with what drills say of that. */
interface Try {
  readonly step: Step;
  readonly resource?: EstateResource;
  readonly weighed?: Weighed;
}

function drillsOf(step: Step, verdict: ScenarioVerdict, surroundings: Surroundings): Omit<Try, "step"> {
  const { resource, path } = restoreOf(step, verdict) ?? {};
  const weighed = resource && path && weighedFor(resource, path, surroundings);
  return resource && weighed ? { resource, weighed } : {};
}

/** The member that a step restores, with the way back of which it is part. */
function restoreOf(step: Step, { members }: ScenarioVerdict): MemberOutcome | undefined {
  const member = members.find(({ resource }) => resource.urn === step.member);
  return member?.path?.restores?.takes.steps.some(({ label }) => label === step.label) ? member : undefined;
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
