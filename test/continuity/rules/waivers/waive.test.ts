import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type AssessOptions, assess, DEFAULT_OPTIONS } from "../../../../continuity/assess";
import { SCENARIOS } from "../../../../continuity/declaration/scenario";
import type { Waiver } from "../../../../continuity/declaration/waiver";
import type { EstateResource } from "../../../../continuity/estate/resource";
import { compareFindings, type Finding } from "../../../../continuity/rules/finding";
import { AS_OF, estate, rdsInstance, resource } from "../../estate-builder";

const DAY = 86_400;

const flawed = (name: string, service: string, parent?: string): EstateResource =>
  rdsInstance(
    name,
    {
      tags: {
        "continuity:service": service,
        "continuity:rto": "15m",
        "continuity:rpo": "1m",
        "continuity:rto:region": "1h",
        "continuity:depends-on": "nobody",
      },
      backupRetentionPeriod: 0,
    },
    parent === undefined ? {} : { parent },
  );

/** Two services with many findings of several rules; what `shop` holds is a child of a component. */
const component = resource("shop:index:Shop", "shop", {});
const PROGRAM = [
  component,
  flawed("orders-db", "orders"),
  flawed("orders-log", "orders", component.urn),
  flawed("stock-db", "stock", component.urn),
  rdsInstance("stray"),
];

function judged(waivers: readonly Waiver[], more: Partial<AssessOptions> = {}) {
  return assess(estate(...PROGRAM), { ...DEFAULT_OPTIONS, asOf: AS_OF, waivers, ...more });
}

const ALL = judged([]).findings;

const waiver = (more: Partial<Waiver>): Waiver => ({
  rule: "objective-met",
  accepts: { rto: "unbounded", rpo: "unbounded", findings: 100 },
  owner: "team",
  reason: "known",
  until: AS_OF + DAY,
  at: "lifeboat.yaml",
  ...more,
});

/** Which findings a waiver takes away, in short. */
const takenBy = (more: Partial<Waiver>) =>
  judged([waiver(more)]).waived.map(({ finding: { rule, service, scenario, urn } }) =>
    [rule, service, scenario, urn?.split("::").at(-1)].filter((part) => part !== undefined).join(" "),
  );

describe("what a waiver takes away", () => {
  test("of an objective, that of one service in one scenario", () => {
    expect(takenBy({ service: "orders", scenario: "data" })).toEqual(["objective-met orders data orders-db"]);
  });

  test("of a resource, what is found of it", () => {
    expect(takenBy({ rule: "undeclared-stateful", resource: "stray" })).toEqual(["undeclared-stateful stray"]);
  });

  test("of a component, what is found of everything in it", () => {
    expect(takenBy({ rule: "deletion-protected", resource: "shop" })).toEqual([
      "deletion-protected orders orders-log",
      "deletion-protected stock stock-db",
    ]);
  });

  test("of the same finding the first waiver is told", () => {
    const both = [waiver({ service: "stock", scenario: "data" }), waiver({ resource: "stock-db", scenario: "data" })];
    expect(judged(both).waived.map((one) => one.waiver)).toEqual([both[0]]);
  });
});

const anyOf = <T>(values: readonly T[]) => fc.constantFrom<T | undefined>(...values, undefined);

const arbitraryWaiver: fc.Arbitrary<Waiver> = fc
  .record({
    rule: fc.constantFrom(...new Set(ALL.map(({ rule }) => rule)), "vault-lock-fits"),
    service: anyOf(["orders", "stock", "gone"]),
    resource: anyOf(["orders-db", "shop", ...PROGRAM.map(({ urn }) => urn), "gone"]),
    scenario: anyOf(SCENARIOS),
    stack: anyOf(["test", "dev"]),
    accepts: fc.record({
      rto: fc.constantFrom<Waiver["accepts"]["rto"]>(undefined, 60, 7_200, "unbounded"),
      rpo: fc.constantFrom<Waiver["accepts"]["rpo"]>(undefined, 60, 7_200, "unbounded"),
      findings: fc.integer({ min: 1, max: 3 }),
    }),
    until: fc.constantFrom(AS_OF, AS_OF + DAY, AS_OF + 365 * DAY, AS_OF + 366 * DAY),
  })
  .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)))
  .map((stated) => waiver(stated as Partial<Waiver>));

const sorted = (findings: readonly Finding[]) => [...findings].sort(compareFindings);
const isOnWaivers = ({ rule }: Finding) => rule === "waiver-valid";

describe("whatever waivers there are", () => {
  test("every finding is there once, waived or not, and none is made up", () => {
    fc.assert(
      fc.property(fc.array(arbitraryWaiver, { maxLength: 4 }), (waivers) => {
        const { findings, waived } = judged(waivers);
        const told = [...findings.filter((one) => !isOnWaivers(one)), ...waived.map(({ finding }) => finding)];
        expect(sorted(told)).toEqual(sorted(ALL));
      }),
      { numRuns: 40 },
    );
  });

  test("none hides a finding of another rule, service, scenario, resource, stack or day", () => {
    const inside = (urn: string | undefined, names: string) => {
      const found = PROGRAM.find((one) => one.urn === urn);
      const around = PROGRAM.find((one) => one.urn === found?.parent);
      return [found, around].some((one) => one !== undefined && (one.urn === names || one.name === names));
    };
    fc.assert(
      fc.property(fc.array(arbitraryWaiver, { maxLength: 4 }), (waivers) => {
        const wrong = judged(waivers).waived.filter(
          ({ finding, waiver: { rule, service, scenario, resource: names, stack, until } }) =>
            finding.rule !== rule ||
            (service !== undefined && finding.service !== service) ||
            (scenario !== undefined && finding.scenario !== scenario) ||
            (names !== undefined && !inside(finding.urn, names)) ||
            stack === "dev" ||
            until <= AS_OF ||
            until > AS_OF + 365 * DAY,
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("a waiver that hides nothing says so", () => {
    fc.assert(
      fc.property(arbitraryWaiver, (one) => {
        const { findings, waived } = judged([one]);
        expect(findings.filter(isOnWaivers)).toHaveLength(waived.length > 0 || one.stack === "dev" ? 0 : 1);
      }),
      { numRuns: 40 },
    );
  });

  test("verdicts stay what they are", () => {
    expect(judged([waiver({ service: "orders", scenario: "data" })]).verdicts).toEqual(judged([]).verdicts);
  });
});
