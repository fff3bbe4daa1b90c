import { relative } from "node:path";
import type { ProposedMember, ProposedService } from "../../continuity/adoption/proposal";
import { formatDuration } from "../../continuity/declaration/duration";
import { takesTags } from "../../continuity/declaration/role";
import { TAG } from "../../continuity/declaration/tags";
import type { Position } from "../../preview";

/** What is told besides the services. */
export interface Surrounding {
  /** Paths are told from here. */
  readonly directory: string;
  readonly positions: ReadonlyMap<string, Position>;
  /** What to change in lifeboat.yaml, as a diff; empty where nothing. */
  readonly diff: string;
  /** Whether that is written. */
  readonly written: boolean;
}

/** Where the program makes a resource: `index.ts:12`; undefined where that is not known. */
export function placeOf(urn: string, { directory, positions }: Surrounding): string | undefined {
  const position = positions.get(urn);
  return position && `${relative(directory, position.file)}:${position.line}`;
}

/** The tag that makes a resource a member; undefined where it takes none, and `declare` of the package has to name it. */
export function tagFor(service: string, { resource }: ProposedMember): Readonly<Record<string, string>> | undefined {
  return takesTags(resource.type) ? { [TAG.service]: service } : undefined;
}

/** A proposal for people: each service with its members and what it keeps, then what to change where. */
export function writeProposal(services: readonly ProposedService[], surrounding: Surrounding): string {
  if (services.length === 0) return "Every resource that could be a member of a service belongs to one.\n";
  const blocks = services.map((service) => writeService(service, surrounding).join("\n"));
  const settings = surrounding.diff === "" ? [] : [surrounding.diff.trimEnd()];
  return `${[...blocks, ...settings, surrounding.written ? WRITTEN : NEXT].join("\n\n")}\n`;
}

const NEXT = `Nothing was changed. Review names, members and objectives; then write the tags into the program, and the rest into
lifeboat.yaml (--write does that). lifeboat check proves it.`;

const WRITTEN = `lifeboat.yaml is written. Review names, members and objectives, and write the tags into the program. lifeboat check
proves it.`;

function writeService({ name, members, kept }: ProposedService, surrounding: Surrounding): readonly string[] {
  return [
    name,
    ...kept.map(({ scenario, objective, because }) => {
      const figures = objective && `RTO ${formatDuration(objective.rto)}, RPO ${formatDuration(objective.rpo)}`;
      return `  ${scenario.padEnd(10)}  ${figures ?? `nothing can be promised: ${because}`}`;
    }),
    "  tags",
    ...members.flatMap((member) => writeMember(name, member, surrounding)),
  ];
}

function writeMember(service: string, member: ProposedMember, surrounding: Surrounding): readonly string[] {
  const { resource, because } = member;
  const place = placeOf(resource.urn, surrounding) ?? "somewhere in the program";
  const tag = tagFor(service, member);
  const written = tag === undefined ? `takes none: declare(…, ${service})` : `"${TAG.service}": "${service}"`;
  return [`    ${place}: ${resource.name} (${resource.type}), by ${because}`, `      ${written}`];
}
