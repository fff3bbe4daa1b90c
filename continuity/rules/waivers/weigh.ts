import type { Seconds } from "../../declaration/duration";
import type { Waiver, WaiverPolicy } from "../../declaration/waiver";
import type { EstateIndex } from "../../estate/resource";
import type { ScenarioVerdict, ServiceVerdict } from "../../verdict/verdict";
import type { Finding } from "../finding";
import { grownHalves, type Half, type Shortfall, shortfallOf } from "./shortfall";

/** What becomes of a waiver. Only one that stands hides anything. */
export type Standing =
  | { readonly kind: "stands"; readonly findings: readonly Finding[]; readonly shortfall?: Shortfall }
  | { readonly kind: "expired" }
  | { readonly kind: "too-far"; readonly latest: number }
  | { readonly kind: "not-approved"; readonly approvers: readonly string[] }
  | { readonly kind: "orphaned"; readonly what: "service" | "resource"; readonly name: string }
  | { readonly kind: "grown"; readonly halves: readonly Half[]; readonly shortfall: Shortfall }
  | { readonly kind: "multiplied"; readonly found: number }
  | { readonly kind: "unused" };

export interface WeighedWaiver {
  readonly waiver: Waiver;
  readonly standing: Standing;
}

/** What waivers are weighed against. */
export interface Weighing {
  readonly index: EstateIndex;
  readonly services: ReadonlySet<string>;
  readonly verdicts: readonly ServiceVerdict[];
  readonly findings: readonly Finding[];
  readonly policy: WaiverPolicy;
  readonly asOf: number;
}

const DAY: Seconds = 86_400;

/** What becomes of each waiver of this stack. */
export function weighWaivers(waivers: readonly Waiver[], weighing: Weighing): readonly WeighedWaiver[] {
  const { stack } = weighing.index.estate;
  return waivers
    .filter((waiver) => waiver.stack === undefined || waiver.stack === stack)
    .map((waiver) => ({ waiver, standing: standingOf(waiver, weighing) }));
}

function standingOf(waiver: Waiver, weighing: Weighing): Standing {
  const { policy, asOf, services, index } = weighing;
  const { rule, service, resource, owner, until } = waiver;
  if (until <= asOf) return { kind: "expired" };
  const latest = asOf + policy.maxDays * DAY;
  if (until > latest) return { kind: "too-far", latest };
  const approvers = Object.hasOwn(policy.approvers, rule) ? policy.approvers[rule] : undefined;
  if (approvers !== undefined && !approvers.includes(owner)) return { kind: "not-approved", approvers };
  if (service !== undefined && !services.has(service)) return { kind: "orphaned", what: "service", name: service };
  const within = resource === undefined ? undefined : resourcesOf(resource, index);
  if (resource !== undefined && within?.size === 0) return { kind: "orphaned", what: "resource", name: resource };
  const findings = weighing.findings.filter((finding) => isMeant(finding, waiver, within));
  if (findings.length === 0) return { kind: "unused" };
  if (findings.length > waiver.accepts.findings) return { kind: "multiplied", found: findings.length };
  return rule === "objective-met" ? standingOfObjective(waiver, findings, weighing) : { kind: "stands", findings };
}

function isMeant(finding: Finding, waiver: Waiver, within: ReadonlySet<string> | undefined): boolean {
  return (
    finding.rule === waiver.rule &&
    (waiver.service === undefined || finding.service === waiver.service) &&
    (waiver.scenario === undefined || finding.scenario === waiver.scenario) &&
    (within === undefined || (finding.urn !== undefined && within.has(finding.urn)))
  );
}

function standingOfObjective(waiver: Waiver, findings: readonly Finding[], { verdicts }: Weighing): Standing {
  const verdict = findings.map((finding) => verdictOf(finding, verdicts)).find((one) => one !== undefined);
  if (verdict === undefined) return { kind: "unused" };
  const shortfall = shortfallOf(verdict);
  const halves = grownHalves(shortfall, waiver.accepts);
  return halves.length === 0 ? { kind: "stands", findings, shortfall } : { kind: "grown", halves, shortfall };
}

function verdictOf(finding: Finding, verdicts: readonly ServiceVerdict[]): ScenarioVerdict | undefined {
  const service = verdicts.find(({ name }) => name === finding.service);
  return service?.scenarios.find(({ scenario }) => scenario === finding.scenario);
}

/** The resources of a name or URN, each with all that it is the parent of. */
function resourcesOf(nameOrUrn: string, index: EstateIndex): ReadonlySet<string> {
  const { resources } = index.estate;
  const found = new Set(
    resources.filter(({ urn, name }) => urn === nameOrUrn || name === nameOrUrn).map(({ urn }) => urn),
  );
  if (found.size === 0) return found;
  const isInside = (parent: string | undefined): boolean =>
    parent !== undefined && (found.has(parent) || isInside(index.get(parent)?.parent));
  return new Set(resources.filter(({ urn, parent }) => found.has(urn) || isInside(parent)).map(({ urn }) => urn));
}
