import { formatDay } from "../declaration/day";
import type { Scenario } from "../declaration/scenario";
import { beganAt } from "../evidence/record";
import { KIND } from "../evidence/unlike";
import type { LeftOut, Weighed } from "../evidence/weigh";
import { isDrilled } from "../mechanisms/drilled";
import { weighedFor } from "../mechanisms/measured";
import type { PointKind } from "../recovery/point";
import type { Service } from "../verdict/services";
import type { MemberOutcome } from "../verdict/verdict";
import type { Level, RuleFinding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { MEND } from "./untested";

/** Of more drills that do not count than these, only the number is told. */
const MOST_TOLD = 2;

/** Has every restore that a verdict rests on been drilled, lately and with success? */
export const evidenceStale: Rule = {
  id: "evidence-stale",
  asks: "Has every restore that a service relies on been drilled lately?",
  level: "mandatory",
  severity: "medium",
  *check(context) {
    const services = new Map(context.declared.services.map((service) => [service.name, service]));
    for (const { name, scenarios } of context.verdicts) {
      const service = services.get(name);
      const told = new Set<string>();
      for (const { scenario, verdict, members } of scenarios) {
        if (service === undefined || verdict === "undeclared") continue;
        for (const member of members) {
          const found = findingOf(service, scenario, member, context);
          // One restore may be the way back in several scenarios.
          if (found === undefined || told.has(found.message)) continue;
          told.add(found.message);
          yield found;
        }
      }
    }
  },
};

function findingOf(
  service: Service,
  scenario: Scenario,
  { resource, path }: MemberOutcome,
  context: RuleContext,
): RuleFinding | undefined {
  const { restores, target } = path ?? {};
  const weighed = path && weighedFor(resource, path, context.surroundings);
  if (restores === undefined || weighed === undefined) return undefined;
  const what = restoreFrom(restores.from, target?.region);
  const said = isDrilled(resource.type, restores.from)
    ? saidOf(`${resource.name}: `, what, weighed, service, context)
    : saidByHand(`${resource.name}: `, what, service, context);
  return said && { verdict: "unproven", service: service.name, scenario, urn: resource.urn, ...said };
}

type Said = Pick<RuleFinding, "level" | "message" | "fix">;

function saidOf(
  who: string,
  what: string,
  { failed, counted, leftOut }: Weighed,
  service: Service,
  context: RuleContext,
): Said | undefined {
  if (failed !== undefined) {
    return {
      level: "advisory",
      message: `${who}the last drill of ${what} failed on ${formatDay(beganAt(failed))} (${failed.id})${failed.because === undefined ? "" : `: ${failed.because}`}; no older one counts until it passes.`,
      fix: MEND,
    };
  }
  if (counted.length > 0) return undefined;
  const fix = `Drill it: lifeboat drill run ${service.name}.`;
  const level = leftOut.some(hasShown) ? "advisory" : levelOf(service, context);
  if (leftOut.length > 0) return { level, message: `${who}no drill of ${what} counts: ${writeLeftOut(leftOut)}.`, fix };
  if (!isAskedFor(service, context)) return undefined;
  return { level, message: `${who}${what} was never drilled${byWhen(service, context)}.`, fix };
}

/** What no drill restores, none can show to work: to demand one would leave no way out. */
function saidByHand(who: string, what: string, service: Service, context: RuleContext): Said | undefined {
  if (!isAskedFor(service, context)) return undefined;
  return {
    level: "advisory",
    message: `${who}${what} was never drilled, and lifeboat drill does not restore that.`,
    fix: "Restore it by hand now and then, and vouch for its restore-time under assumptions in lifeboat.yaml.",
  };
}

function restoreFrom(from: PointKind, region: string | undefined): string {
  return `its restore from ${KIND[from]}${region === undefined ? "" : ` in ${region}`}`;
}

/** Whether a drill did restore this very thing once, though too long ago. */
function hasShown({ record, alike }: LeftOut): boolean {
  return alike && record.outcome !== "failed" && record.outcome !== "aborted";
}

/** A missing drill is excused until the day the service names. */
function levelOf({ statement }: Service, { surroundings }: RuleContext): Level {
  const due = statement.firstDrillBy;
  return due !== undefined && surroundings.asOf >= due ? "mandatory" : "advisory";
}

function byWhen({ statement }: Service, { surroundings }: RuleContext): string {
  const due = statement.firstDrillBy;
  if (due === undefined) return "";
  return surroundings.asOf >= due
    ? `, and should have been by ${formatDay(due)}`
    : `; it is to be by ${formatDay(due)}`;
}

/** Who asks for no drills may vouch for the time of a restore instead, until the day on which that ends. */
function isAskedFor({ name, statement }: Service, { evidence: { askedOf } }: RuleContext): boolean {
  return statement.firstDrillBy !== undefined || askedOf === "all" || askedOf.has(name);
}

function writeLeftOut(leftOut: readonly LeftOut[]): string {
  const told = leftOut.slice(0, MOST_TOLD).map(({ record, because }) => `${record.id}, since ${because}`);
  const more = leftOut.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}
