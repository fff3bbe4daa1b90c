import type { AssessOptions } from "../assess";
import type { Objective } from "../declaration/objectives";
import { type Estate, EstateIndex } from "../estate/resource";
import { COSTS, type Cost } from "../recovery/edit";
import type { ReportFigures, ReportFixPlan, ReportScenarioFix } from "../report/report-fix-plan";
import type { ScenarioVerdict } from "../verdict/verdict";
import { type FixPlan, fixPlanOf, type ScenarioFix } from "./fix-plan";
import { writeSnippets } from "./snippets";

/** The fix plan of a program, as reports hold it. */
export function reportFixPlan(estate: Estate, options: AssessOptions): ReportFixPlan {
  return written(fixPlanOf(estate, options), estate);
}

function written({ services, steps }: FixPlan, estate: Estate): ReportFixPlan {
  return {
    services: services.map(({ name, scenarios }) => ({
      name,
      cost: costOf(steps.filter((step) => step.services.includes(name))),
      scenarios: scenarios.map(scenarioFix),
    })),
    changes: steps.map(({ order, cost, urn, services: of }) => ({ order, cost, urn, services: [...of].sort() })),
    ...writeSnippets(steps, new EstateIndex(estate)),
  };
}

function costOf(steps: readonly { readonly cost: Cost }[]): Readonly<Record<Cost, number>> {
  const counts = COSTS.map((cost) => [cost, steps.filter((step) => step.cost === cost).length]);
  return Object.fromEntries(counts) as Record<Cost, number>;
}

function scenarioFix({ before, after, left }: ScenarioFix): ReportScenarioFix {
  const { objective, scenario } = before;
  const stated = (half: Objective["rto"]) => (half === "unknown" ? null : half);
  const [rto, rpo] = [stated(objective.rto), stated(objective.rpo)];
  return {
    scenario,
    objective: { rtoSeconds: rto, rpoSeconds: rpo },
    before: figures(before),
    after: figures(after),
    ...(left === undefined
      ? {}
      : {
          left: {
            because: left,
            nearest: isShown(after)
              ? { rtoSeconds: nearest(rto, after.rto.hi), rpoSeconds: nearest(rpo, after.rpo.hi) }
              : { rtoSeconds: null, rpoSeconds: null },
          },
        }),
  };
}

function figures({ verdict, reason, rto, rpo }: ScenarioVerdict): ReportFigures {
  return { verdict, ...(reason === undefined ? {} : { reason }), rtoSeconds: rto.hi, rpoSeconds: rpo.hi };
}

/** Of what is not known, or has no model, no figure is kept for sure. */
function isShown({ reason }: ScenarioVerdict): boolean {
  return reason !== "unknown" && reason !== "unmodelled";
}

function nearest(objective: number | null, most: number | null): number | null {
  return objective === null || most === null ? null : Math.max(objective, most);
}
