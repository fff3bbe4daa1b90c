import type { ReportMember, ReportPath } from "../report";
import { type Child, type Html, say, tag } from "./markup";
import type { Notes } from "./notes";

/** How each member comes back; those that come back alike are told together. */
export function waysOf(
  members: readonly ReportMember[],
  names: ReadonlyMap<string, string>,
  notes: Notes,
): Html | undefined {
  if (members.length === 0) return undefined;
  const alike = new Map<string, { readonly path: ReportPath | null; readonly members: string[] }>();
  for (const { urn, path } of members) {
    const key = path === null ? "" : JSON.stringify([head(path), path.requires]);
    const group = alike.get(key) ?? { path, members: [] };
    alike.set(key, group);
    group.members.push(names.get(urn) ?? "");
  }
  const items = [...alike.values()].map((group) =>
    tag(
      "li",
      {},
      tag("b", {}, say(group.members.join(", "))),
      say(group.path === null ? ": no way back" : `: ${head(group.path)}`),
      group.path === null ? undefined : conditions(group.path, notes),
    ),
  );
  return tag("ul", {}, items);
}

function head({ mechanism, startedBy, endpoint, target }: ReportPath): string {
  const by = startedBy === "people" ? "started by people" : "automatic";
  const at = endpoint === "new" ? ", new endpoint" : "";
  const where = target.region === null ? "" : `, in ${target.region}`;
  return `${mechanism} (${by}${at}${where})`;
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
