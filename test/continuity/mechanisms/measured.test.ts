import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type AssessOptions, assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import { NO_EVIDENCE } from "../../../continuity/evidence/evidence";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import { AS_OF, estate, plan, resource, rule, selection, urnOf, vault } from "../estate-builder";
import { record, type Told } from "../evidence/records";
import { database, vouched } from "../rules/findings";

const H = 3600;
const DB = database("orders-db", { "continuity:rto": "4h", "continuity:rpo": "15m" }, { allocatedStorage: 100 });

function verdictOn(
  scenario: Scenario,
  resources: readonly EstateResource[],
  records: readonly EvidenceRecord[],
  more: Partial<AssessOptions> = {},
) {
  const evidence = { ...NO_EVIDENCE, records };
  const { verdicts } = assess(estate(...resources), {
    ...DEFAULT_OPTIONS,
    asOf: AS_OF,
    evidence,
    rules: { "objective-met": "off" },
    ...more,
  });
  const found = verdicts[0]?.scenarios.find((one) => one.scenario === scenario);
  if (found === undefined) throw new Error("no verdict");
  const steps = found.rto.steps.filter(({ provenance }) => provenance !== "assumed");
  return { verdict: found.verdict, ...(found.reason && { reason: found.reason }), steps };
}

const onDb = (records: readonly EvidenceRecord[], more: Partial<AssessOptions> = {}) =>
  verdictOn("data", [DB], records, more);

const took = (restoreSeconds: number, more: Told = {}) => record({ restoreSeconds, ...more });

describe("the time of a restore", () => {
  test("is what the drill measured, with its uncertainty", () => {
    expect(onDb([took(1800)])).toEqual({
      verdict: "meets",
      steps: [
        {
          label: "restore",
          member: DB.urn,
          lo: 1805,
          hi: 1805,
          provenance: "measured",
          source:
            "drill orders-20251231T000000Z-3f2a9c of 2025-12-31: restored from a continuous backup in 30m + up to 5s = 30m5s",
        },
      ],
    });
  });

  test("is the longest of several, scaled by what has grown since", () => {
    const before = { shape: { allocatedGiB: 80 } };
    expect(onDb([took(1800, before), took(3595, { ...before, daysAgo: 4 })]).steps).toEqual([
      {
        label: "restore",
        member: DB.urn,
        lo: 4500,
        hi: 4500,
        provenance: "measured",
        source:
          "drill orders-20251228T000000Z-3f2a9c of 2025-12-28, the longest of 2 drills: restored from a continuous backup in 59m55s + up to 5s × 1.25 for what has grown since, from 80 GiB = 1h15m",
      },
    ]);
  });

  test("is a quarter longer where nobody states a size", () => {
    const [step] = onDb([took(1795, { shape: { allocatedGiB: null } })]).steps;
    expect(step).toMatchObject({ lo: 2250, hi: 2250 });
    expect(step?.source).toMatch(/ × 1\.25 for a size that nobody states = 37m30s$/);
  });

  test.each([
    ["less", H, "violates", 5 * H],
    ["more", 9 * H, "meets", H / 2],
  ])("beats what somebody vouches for, where that is %s", (_name, value, verdict, measured) => {
    const found = onDb([took(measured - 5)], { assumptions: [vouched("restore-time", value)] });
    expect(found).toMatchObject({ verdict, steps: [{ lo: measured, hi: measured, provenance: "measured" }] });
  });

  test("that misses the objective violates it", () => {
    expect(onDb([took(5 * H, { outcome: "missed-objective" })]).verdict).toBe("violates");
  });

  test("has no upper end once the last drill failed, and no lower one than was measured before", () => {
    const failed = took(60, { outcome: "failed", because: "row counts differ" });
    expect(onDb([took(1800, { daysAgo: 3 }), failed])).toEqual({
      verdict: "unproven",
      reason: "untested",
      steps: [
        {
          label: "restore",
          member: DB.urn,
          lo: 1805,
          hi: null,
          provenance: "none",
          open: "untested",
          source: "its last drill orders-20251231T000000Z-3f2a9c of 2025-12-31 failed (row counts differ)",
        },
      ],
    });
  });

  test("that failed is worth more than anybody's word", () => {
    const assumptions = [vouched("restore-time", 5 * H)];
    expect(onDb([], { assumptions }).verdict).toBe("violates");
    expect(onDb([took(60, { outcome: "failed" })], { assumptions })).toMatchObject({
      verdict: "violates",
      steps: [{ lo: 5 * H, hi: null, source: "its last drill orders-20251231T000000Z-3f2a9c of 2025-12-31 failed" }],
    });
  });

  test("stays as it was where no drill counts", () => {
    expect(onDb([took(60, { environment: "lab" })])).toEqual(onDb([]));
  });

  test("counts a drill of the same day", () => {
    const evening = { asOf: AS_OF + 20 * H };
    expect(onDb([took(1800, { daysAgo: 0 })], evening).verdict).toBe("meets");
    expect(onDb([took(1800, { daysAgo: 0 })]).verdict).toBe("unproven");
  });
});

describe("the other ways back", () => {
  const tags = { "continuity:service": "orders", "continuity:rto": "4h", "continuity:rpo": "15m" };

  test("of a cluster: a drill measures the instance too that people add", () => {
    const type = "aws:rds/cluster:Cluster";
    const cluster = resource(type, "orders-db", {
      clusterIdentifier: "orders-db",
      engine: "aurora-postgresql",
      deletionProtection: true,
      tags,
    });
    const one = took(1795, {
      shape: { allocatedGiB: null },
      member: { urn: urnOf(type, "orders-db"), type, engine: "aurora-postgresql" },
    });
    expect(verdictOn("data", [cluster], []).steps.map(({ label }) => label)).toEqual([
      "restore",
      "start of a new instance",
    ]);
    expect(verdictOn("data", [cluster], [one]).steps.map(({ label, hi }) => [label, hi])).toEqual([["restore", 2250]]);
  });

  test("from a copy in another Region: only a drill there counts", () => {
    const nightly = plan("nightly", [
      rule("daily", {
        copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-central-1:111111111111:backup-vault:far" }],
      }),
    ]);
    const db = database("orders-db", { "continuity:rto:region": "8h", "continuity:rpo:region": "3d" });
    const all = [db, nightly, selection("all", nightly, { resources: ["*"] }), vault("main")];
    const copy = (region: string) => took(1795, { scenario: "region", point: { kind: "copy", region } });
    const told = (region: string) =>
      verdictOn("region", all, [copy(region)]).steps.find(({ label }) => label === "restore")?.hi;
    expect([told("eu-central-1"), told("eu-west-1")]).toEqual([2250, null]);
  });
});

describe("laws", () => {
  const RANK = ["meets", "unproven", "violates"];
  const rank = (records: readonly EvidenceRecord[], value: number | undefined) =>
    RANK.indexOf(onDb(records, { assumptions: value === undefined ? [] : [vouched("restore-time", value)] }).verdict);
  const tolds: fc.Arbitrary<Told> = fc.record({
    daysAgo: fc.integer({ min: 1, max: 120 }),
    restoreSeconds: fc.integer({ min: 1, max: 6 * H }),
    environment: fc.constantFrom("aws", "aws", "lab"),
    outcome: fc.constantFrom("passed", "passed", "missed-objective", "failed"),
  });
  const drills = fc.array(tolds.map(record), { maxLength: 6 });
  const value = fc.option(fc.integer({ min: 1, max: 6 * H }), { nil: undefined });
  const none: fc.Arbitrary<Told> = fc.constantFrom<Told>(
    { daysAgo: 91 },
    { daysAgo: 200, outcome: "missed-objective" },
    { daysAgo: -1 },
    { environment: "lab" },
    { environment: "stand-in" },
    { outcome: "failed" },
    { outcome: "aborted" },
    { point: { region: "eu-central-1" } },
    { alike: false },
  );
  const RUNS = { numRuns: 60 };

  test("a drill that is too old, failed, unlike or elsewhere never betters a verdict", () => {
    fc.assert(
      fc.property(drills, none, value, (all, told, vouch) => {
        expect(rank([...all, record({ restoreSeconds: 1, ...told })], vouch)).toBeGreaterThanOrEqual(rank(all, vouch));
      }),
      RUNS,
    );
  });

  test("a shorter time never worsens one", () => {
    fc.assert(
      fc.property(drills, fc.nat({ max: 5 }), fc.integer({ min: 1, max: H }), value, (all, at, less, vouch) => {
        const quicker = all.map((one, i) => {
          const restoreSeconds = Math.max(0, (one.achieved.restoreSeconds ?? 0) - less);
          return i === at ? { ...one, achieved: { ...one.achieved, restoreSeconds } } : one;
        });
        expect(rank(quicker, vouch)).toBeLessThanOrEqual(rank(all, vouch));
      }),
      RUNS,
    );
  });
});
