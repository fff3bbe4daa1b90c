import type { ProposedService } from "../continuity/adoption/proposal";
import { formatDuration } from "../continuity/declaration/duration";
import { SettingsError } from "./errors";
import { parseSettings } from "./settings";

/**
 * Adds services to the text of a lifeboat.yaml; those that it names already stay as they are, and so does every line.
 *
 * @throws SettingsError where the text is not a lifeboat.yaml, or its services stand in braces
 */
export function addServices(file: string, text: string, services: readonly ProposedService[]): string {
  const stated = parseSettings(file, text).services;
  const added = services.filter(({ name }) => !stated.has(name));
  if (added.length === 0) return text;
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  const at = lines.findIndex((line) => line.startsWith("services:"));
  const written = (indent: string) => added.flatMap((service) => entryOf(service).map((line) => `${indent}${line}`));
  const next =
    at < 0
      ? [...lines, ...(lines.length > 0 ? [""] : []), "services:", ...written("  ")]
      : [...lines.slice(0, at + 1), ...written(indentBelow(lines, at)), ...lines.slice(at + 1)];
  const whole = `${next.join("\n")}\n`;
  try {
    parseSettings(file, whole);
  } catch (error) {
    throw new SettingsError(file, ["services must be written out, one below the other, to add to them"], {
      cause: error,
    });
  }
  return whole;
}

/** The indentation of what stands below a line. */
function indentBelow(lines: readonly string[], at: number): string {
  const next = lines.slice(at + 1).find((line) => !/^\s*(#|$)/.test(line));
  return /^ +/.exec(next ?? "")?.[0] ?? "  ";
}

function entryOf({ name, kept }: ProposedService): readonly string[] {
  const promised = kept.flatMap(({ scenario, objective }) =>
    objective === undefined ? [] : [{ scenario, objective }],
  );
  const comments = kept.flatMap(({ scenario, because }) =>
    because === undefined ? [] : [`#   ${scenario}: not promised, since ${because}`],
  );
  const head = `# ${name}: review this. It is what the program keeps as it stands, not what the business needs.`;
  const pairs = promised.map(
    ({ scenario, objective: { rto, rpo } }) =>
      `    ${scenario}: { rto: ${formatDuration(rto)}, rpo: ${formatDuration(rpo)} }`,
  );
  const body = pairs.length === 0 ? [`${name}: {}`] : [`${name}:`, "  objectives:", ...pairs];
  return [head, ...comments, ...body];
}
