import { foldParts } from "../fold";
import { PLAIN_STYLE, type Style } from "../style";
import { namesOfUrns } from "../timeline-words";
import type { SimulatedService, Simulation } from "./simulation";
import { goesOn, writeBack, writeReturn, writeRto } from "./words";

const GAP = "  ";

/**
 * A simulation for people: the services in the order in which they are surely back, each with its members; then what goes on
 * and what is not affected.
 */
export function writeSimulation(
  { lost, scenario, affected, unaffected }: Simulation,
  style: Style = PLAIN_STYLE,
): string {
  const down = affected.filter((one) => !goesOn(one));
  const on = affected.filter(goesOn);
  const times = down.flatMap((one) => [writeBack(one), ...one.members.map(writeBack)]);
  const width = Math.max(0, ...times.map(({ length }) => length));
  return [
    `${style.strong(`Lost: ${lost}`)} (scenario ${scenario})`,
    ...down.map((service) => writeService(service, width, style)),
    ...(down.length === 0 ? ["No service is interrupted."] : []),
    ...lineOf("Hit, but go on", on.map(writeGoingOn), style),
    ...lineOf("Not affected", unaffected, style),
  ].join("\n\n");
}

function writeService(service: SimulatedService, width: number, style: Style): string {
  const { name, owner, rto, waitsFor, because, members } = service;
  const colour = rto === "within" ? style.good : rto === "beyond" ? style.bad : style.doubtful;
  const head = [style.strong(name), owner === null ? "" : style.faint(`(${owner})`), colour(writeRto(service))];
  const names = namesOfUrns(members.map(({ urn }) => urn));
  const indent = " ".repeat(width + GAP.length);
  const fold = (parts: readonly string[], first: string) =>
    foldParts(parts.join(" ").split(" "), first, `${indent}${GAP}${GAP}`, style.width);
  return [
    `${writeBack(service).padEnd(width)}${GAP}${head.filter((part) => part !== "").join(GAP)}`,
    ...members.flatMap((member) => {
      const told = writeReturn(member).join("; ");
      return fold([`${names.get(member.urn)}:`, told], `${writeBack(member).padEnd(width)}${GAP}${GAP}`);
    }),
    ...(waitsFor.length === 0 ? [] : fold([`waits for ${waitsFor.join(", ")}`], `${indent}${GAP}`)),
    ...(because === undefined ? [] : fold([`not sure: ${because}`], `${indent}${GAP}`)),
  ].join("\n");
}

/** With what is left of those that share their work. */
function writeGoingOn({ name, members }: SimulatedService): string {
  const left = members.flatMap(({ capacity }) =>
    capacity === undefined || capacity.left === null ? [] : `${capacity.left} of ${capacity.of} ${capacity.unit}s`,
  );
  return left.length === 0 ? name : `${name} (${left.join(", ")})`;
}

function lineOf(title: string, names: readonly string[], style: Style): readonly string[] {
  if (names.length === 0) return [];
  const parts = names.map((name, i) => (i < names.length - 1 ? `${name},` : `${name}.`));
  return [foldParts([`${title}:`, ...parts], "", GAP, style.width).join("\n")];
}
