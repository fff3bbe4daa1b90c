import type { ReportMember, ReportPath } from "../report";
import { type Child, type Html, say, tag } from "./markup";
import type { Notes } from "./notes";

/**
 * How each member comes back; those that come back alike are told together, and a Region only where it is not their own.
 *
 * @param homes the Region of each member, by URN
 */
export function waysOf(
  members: readonly ReportMember[],
  names: ReadonlyMap<string, string>,
  homes: ReadonlyMap<string, string | null>,
  notes: Notes,
): Html | undefined {
  if (members.length === 0) return undefined;
  const alike = new Map<string, Alike>();
  for (const { urn, path } of members) {
    const way = path === null ? "no way back" : head(path, homes.get(urn));
    const key = JSON.stringify([way, path?.requires]);
    const group = alike.get(key) ?? { way, path, members: [] };
    alike.set(key, group);
    group.members.push(names.get(urn) ?? "");
  }
  const items = [...alike.values()].map(({ way, path, members: of }) =>
    tag(
      "li",
      {},
      tag("b", {}, say(of.join(", "))),
      say(`: ${way}`),
      path === null ? undefined : conditions(path, notes),
    ),
  );
  return tag("ul", {}, items);
}

/** Members that come back alike. */
interface Alike {
  readonly way: string;
  readonly path: ReportPath | null;
  readonly members: string[];
}

function head(
  { mechanism, startedBy, endpoint, target: { region } }: ReportPath,
  home: string | null | undefined,
): string {
  const about = [
    startedBy === "people" ? "by people" : "automatic",
    ...(endpoint === "new" ? ["new endpoint"] : []),
    ...(region === null || region === home ? [] : [`in ${region}`]),
  ];
  return `${mechanism} (${about.join(", ")})`;
}

/** What must hold for it: what does as a note, since many ask for the same, what may not in full. */
function conditions({ requires }: ReportPath, notes: Notes): readonly Child[] {
  const holding = requires.filter(({ holds }) => holds === true).map(({ text }) => text);
  const doubtful = requires.filter(({ holds }) => holds !== true);
  const items = doubtful.map(({ text, holds, because }) =>
    tag(
      "li",
      {},
      say(`${holds === false ? "not so" : "not known"}: ${text}${because === undefined ? "" : ` (${because})`}`),
    ),
  );
  return [
    holding.length === 0 ? undefined : [say(" "), notes.link(`It holds that ${holding.join("; ")}.`)],
    items.length === 0 ? undefined : tag("ul", {}, items),
  ];
}
