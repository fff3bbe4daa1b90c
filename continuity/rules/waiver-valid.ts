import { closest } from "../declaration/closest";
import { formatDay } from "../declaration/day";
import { formatDuration } from "../declaration/duration";
import type { Waiver } from "../declaration/waiver";
import { nameInUrn } from "../estate/urn";
import type { RuleFinding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import type { Half, Shortfall } from "./waivers/shortfall";
import type { Standing } from "./waivers/weigh";

/** Does every waiver still hold? It is asked last, since the answer hangs on what the other rules found. */
export const waiverValid: Rule = {
  id: "waiver-valid",
  asks: "Does every waiver still hold?",
  level: "mandatory",
  severity: "medium",
  *check(context) {
    const { weighed, unread } = context.waivers;
    for (const { component, at, problem } of unread) {
      yield {
        verdict: "violates",
        urn: component.urn,
        message: `${at} cannot be read: ${problem}; it waives nothing.`,
        fix: "Correct it, or take it out.",
      };
    }
    for (const { waiver, standing } of weighed) {
      const said = saidOf(waiver, standing, context);
      if (said === undefined) continue;
      yield { verdict: "violates", ...(waiver.service === undefined ? {} : { service: waiver.service }), ...said };
    }
  },
};

type Said = Pick<RuleFinding, "level" | "message" | "fix">;

/** What is wrong with a waiver. Where the findings that it was for count again anyway, advice is enough. */
function saidOf(waiver: Waiver, standing: Standing, context: RuleContext): Said | undefined {
  const { owner, at } = waiver;
  const [what, whose] = [writeWaiver(waiver), `the owner ${owner}`];
  switch (standing.kind) {
    case "stands":
      return undefined;
    case "expired":
      return {
        level: "advisory",
        message: `${what} ended on ${formatDay(waiver.until)} and no longer counts.`,
        fix: `Mend what it was for, or have ${whose} renew it in ${at} with a later day.`,
      };
    case "too-far":
      return {
        message: `${what} runs until ${formatDay(waiver.until)}, which is further ahead than allowed; it waives nothing.`,
        fix: `Let it end on ${formatDay(standing.latest)} or before, in ${at}.`,
      };
    case "not-approved":
      return {
        message: `${what} is owned by ${owner}, who may not waive ${waiver.rule}; it waives nothing.`,
        fix:
          standing.approvers.length === 0
            ? `Take it out of ${at}: here nobody may waive this rule.`
            : `Have it owned by ${standing.approvers.join(" or ")}, in ${at}.`,
      };
    case "orphaned":
      return {
        message: `${what} is for a ${standing.what} that this stack does not have; it waives nothing.${meant(standing.name, namesOf(standing.what, context))}`,
        fix: `Take it out of ${at}, or state the stack that it is for.`,
      };
    case "grown":
      return {
        level: "advisory",
        message: `${what} accepts ${writeAccepted(standing.halves, waiver)}, but by now it may be ${writeShortfall(standing.halves, standing.shortfall)}; it no longer counts.`,
        fix: `Mend it, or have ${whose} accept more in ${at}.`,
      };
    case "multiplied":
      return {
        level: "advisory",
        message: `${what} accepts ${countOf(waiver.accepts.findings)}, but by now there are ${standing.found}; it no longer counts.`,
        fix: `Mend the others, name the resource, or have ${whose} accept more in ${at}.`,
      };
    case "unused":
      return context.verdicts.length === 0
        ? undefined
        : {
            level: "advisory",
            message: `${what} waives nothing: there is no such finding.`,
            fix: `Take it out of ${at}.`,
          };
  }
}

/** `The waiver of objective-met for orders (zone)` */
function writeWaiver({ rule, service, resource, scenario }: Waiver): string {
  const names = [...(resource === undefined ? [] : [nameInUrn(resource)]), ...(service === undefined ? [] : [service])];
  return `The waiver of ${rule} for ${names.join(" of ")}${scenario === undefined ? "" : ` (${scenario})`}`;
}

function namesOf(what: "service" | "resource", { declared, surroundings }: RuleContext): readonly string[] {
  if (what === "service") return declared.services.map(({ name }) => name);
  return surroundings.index.estate.resources.map(({ name }) => name);
}

function meant(name: string, names: readonly string[]): string {
  const found = closest(name, names);
  return found === undefined ? "" : ` Did you mean ${found}?`;
}

function writeAccepted(halves: readonly Half[], { accepts }: Waiver): string {
  const half = (name: Half) => {
    const accepted = accepts[name];
    const most = typeof accepted === "number" ? formatDuration(accepted) : "no more than its objective";
    return `${name.toUpperCase()} ${most}`;
  };
  return halves.map(half).join(" and ");
}

function writeShortfall(halves: readonly Half[], shortfall: Shortfall): string {
  const half = (name: Half) => {
    const most = shortfall[name];
    return typeof most === "number" ? formatDuration(most) : "without a bound";
  };
  return halves.map(half).join(" and ");
}

function countOf(findings: number): string {
  return findings === 1 ? "one finding" : `${findings} findings`;
}
