import { expect } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { SCENARIOS } from "../../../continuity/declaration/scenario";
import type { Estate } from "../../../continuity/estate/resource";
import { AS_OF } from "../estate-builder";

/** The verdict on the service `orders` in each scenario, where somebody vouches for the times that nobody can derive. */
export function verdictsOf(program: Estate): Readonly<Record<string, string>> {
  const [service] = assess(program, {
    ...DEFAULT_OPTIONS,
    asOf: AS_OF,
    assumptions: (["restore-time", "copy-time", "backup-job-time"] as const).map((what) => ({
      what,
      for: { kind: "service", service: "orders" },
      value: 1200,
      owner: "ann",
      reason: "seen",
      until: AS_OF + 1,
    })),
  }).verdicts;
  return Object.fromEntries((service?.scenarios ?? []).map(({ scenario, verdict }) => [scenario, verdict]));
}

/** Which parts of a program are not known: so large a share of them, by lot. */
export function lots(share: number): fc.Arbitrary<Iterator<boolean>> {
  return fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }).map((chance) => chance < share));
}

/** What is sure while part of a program is not known is so once all of it is. */
export function expectNoSurer(veiled: Estate, known: Estate): void {
  const [before, after] = [verdictsOf(veiled), verdictsOf(known)];
  for (const scenario of SCENARIOS) {
    if (before[scenario] === "meets") expect([scenario, after[scenario]]).toEqual([scenario, "meets"]);
    if (before[scenario] === "violates") expect([scenario, after[scenario]]).not.toEqual([scenario, "meets"]);
  }
}

/** The sure verdicts that programs come to, such as `zone,meets`, sorted. */
export function sureVerdicts<T>(inputs: fc.Arbitrary<T>, program: (given: T) => Estate): readonly string[] {
  const given = fc.sample(inputs, { numRuns: 400, seed: 1 });
  const seen = new Set(given.flatMap((one) => Object.entries(verdictsOf(program(one))).map(String)));
  return [...seen].filter((text) => !text.endsWith("unproven")).sort();
}
