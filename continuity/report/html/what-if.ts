import type { Report } from "../report";
import { lossesOf } from "../simulation/loss";
import { simulate } from "../simulation/simulate";
import { type Html, say, tag } from "./markup";
import { interrupted, outcomeOf } from "./outcome";

/** With more services than that each loss is told in few words: a page has to stay one that loads at once and can be read. */
const MOST_IN_FULL = 50;

/** Losses of data that come to the same, or another loss by itself. */
interface Alike {
  readonly losses: string[];
  readonly count: string;
  readonly outcome: Html;
}

/**
 * What each loss comes to that is worth a look: every zone, Region and the account, and the data of each member, together
 * where that comes to the same. A script lets one of them be chosen; without it they are a list to open.
 */
export function whatIfOf(report: Report): Html {
  if (report.services.some(({ recovery }) => recovery === undefined)) {
    return tag(
      "p",
      {},
      say(
        "The report does not say how each service comes back: one lies in several stacks, or an earlier version told it.",
      ),
    );
  }
  const inFull = report.services.length <= MOST_IN_FULL;
  const told = new Map<string, Alike>();
  for (const loss of lossesOf(report)) {
    const simulation = simulate(report, loss);
    const outcome = outcomeOf(simulation, inFull);
    const key = loss.kind === "data" ? outcome : simulation.lost;
    const alike = told.get(key) ?? { losses: [], count: interrupted(simulation), outcome };
    told.set(key, alike);
    alike.losses.push(simulation.lost);
  }
  if (told.size === 0) return tag("p", {}, say("No service has a member that could be lost."));
  const hows = inFull ? "" : " How each comes back, and what it waits for, lifeboat simulate tells.";
  return tag(
    "div",
    { class: "losses" },
    tag("p", { class: "about" }, say(`Services stand in the order in which they are surely back.${hows}`)),
    tag(
      "form",
      { id: "loss", hidden: true },
      tag("label", {}, say("If this is lost: "), tag("select", { name: "loss" })),
    ),
    [...told.values()].map(({ losses, count, outcome }) => {
      const title = tag("strong", {}, say(`Lost: ${[...new Set(losses)].join(", or ")}`));
      return tag("details", {}, tag("summary", {}, title, say(count)), outcome);
    }),
  );
}
