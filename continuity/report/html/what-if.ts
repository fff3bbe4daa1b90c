import type { Report } from "../report";
import { lossesOf } from "../simulation/loss";
import { simulate } from "../simulation/simulate";
import type { SimulatedService, Simulation } from "../simulation/simulation";
import { goesOn, writeBack, writeReturn, writeRto } from "../simulation/words";
import { namesOfUrns } from "../timeline-words";
import { anchorOf } from "./anchors";
import { type Child, type Html, say, tag } from "./markup";

/** With more services than that each loss is told in few words: a page has to stay one that loads at once. */
const MOST_IN_FULL = 50;

/**
 * What each loss comes to that is worth a look: every zone, Region and the account, and the data of each member. A script lets
 * one of them be chosen; without it they are a list to open.
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
  const simulations = lossesOf(report).map((loss) => simulate(report, loss));
  const inFull = report.services.length <= MOST_IN_FULL;
  if (simulations.length === 0) return tag("p", {}, say("No service has a member that could be lost."));
  const options = simulations.map(({ lost }, i) => tag("option", { value: i }, say(lost)));
  return tag(
    "div",
    { class: "losses" },
    tag("p", { class: "about" }, say("Services stand in the order in which they are surely back.")),
    tag(
      "form",
      { id: "loss", hidden: true },
      tag("label", {}, say("If this is lost: "), tag("select", { name: "loss" }, options)),
    ),
    simulations.map((one) => simulationOf(one, inFull)),
  );
}

function simulationOf({ lost, affected, unaffected }: Simulation, inFull: boolean): Html {
  const down = affected.filter((one) => !goesOn(one));
  const on = affected.filter(goesOn);
  const count = down.length === 1 ? "1 service is interrupted" : `${down.length} services are interrupted`;
  return tag(
    "details",
    {},
    tag(
      "summary",
      {},
      tag("strong", {}, say(`Lost: ${lost}`)),
      say(down.length === 0 ? "no service is interrupted" : count),
    ),
    tag(
      "div",
      {},
      down.length === 0
        ? undefined
        : tag(
            "ol",
            {},
            down.map((one) => item(one, inFull)),
          ),
      named(
        "Hit, but go on: ",
        on.map(({ name }) => name),
        inFull,
      ),
      // Where most are not affected their names would say nothing.
      named("Not affected: ", unaffected.length > affected.length ? [] : unaffected, inFull),
    ),
  );
}

function item(service: SimulatedService, inFull: boolean): Html {
  const { name, waitsFor, because } = service;
  const hows = howsOf(service, inFull);
  if (waitsFor.length > 0) hows.push(`waits for ${waitsFor.join(", ")}`);
  if (because !== undefined) hows.push(`not sure: ${because}`);
  return tag(
    "li",
    {},
    tag("b", {}, say(writeBack(service))),
    tag("span", {}, linkTo(name), tag("small", {}, say(writeRto(service)))),
    tag(
      "span",
      {},
      hows.flatMap((how, i) => [i === 0 ? undefined : tag("br"), say(how)]),
    ),
  );
}

/** How its members come back; otherwise than in full, what brings back the last of them. */
function howsOf({ members }: SimulatedService, inFull: boolean): string[] {
  const names = namesOfUrns(members.map(({ urn }) => urn));
  const down = members.filter((member) => !goesOn(member));
  if (inFull) {
    return down.map((member) => `${names.get(member.urn)} (${writeBack(member)}): ${writeReturn(member).join("; ")}`);
  }
  return down.slice(-1).map(({ urn, by }) => `${names.get(urn)}: ${by ?? "nothing brings it back"}`);
}

function named(title: string, names: readonly string[], inFull: boolean): Child {
  if (names.length === 0) return undefined;
  if (!inFull) return tag("p", {}, say(`${title}${names.join(", ")}.`));
  return tag(
    "p",
    {},
    say(title),
    names.flatMap((name, i) => [i === 0 ? undefined : say(", "), linkTo(name)]),
    say("."),
  );
}

function linkTo(service: string): Html {
  return tag("a", { href: `#${anchorOf(service)}` }, say(service));
}
