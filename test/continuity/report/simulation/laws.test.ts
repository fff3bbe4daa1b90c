import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../../continuity/assess";
import { makeReport } from "../../../../continuity/report/make-report";
import type { Loss } from "../../../../continuity/report/simulation/loss";
import { lossesOf } from "../../../../continuity/report/simulation/loss";
import { simulate } from "../../../../continuity/report/simulation/simulate";
import type { SimulatedTime } from "../../../../continuity/report/simulation/simulation";
import { AS_OF, estate } from "../../estate-builder";
import { build, estateShape, plainNames } from "../../verdict/arbitrary-estate";
import { ENGINE } from "../sample";
import { type LittleMember, type LittlePath, type LittleService, littleReport } from "./little-report";

const LOST = "eu-west-1a";
const LOSS: Loss = { kind: "zone", name: LOST };

const seconds = fc.integer({ min: 0, max: 900 });
const path: fc.Arbitrary<LittlePath> = fc
  .record({
    lo: seconds,
    more: fc.option(seconds),
    people: fc.boolean(),
    cutover: fc.option(seconds, { nil: undefined }),
  })
  .map(({ lo, more, people, cutover }) => ({
    lo,
    hi: more === null ? null : lo + more,
    people,
    ...(cutover === undefined ? {} : { cutover }),
  }));

/** Members wait for earlier ones only, and stand in either zone, or nobody knows where. */
const members: fc.Arbitrary<readonly LittleMember[]> = fc
  .array(fc.record({ path: fc.option(path), place: fc.constantFrom("a", "b", "?"), waits: fc.array(fc.nat(9)) }), {
    maxLength: 4,
  })
  .map((all) =>
    all.map(({ path: way, place, waits }, i) => ({
      name: `m${i}`,
      zones: place === "?" ? [] : [`eu-west-1${place}`],
      ...(place === "?" ? { because: "AWS chooses" } : {}),
      after: i === 0 ? [] : [...new Set(waits.map((one) => one % i))],
      path: way,
    })),
  );

/** Services depend on any others, in circles too. */
const services: fc.Arbitrary<readonly LittleService[]> = fc
  .array(fc.record({ members, dependsOn: fc.uniqueArray(fc.nat(4), { maxLength: 2 }) }), { minLength: 1, maxLength: 5 })
  .map((all) =>
    all.map((one, i) => ({
      name: `s${i}`,
      dependsOn: one.dependsOn.filter((at) => at < all.length && at !== i).map((at) => `s${at}`),
      members: one.members,
    })),
  );

const infinite = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

function timesOf(all: readonly LittleService[]): ReadonlyMap<string, SimulatedTime> {
  const { affected, unaffected } = simulate(littleReport(...all), LOSS);
  const none = { earliestSeconds: 0, latestSeconds: 0 };
  const times = new Map<string, SimulatedTime>(unaffected.map((name) => [name, none]));
  for (const one of affected) times.set(one.name, one);
  return times;
}

test("losing more brings nothing back sooner", () => {
  fc.assert(
    fc.property(services, fc.nat(), fc.nat(), (all, which, member) => {
      const at = which % all.length;
      const more = all.map((service, i) => ({
        ...service,
        members: service.members.map((one, j) => (i === at && j === member % 4 ? { ...one, zones: [LOST] } : one)),
      }));
      const [before, after] = [timesOf(all), timesOf(more)];
      for (const [name, { earliestSeconds, latestSeconds }] of before) {
        const then = after.get(name);
        expect(infinite(then?.latestSeconds ?? null)).toBeGreaterThanOrEqual(infinite(latestSeconds));
        expect(infinite(then?.earliestSeconds ?? null)).toBeGreaterThanOrEqual(infinite(earliestSeconds));
      }
    }),
    { numRuns: 300 },
  );
});

test("what is not hit and depends on nothing that is hit is not affected; all else is", () => {
  fc.assert(
    fc.property(services, (all) => {
      const reached = new Set<string>();
      const isHit = (one: LittleService) => one.members.some(({ zones }) => !zones?.includes("eu-west-1b"));
      const byName = new Map(all.map((one) => [one.name, one]));
      const reach = (name: string, seen: ReadonlySet<string>): boolean => {
        const service = byName.get(name);
        if (service === undefined || seen.has(name)) return false;
        return isHit(service) || (service.dependsOn ?? []).some((other) => reach(other, new Set([...seen, name])));
      };
      for (const { name } of all) if (reach(name, new Set())) reached.add(name);
      const { affected, unaffected } = simulate(littleReport(...all), LOSS);
      expect(affected.map(({ name }) => name).sort()).toEqual([...reached].sort());
      expect(unaffected).toEqual(all.map(({ name }) => name).filter((name) => !reached.has(name)));
    }),
    { numRuns: 300 },
  );
});

test("the order of services in the report does not matter", () => {
  fc.assert(
    fc.property(services, (all) => {
      expect(simulate(littleReport(...all.toReversed()), LOSS)).toEqual(simulate(littleReport(...all), LOSS));
    }),
    { numRuns: 200 },
  );
});

test("no loss takes a service that depends on no other longer than its verdict says", () => {
  fc.assert(
    fc.property(estateShape, (shape) => {
      const program = estate(...build(shape, plainNames));
      const assessment = assess(program, { ...DEFAULT_OPTIONS, asOf: AS_OF, rules: { "objective-met": "off" } });
      const report = makeReport(program, assessment, AS_OF, ENGINE);
      for (const loss of lossesOf(report)) {
        const { scenario, affected } = simulate(report, loss);
        for (const { name, latestSeconds } of affected) {
          const service = report.services.find((one) => one.name === name);
          const judged = service?.scenarios.find((one) => one.scenario === scenario);
          if (service?.dependsOn.length !== 0 || judged?.rto.seconds == null || latestSeconds === null) continue;
          expect(latestSeconds).toBeLessThanOrEqual(judged.rto.seconds);
        }
      }
    }),
    { numRuns: 40 },
  );
});
