import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Assessment, assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import type { RuleLevels } from "../../../continuity/rules/catalogue";
import { AS_OF, estate } from "../estate-builder";
import {
  build,
  type EstateShape,
  estateShape,
  looser,
  type Naming,
  plainNames,
  type ServiceShape,
} from "./arbitrary-estate";
import { placesIn, withUnknown } from "./places";

const RUNS = { numRuns: 60 };

/** Without the search for ways out, which these laws do not look at, unless they look at what is told. */
const VERDICTS_ONLY: RuleLevels = { "objective-met": "off" };

function judged(
  resources: readonly EstateResource[],
  { vouched }: EstateShape,
  rules: RuleLevels = VERDICTS_ONLY,
): Assessment {
  const kinds = vouched === undefined ? [] : (["restore-time", "backup-job-time", "copy-time"] as const);
  const assumptions: Assumption[] = kinds.map((what) => ({
    what,
    for: { kind: "name", glob: "*" },
    value: vouched ?? 0,
    owner: "o",
    reason: "r",
    until: AS_OF + 1,
  }));
  return assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions, rules });
}

/** Verdict and reason of each service and scenario. */
function verdictsOf({ verdicts }: Assessment): Record<string, string> {
  return Object.fromEntries(
    verdicts.flatMap(({ name, scenarios }) =>
      scenarios.map(({ scenario, verdict, reason }) => [`${name} ${scenario}`, [verdict, reason].join(" ").trim()]),
    ),
  );
}

const RANK = ["meets", "unproven", "violates"];
const rank = (verdict: string) => RANK.indexOf(verdict.split(" ")[0] as string);

/** The verdicts that got worse from one assessment to another; undeclared ones have no rank. */
function worsened(before: Assessment, after: Assessment): string[] {
  const [old, now] = [verdictsOf(before), verdictsOf(after)];
  return Object.keys(old)
    .filter((key) => rank(old[key] as string) >= 0 && rank(now[key] as string) > rank(old[key] as string))
    .map((key) => `${key}: ${old[key]} → ${now[key]}`);
}

function neverWorsens(change: (shape: EstateShape, pick: number) => EstateShape): void {
  fc.assert(
    fc.property(estateShape, fc.nat(5), (shape, pick) => {
      const changed = change(shape, pick);
      expect(worsened(judged(build(shape), shape), judged(build(changed), changed))).toEqual([]);
    }),
    RUNS,
  );
}

/** An estate with one of its services changed. */
function withService(shape: EstateShape, pick: number, change: (service: ServiceShape) => ServiceShape): EstateShape {
  const at = pick % shape.services.length;
  return { ...shape, services: shape.services.map((one, i) => (i === at ? change(one) : one)) };
}

test("the order of the resources does not matter, not even to a message", () => {
  const shuffled = estateShape.chain((shape) => {
    const resources = build(shape);
    return fc.record({
      shape: fc.constant(shape),
      order: fc.shuffledSubarray(resources, { minLength: resources.length, maxLength: resources.length }),
    });
  });
  fc.assert(
    fc.property(shuffled, ({ shape, order }) => {
      expect(JSON.stringify(judged(order, shape, {}))).toBe(JSON.stringify(judged(build(shape), shape, {})));
    }),
    RUNS,
  );
});

test("names do not matter", () => {
  const turned: Naming = (kind, of, nth) => plainNames(kind, 9 - of, 9 - nth);
  fc.assert(
    fc.property(estateShape, (shape) => {
      const renamed = Object.entries(verdictsOf(judged(build(shape, turned), shape))).map(
        ([key, verdict]) => [key.replace(/^s(\d)-9/, (_, of: string) => `s${9 - Number(of)}-0`), verdict] as const,
      );
      expect(Object.fromEntries(renamed)).toEqual(verdictsOf(judged(build(shape), shape)));
    }),
    RUNS,
  );
});

test("a dependency more never improves a verdict", () => {
  fc.assert(
    fc.property(estateShape, fc.nat(5), fc.nat(2), (shape, pick, on) => {
      const more = withService(shape, pick, (one) => ({ ...one, dependsOn: [...new Set([...one.dependsOn, on])] }));
      const after = judged(build(more), more);
      // In a circle there is no time to compare, so that what violated is merely not known any more; the circle is told.
      const circular = after.findings.some(({ rule }) => rule === "dependency-cycle");
      const improved = worsened(after, judged(build(shape), shape));
      expect(improved.filter((one) => !(circular && one.endsWith("unproven unknown → violates")))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("Multi-AZ never worsens a verdict", () => {
  neverWorsens((shape, pick) =>
    withService(shape, pick, (one) => ({
      ...one,
      databases: one.databases.map((each, i) => (i === 0 ? { ...each, multiAz: true } : each)),
    })),
  );
});

test("deletion protection never worsens a verdict", () => {
  neverWorsens((shape, pick) =>
    withService(shape, pick, (one) => ({
      ...one,
      databases: one.databases.map((each) => ({ ...each, deletionProtection: true })),
    })),
  );
});

test("a longer retention of automated backups never worsens a verdict", () => {
  neverWorsens((shape, pick) =>
    withService(shape, pick, (one) => ({
      ...one,
      databases: one.databases.map((each) => ({ ...each, backupRetentionPeriod: 35 })),
    })),
  );
});

test("a copy, a lock, a longer retention of the only rule never worsen a verdict", () => {
  for (const better of [{ copied: true }, { copied: true, locked: true }, { deleteAfter: 35 }]) {
    neverWorsens((shape, pick) =>
      withService(shape, pick, (one) => ({ ...one, plan: one.plan && { ...one.plan, ...better } })),
    );
  }
});

test("a plan never worsens a verdict", () => {
  fc.assert(
    fc.property(estateShape, (shape) => {
      const without = { ...shape, services: shape.services.map((one) => ({ ...one, plan: undefined })) };
      expect(worsened(judged(build(without), without), judged(build(shape), shape))).toEqual([]);
    }),
    RUNS,
  );
});

test("a looser objective never worsens a verdict, of its own service or of those that wait for it", () => {
  neverWorsens((shape, pick) => withService(shape, pick, (one) => ({ ...one, rto: looser(one.rto) })));
  neverWorsens((shape, pick) => withService(shape, pick, (one) => ({ ...one, rpo: looser(one.rpo) })));
});

test("what becomes unknown never turns a shortfall into a proof", () => {
  fc.assert(
    fc.property(estateShape, fc.nat(10_000), (shape, pick) => {
      const resources = build(shape);
      const settings = resources.flatMap((one, i) => placesIn(one.inputs).map((at) => ({ i, at })));
      const { i, at } = settings[pick % settings.length] as (typeof settings)[number];
      const changed = resources.map((one, k) =>
        k === i ? { ...one, inputs: withUnknown(one.inputs, at) as Bag } : one,
      );
      const [before, after] = [judged(resources, shape, {}), judged(changed, shape, {})];
      const now = verdictsOf(after);
      const silenced = Object.entries(verdictsOf(before)).filter(
        ([key, verdict]) => rank(verdict) > 0 && rank(now[key] as string) <= 0,
      );
      expect([at.join("."), silenced]).toEqual([at.join("."), []]);
      const told = (assessment: Assessment) =>
        new Set(
          assessment.findings
            .filter(({ rule }) => rule === "objective-met")
            .map((one) => `${one.service} ${one.scenario}`),
        );
      expect([...told(before)].filter((key) => !told(after).has(key))).toEqual([]);
    }),
    { numRuns: 250 },
  );
});

test("membership that becomes unknown is told", () => {
  fc.assert(
    fc.property(estateShape, fc.nat(10), (shape, pick) => {
      const resources = build(shape);
      const at = resources.findIndex((one) => one.name === `s${pick % shape.services.length}-db0`);
      const hidden = resources.map((one, i) =>
        i === at ? { ...one, inputs: withUnknown(one.inputs, ["tags", "continuity:service"]) as Bag } : one,
      );
      const found = judged(hidden, shape).findings.filter(({ rule }) => rule === "membership-known");
      expect(found.map(({ urn, level }) => [urn, level])).toEqual([[resources[at]?.urn, "mandatory"]]);
    }),
    { numRuns: 50 },
  );
});
