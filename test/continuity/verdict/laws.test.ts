import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Assessment, assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { PROVIDER_DEFAULTS } from "../../../continuity/declaration/defaults";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag, Value } from "../../../continuity/estate/value";
import { ASSUMPTION_KINDS, type Assumption } from "../../../continuity/evidence/assumption";
import { MECHANISMS } from "../../../continuity/mechanisms/catalogue";
import type { RuleLevels } from "../../../continuity/rules/catalogue";
import { AS_OF, estate } from "../estate-builder";
import { built, type MemberShape, type Naming, plainNames, type ServiceShape, serviceShape, ZONES } from "./any-member";
import { KINDS } from "./kinds";
import { having, placesIn, withUnknown } from "./places";

/** These laws look at verdicts only, so that no ways out need to be searched for. */
const RULES: RuleLevels = { "objective-met": "off" };
const RUNS = { numRuns: 60 };

function judged(
  resources: readonly EstateResource[],
  vouched: number | undefined,
  rules: RuleLevels = RULES,
): Assessment {
  const assumptions: Assumption[] = ASSUMPTION_KINDS.filter((what) => vouched !== undefined && what !== "opt-in").map(
    (what) => ({
      what,
      for: { kind: "name", glob: "*" },
      value: vouched ?? 0,
      owner: "o",
      reason: "r",
      until: AS_OF + 1,
    }),
  );
  return assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions, rules });
}

const RANK = { meets: 0, unproven: 1, violates: 2, undeclared: 3 } as const;

/** What got worse: a verdict, or the recovery time of an objective that is met. */
function worsened(before: Assessment, after: Assessment): readonly string[] {
  const scenarios = (one: Assessment) => one.verdicts.flatMap((service) => service.scenarios);
  const now = scenarios(after);
  return scenarios(before).flatMap((old, i) => {
    const one = now[i] as typeof old;
    if (RANK[one.verdict] > RANK[old.verdict]) return [`${old.scenario}: ${old.verdict} → ${one.verdict}`];
    const longer = one.verdict === "meets" && old.verdict === "meets" && (one.rto.hi ?? 0) > (old.rto.hi ?? 0);
    return longer ? [`${old.scenario}: ${old.rto.hi} → ${one.rto.hi} seconds`] : [];
  });
}

const judgedShape = (shape: ServiceShape) => judged(built(shape), shape.vouched);

/** Every change of a service that makes it stronger in one point. */
function stronger(shape: ServiceShape): readonly (readonly [string, ServiceShape])[] {
  const { backup } = shape;
  const ofMembers = shape.members.flatMap((member, at) =>
    strongerMember(member).map(
      ([what, one]) =>
        [
          `${member.type} ${what}`,
          { ...shape, members: shape.members.map((old, i) => (i === at ? one : old)) },
        ] as const,
    ),
  );
  if (backup === undefined) {
    return [...ofMembers, ["a plan", { ...shape, backup: { deleteAfter: 35, copied: false, locked: false } }]];
  }
  return [
    ...ofMembers,
    ["kept longer", { ...shape, backup: { ...backup, deleteAfter: 35 } }],
    ["copied", { ...shape, backup: { ...backup, copied: true } }],
    ["locked", { ...shape, backup: { ...backup, locked: true } }],
  ];
}

function strongerMember(member: MemberShape): readonly (readonly [string, MemberShape])[] {
  const settings = Object.entries(member.strength).flatMap(([setting, at]) =>
    at + 1 < (member.kind.steps?.[setting]?.length ?? 0)
      ? [[setting, { ...member, strength: { ...member.strength, [setting]: at + 1 } }] as const]
      : [],
  );
  const additions = member.added.flatMap((is, at) =>
    is ? [] : [[`addition ${at}`, { ...member, added: member.added.map((one, i) => i === at || one) }] as const],
  );
  const zone = member.zones < ZONES.length ? [["zone", { ...member, zones: member.zones + 1 }] as const] : [];
  return [...settings, ...additions, ...zone];
}

test("every type of the catalogue is a kind", () => {
  const types = KINDS.flatMap((kind) => kind.types).sort();
  expect(types).toEqual(MECHANISMS.flatMap((one) => one.types).sort());
});

test("a stronger setting, a zone, a replica or a copy more never worsens a verdict", () => {
  fc.assert(
    fc.property(serviceShape, (shape) => {
      const before = judgedShape(shape);
      const worse = stronger(shape)
        .map(([what, one]) => [what, worsened(before, judgedShape(one))] as const)
        .filter(([, all]) => all.length > 0);
      expect(worse).toEqual([]);
    }),
    RUNS,
  );
});

/** What is said of each service and scenario, and what is found. Of a shortfall one of several ways is shown that all fall short. */
function told({ verdicts, findings }: Assessment): readonly string[] {
  const scenarios = verdicts.flatMap(({ name, scenarios: all }) =>
    all.map(({ scenario, verdict, reason, rto, rpo }) => {
      const ends = verdict === "violates" ? [] : [rto.lo, rto.hi, rpo.lo, rpo.hi];
      return JSON.stringify([name, scenario, verdict, reason, ...ends]);
    }),
  );
  const found = findings.map(({ rule, level, verdict, service, urn }) =>
    JSON.stringify([rule, level, verdict, service, urn]),
  );
  return [...scenarios, ...found];
}

test("a dependency more never improves a verdict", () => {
  fc.assert(
    fc.property(serviceShape, serviceShape, (shape, other) => {
      const needed = built({ ...other, backup: undefined }, (kind, nth) => `needed-${kind}${nth}`);
      const dependent = { ...shape, tags: { ...shape.tags, "continuity:depends-on": "needed-service0" } };
      const verdicts = (of: ServiceShape) => {
        const all = judged([...built(of), ...needed], shape.vouched);
        return { ...all, verdicts: all.verdicts.filter(({ name }) => name === "service0") };
      };
      expect(worsened(verdicts(dependent), verdicts(shape))).toEqual([]);
    }),
    RUNS,
  );
});

test("the order of resources does not matter, not even to a message", () => {
  const shuffled = serviceShape.chain((shape) => {
    const all = built(shape);
    const order = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    return order.map((resources) => ({ shape, resources }));
  });
  fc.assert(
    fc.property(shuffled, ({ shape, resources }) => {
      const [one, other] = [resources, built(shape)].map((all) => judged(all, shape.vouched, {}));
      expect([one?.verdicts, one?.findings]).toEqual([other?.verdicts, other?.findings]);
    }),
    { numRuns: 30 },
  );
});

/** Names that sort the other way round. */
const otherNames: Naming = (kind, nth) => `${9 - nth}${[...kind].reverse().join("")}-turned`;
const plainService = (name: string) => (name === otherNames("service", 0) ? plainNames("service", 0) : name);

test("names matter to no verdict and no finding", () => {
  fc.assert(
    fc.property(serviceShape, (shape) => {
      const renamed = built(shape, otherNames);
      const plain = new Map(built(shape).map(({ name }, i) => [renamed[i]?.name as string, name]));
      const back = (text: string) =>
        text.replaceAll(/[a-z0-9]+-turned[\w-]*/g, (name) => plain.get(name) ?? plainService(name));
      expect(told(judged(renamed, shape.vouched)).map(back).sort()).toEqual([...told(judgedShape(shape))].sort());
    }),
    RUNS,
  );
});

test("a setting that becomes unknown never improves a verdict, nor turns a shortfall into a proof", () => {
  fc.assert(
    fc.property(serviceShape, fc.nat(), (shape, pick) => {
      const resources = built(shape);
      const settings = resources.flatMap((one, at) => placesIn(one.inputs).map((place) => ({ at, place })));
      const { at, place } = settings[pick % settings.length] as (typeof settings)[number];
      const veiled = resources.map((one, i) =>
        i === at ? { ...one, inputs: withUnknown(one.inputs, place) as Bag } : one,
      );
      const [before, after] = [resources, veiled].map((all) => judged(all, shape.vouched).verdicts[0]?.scenarios ?? []);
      const proven = (after ?? []).filter(({ verdict }) => verdict === "meets" || verdict === "undeclared");
      const known = proven.map(({ scenario }) => before?.find((one) => one.scenario === scenario)?.verdict);
      expect([place.join("."), known]).toEqual([place.join("."), proven.map(({ verdict }) => verdict)]);
    }),
    { numRuns: 200 },
  );
});

/** Where the property that has a default is a block that is left out. */
const AS_WRITTEN: Readonly<Record<string, string>> = { pointInTimeRecovery: "pointInTimeRecovery.enabled" };

test("a setting that is left out is what the provider makes of it", () => {
  const defaults = MECHANISMS.flatMap(({ defaults: own = {} }) => Object.entries(own));
  const stated = [...defaults, ...Object.entries(PROVIDER_DEFAULTS)].flatMap(([type, properties]) =>
    Object.entries(properties).map(([path, { value }]) => ({ type, path, value })),
  );
  fc.assert(
    fc.property(serviceShape, (shape) => {
      const resources = built(shape);
      for (const { type, path, value } of stated) {
        if (!resources.some((one) => one.type === type)) continue;
        const of = (setting: Value | undefined) =>
          judged(
            resources.map((one) =>
              one.type === type
                ? { ...one, inputs: having(one.inputs, AS_WRITTEN[path] ?? path, setting) as Bag }
                : one,
            ),
            shape.vouched,
          );
        expect([type, path, told(of(value))]).toEqual([type, path, told(of(undefined))]);
      }
    }),
    RUNS,
  );
});
