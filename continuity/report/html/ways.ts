import type { ReportMember, ReportPath, ReportService } from "../report";
import { type Child, type Html, say, tag } from "./markup";
import type { Notes } from "./notes";

/**
 * How each member of a service comes back, whatever is lost: told once for the scenarios in which that is the same, and once
 * for the members that come back alike.
 *
 * @param names what each member is called, by URN
 */
export function waysOf(service: ReportService, names: ReadonlyMap<string, string>, notes: Notes): Html | undefined {
  const byMember = waysByMember(service);
  if (byMember.size === 0) return undefined;
  const alike = new Map<string, { readonly ways: readonly Way[]; readonly members: string[] }>();
  for (const [urn, ways] of byMember) {
    const key = JSON.stringify([...ways].map(([way, { scenarios }]) => [way, scenarios]));
    const group = alike.get(key) ?? { ways: [...ways.values()], members: [] };
    alike.set(key, group);
    group.members.push(names.get(urn) ?? "");
  }
  const items = [...alike.values()].map(({ ways, members }) => {
    const list = ways.map((way) => wayOf(way, notes));
    return tag("li", {}, tag("b", {}, say(members.join(", "))), tag("ul", {}, list));
  });
  const count = byMember.size === 1 ? "of 1 member" : `of ${byMember.size} members`;
  return tag(
    "details",
    { class: "ways" },
    tag("summary", {}, tag("strong", {}, say("Ways back")), say(count)),
    tag("ul", {}, items),
  );
}

/** How a member comes back in some scenarios. */
interface Way {
  readonly head: string;
  readonly member: ReportMember;
  readonly scenarios: string[];
}

/** For each member, by URN, its ways back by all that is told of them. */
function waysByMember({ scenarios, recovery }: ReportService): ReadonlyMap<string, ReadonlyMap<string, Way>> {
  const homes = new Map(recovery?.members.map(({ urn, region }) => [urn, region]));
  const byMember = new Map<string, Map<string, Way>>();
  for (const { scenario, members } of scenarios) {
    for (const member of members) {
      const { urn, path, closed } = member;
      const ways = byMember.get(urn) ?? new Map<string, Way>();
      byMember.set(urn, ways);
      const head = path === null ? "no way back" : headOf(path, homes.get(urn));
      const key = JSON.stringify([head, path?.requires, closed]);
      const way = ways.get(key) ?? { head, member, scenarios: [] };
      ways.set(key, way);
      way.scenarios.push(scenario);
    }
  }
  return byMember;
}

/** @param home its own Region, which is not told */
function headOf(
  { mechanism, startedBy, endpoint, target: { region } }: ReportPath,
  home: string | null | undefined,
): string {
  const about = [
    ...(startedBy === "people" ? ["by people"] : []),
    ...(endpoint === "new" ? ["new endpoint"] : []),
    ...(region === null || region === home ? [] : [`in ${region}`]),
  ];
  return about.length === 0 ? mechanism : `${mechanism} (${about.join(", ")})`;
}

function wayOf({ head, member: { path, closed = [] }, scenarios }: Way, notes: Notes): Html {
  const shut = closed.map(({ mechanism, lacks }) => say(`closed: ${mechanism} (not so: ${lacks.join("; ")})`));
  return tag(
    "li",
    {},
    say(`${scenarios.join(", ")}: ${head}`),
    path === null ? sublist(shut) : conditions(path, notes),
  );
}

/** What must hold for it: what does as notes, since many ask for the same, what may not in words, with why as a note. */
function conditions({ requires }: ReportPath, notes: Notes): readonly Child[] {
  const holding = requires.filter(({ holds }) => holds === true);
  const links = notes.links(holding.map(({ text }) => text));
  const doubtful = requires.filter(({ holds }) => holds !== true);
  const items = doubtful.map(({ text, holds, because }) => {
    const doubt = holds === false ? "not so" : "not known";
    return [because === undefined ? say(doubt) : notes.link(because, doubt), say(`: ${text}`)];
  });
  return [links, sublist(items)];
}

function sublist(items: readonly Child[]): Html | undefined {
  if (items.length === 0) return undefined;
  return tag(
    "ul",
    {},
    items.map((item) => tag("li", {}, item)),
  );
}
