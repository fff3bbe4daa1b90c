import type { SimulatedService, Simulation } from "../simulation/simulation";
import { goesOn, writeBack, writeReturn, writeRto } from "../simulation/words";
import { namesOfUrns } from "../timeline-words";
import { anchorOf } from "./anchors";
import { type Child, type Html, say, tag } from "./markup";

/** How many services a loss interrupts. */
export function interrupted({ affected }: Simulation): string {
  const count = affected.filter((one) => !goesOn(one)).length;
  if (count === 0) return "no service is interrupted";
  return count === 1 ? "1 service is interrupted" : `${count} services are interrupted`;
}

/**
 * When each service is back after a loss.
 *
 * @param inFull whether each is told with how its members come back; else those that are back alike stand on one line
 */
export function outcomeOf({ affected, unaffected }: Simulation, inFull: boolean): Html {
  const down = affected.filter((one) => !goesOn(one));
  const on = affected.filter(goesOn).map(({ name }) => name);
  return tag(
    "div",
    {},
    down.length === 0 ? undefined : tag("ol", {}, inFull ? down.map(inDetail) : byTime(down)),
    named("Hit, but go on: ", on, inFull),
    // Where most are not affected their names would say nothing.
    named("Not affected: ", unaffected.length > affected.length ? [] : unaffected, inFull),
  );
}

function inDetail(service: SimulatedService): Html {
  const { name, members, waitsFor, because } = service;
  const names = namesOfUrns(members.map(({ urn }) => urn));
  const hows = members
    .filter((member) => !goesOn(member))
    .map((member) => `${names.get(member.urn)} (${writeBack(member)}): ${writeReturn(member).join("; ")}`);
  if (waitsFor.length > 0) hows.push(`waits for ${waitsFor.join(", ")}`);
  if (because !== undefined) hows.push(`not sure: ${because}`);
  const lines = hows.flatMap((how, i) => [i === 0 ? undefined : tag("br"), say(how)]);
  return row(writeBack(service), [linkTo(name), tag("small", {}, say(writeRto(service)))], lines);
}

/** Services that are back at the same time, and do alike against their RTO, together. */
function byTime(services: readonly SimulatedService[]): readonly Html[] {
  const alike = new Map<string, SimulatedService[]>();
  for (const service of services) {
    const key = JSON.stringify([writeBack(service), writeRto(service)]);
    alike.set(key, [...(alike.get(key) ?? []), service]);
  }
  return [...alike.values()].map((group) => {
    const [first] = group as [SimulatedService];
    return row(writeBack(first), say(writeRto(first)), linked(group.map(({ name }) => name)));
  });
}

function row(back: string, ...cells: readonly Child[]): Html {
  return tag(
    "li",
    {},
    tag("b", {}, say(back)),
    cells.map((cell) => tag("span", {}, cell)),
  );
}

function named(title: string, names: readonly string[], inFull: boolean): Child {
  if (names.length === 0) return undefined;
  return tag("p", {}, say(title), inFull ? linked(names) : say(names.join(", ")), say("."));
}

function linked(names: readonly string[]): readonly Child[] {
  return names.flatMap((name, i) => [i === 0 ? undefined : say(", "), linkTo(name)]);
}

function linkTo(service: string): Html {
  return tag("a", { href: `#${anchorOf(service)}` }, say(service));
}
