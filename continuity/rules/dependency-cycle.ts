import type { Rule } from "./rule";

/** Can the services come back one after the other? */
export const dependencyCycle: Rule = {
  id: "dependency-cycle",
  asks: "Can the services come back one after the other, without waiting for each other in a circle?",
  level: "mandatory",
  severity: "medium",
  *check({ declared }) {
    const needs = new Map(declared.services.map(({ name, statement }) => [name, statement.dependsOn]));
    for (const cycle of cyclesOf(needs)) {
      yield {
        verdict: "violates",
        service: cycle[0] as string,
        message: `${[...cycle, cycle[0]].join(" → ")}: these services wait for each other, so none can come back first.`,
        fix: "Take out one of the dependencies.",
      };
    }
  },
};

/** Each circle once, starting with its alphabetically first service. */
export function cyclesOf(needs: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    const at = trail.indexOf(name);
    if (at >= 0) {
      const circle = trail.slice(at);
      const first = circle.indexOf([...circle].sort()[0] as string);
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      found.set(turned.join(" "), turned);
      return;
    }
    if (done.has(name)) return;
    for (const next of needs.get(name) ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const name of [...needs.keys()].sort()) visit(name, []);
  return [...found.values()];
}
