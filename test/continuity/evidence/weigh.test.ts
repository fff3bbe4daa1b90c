import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ABSENT, known, unknown } from "../../../continuity/declaration/setting";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import type { Restoration } from "../../../continuity/evidence/restoration";
import { DEFAULT_DRILLS, weigh } from "../../../continuity/evidence/weigh";
import { AS_OF, urnOf } from "../estate-builder";
import { record, type Told, withoutUrn } from "./records";

const TYPE = "aws:rds/instance:Instance";

const NOW: Restoration = {
  urn: urnOf(TYPE, "orders-db"),
  name: "orders-db",
  type: TYPE,
  from: "continuous",
  region: "eu-west-1",
  engine: known("postgres"),
  engineVersion: known("15.7"),
  encrypted: known(false),
  class: known("db.t4g.micro"),
  multiAz: known(true),
  storageType: ABSENT,
  sizeGiB: known(100),
};

function weighed(records: readonly EvidenceRecord[], now: Partial<Restoration> = {}) {
  const { counted, longest, failed, tooOld, leftOut } = weigh(
    { ...NOW, ...now },
    { ...DEFAULT_DRILLS, records, asOf: AS_OF },
  );
  return {
    counted: counted.map(({ seconds }) => seconds),
    longest: longest?.seconds,
    failed: failed?.id,
    tooOld: tooOld?.id,
    leftOut: leftOut.map(({ because }) => because),
  };
}

const NONE = { counted: [], longest: undefined, failed: undefined, tooOld: undefined, leftOut: [] };
const COUNTS = { ...NONE, counted: [1805], longest: 1805 };
const leftOut = (because: string) => ({ ...NONE, leftOut: [because] });

describe("one drill", () => {
  const rows: readonly (readonly [string, Told, Partial<Restoration>, object])[] = [
    ["counts, with its uncertainty", {}, {}, COUNTS],
    ["that missed its objective counts", { outcome: "missed-objective" }, {}, COUNTS],
    ["of another minor version counts", { member: { engineVersion: "15.1" } }, {}, COUNTS],
    ["on the last day counts", { daysAgo: 90 }, {}, COUNTS],
    ["scales with what has grown", {}, { sizeGiB: known(150) }, { ...NONE, counted: [2708], longest: 2708 }],
    ["does not scale with what has shrunk", {}, { sizeGiB: known(50) }, COUNTS],
    ["of half the size counts twofold", {}, { sizeGiB: known(200) }, { ...NONE, counted: [3610], longest: 3610 }],
    [
      "of a size nobody states counts a quarter more",
      {},
      { sizeGiB: ABSENT },
      { ...NONE, counted: [2257], longest: 2257 },
    ],
    [
      "that took no size counts a quarter more",
      { shape: { allocatedGiB: null } },
      {},
      { ...NONE, counted: [2257], longest: 2257 },
    ],
    [
      "of a size that is computed counts a quarter more",
      {},
      { sizeGiB: unknown("?") },
      { ...NONE, counted: [2257], longest: 2257 },
    ],
    [
      "of what the program leaves out counts",
      {},
      { engine: ABSENT, engineVersion: ABSENT, encrypted: ABSENT, class: ABSENT, multiAz: ABSENT },
      COUNTS,
    ],
    ["in a lab", { environment: "lab" }, {}, leftOut("it ran in a lab")],
    ["against a stand-in", { environment: "stand-in" }, {}, leftOut("it ran against a stand-in")],
    ["from the future", { daysAgo: -1 }, {}, leftOut("it is dated in the future")],
    ["that ends in the future", { daysAgo: 0 }, {}, leftOut("it is dated in the future")],
    ["too old", { daysAgo: 91 }, {}, { ...leftOut("it is older than 90d"), tooOld: record({ daysAgo: 91 }).id }],
    ["too old, and it measured nothing", { daysAgo: 91, restoreSeconds: null }, {}, leftOut("it is older than 90d")],
    ["too old, in a lab", { daysAgo: 91, environment: "lab" }, {}, leftOut("it ran in a lab")],
    ["that was stopped", { outcome: "aborted", because: "SIGINT" }, {}, leftOut("it was stopped: SIGINT")],
    ["that measured nothing", { restoreSeconds: null }, {}, leftOut("it measured no restore time")],
    [
      "of another kind of point",
      { point: { kind: "snapshot" } },
      {},
      leftOut("it restored from a snapshot, not from a continuous backup"),
    ],
    [
      "in another Region",
      { point: { region: "eu-central-1" } },
      {},
      leftOut("it restored in eu-central-1, not in eu-west-1"),
    ],
    [
      "where the Region is not known",
      {},
      { region: undefined },
      leftOut("the Region of what would be restored is not known at preview"),
    ],
    ["of another engine", { member: { engine: "mysql" } }, {}, leftOut("its engine was mysql, and is postgres now")],
    [
      "of another major version",
      {},
      { engineVersion: known("16.1") },
      leftOut("its engine version was 15, and is 16 now"),
    ],
    [
      "of a version that is computed",
      {},
      { engineVersion: unknown("engineVersion of orders-db is computed") },
      leftOut("its engine version cannot be compared: engineVersion of orders-db is computed"),
    ],
    ["encrypted otherwise", { point: { encrypted: true } }, {}, leftOut("its encryption was on, and is off now")],
    [
      "of another class",
      { shape: { class: "db.r8g.large" } },
      {},
      leftOut("its class was db.r8g.large, and is db.t4g.micro now"),
    ],
    ["that does not say its class", { shape: { class: null } }, {}, leftOut("it does not say its class")],
    ["in one zone", { shape: { multiAz: false } }, {}, leftOut("its Multi-AZ was off, and is on now")],
    ["of other storage", {}, { storageType: known("io2") }, leftOut("its storage type was gp3, and is io2 now")],
    [
      "of what is unlike its source",
      { alike: false },
      {},
      leftOut("what it restored is unlike its source (class db.t4g.micro, not db.r8g.large)"),
    ],
    [
      "of too little",
      { shape: { allocatedGiB: 49 } },
      {},
      leftOut("it restored 49 GiB, less than half of the 100 GiB there are now"),
    ],
    ["that restored nothing", { point: null, shape: null, restoreSeconds: null }, {}, leftOut("it restored nothing")],
    ["of another member", { member: { urn: urnOf(TYPE, "other") } }, {}, NONE],
    [
      "of the same name in another stack",
      { member: { urn: "urn:pulumi:dev::shop::aws:rds/instance:Instance::orders-db" } },
      {},
      NONE,
    ],
    [
      "of another that stands for its name",
      { member: { urn: urnOf(TYPE, "other") }, standsFor: ["orders-db"] },
      {},
      COUNTS,
    ],
    ["of another that stands for its type", { member: { urn: urnOf(TYPE, "other") }, standsFor: [TYPE] }, {}, COUNTS],
    [
      "of another type that stands for it",
      { member: { type: "aws:ebs/volume:Volume", urn: "u" }, standsFor: ["orders-db"] },
      {},
      leftOut("it restored aws:ebs/volume:Volume"),
    ],
  ];

  test.each(rows)("%s", (_name, told, now, expected) => {
    expect(weighed([record(told)], now)).toEqual(expected);
  });

  test("without a URN counts by name and type", () => {
    expect(weighed([withoutUrn(record())])).toEqual(COUNTS);
    expect(weighed([withoutUrn(record({ member: { name: "other" } }))])).toEqual(NONE);
    expect(weighed([withoutUrn(record({ member: { type: "aws:rds/cluster:Cluster" } }))])).toEqual(NONE);
  });
});

describe("several drills", () => {
  const took = (daysAgo: number, restoreSeconds: number, more: Told = {}) =>
    record({ daysAgo, restoreSeconds, ...more });

  test("the longest of the last five decides", () => {
    const records = [9, 1, 3, 5, 7, 2].map((days) => took(days, days * 100));
    expect(weighed(records)).toEqual({
      ...NONE,
      counted: [105, 205, 305, 505, 705],
      longest: 705,
      leftOut: ["5 newer ones count"],
    });
  });

  test("the newest failed: it is told, and what counts still counts from below", () => {
    const failed = took(1, 100, { outcome: "failed", because: "row counts differ" });
    expect(weighed([took(2, 200), failed])).toEqual({
      counted: [205],
      longest: 205,
      failed: failed.id,
      leftOut: ["it failed: row counts differ"],
    });
  });

  test("one that failed before the newest passed is over", () => {
    const failed = took(2, 100, { outcome: "failed" });
    expect(weighed([took(1, 200), failed])).toEqual({ ...NONE, counted: [205], longest: 205, leftOut: ["it failed"] });
  });

  test("one that failed too long ago is over too", () => {
    const [failed, passed] = [took(91, 100, { outcome: "failed" }), took(92, 200)];
    expect(weighed([took(93, 200), passed, failed])).toEqual({
      ...NONE,
      tooOld: passed.id,
      leftOut: ["it failed", "it is older than 90d", "it is older than 90d"],
    });
  });

  test("one that is too old beside one that counts is of no account", () => {
    expect(weighed([took(1, 200), took(91, 100)])).toEqual({
      ...COUNTS,
      counted: [205],
      longest: 205,
      leftOut: ["it is older than 90d"],
    });
  });

  test.each([
    ["in a lab", { environment: "lab" }],
    ["of another kind of point", { point: { kind: "snapshot" } }],
    ["of another kind of point, before it restored", { point: { kind: "snapshot" }, shape: null }],
    ["in another Region, before it restored", { point: { region: "eu-central-1" }, shape: null }],
  ] as const)("one that failed %s is none of ours", (_name, told) => {
    const failed = took(1, 100, { outcome: "failed", ...told } as Told);
    expect(weighed([took(2, 200), failed])).toMatchObject({ counted: [205], failed: undefined });
  });

  test("one that found no point failed for every way back", () => {
    const failed = took(1, 100, { outcome: "failed", point: null, shape: null, restoreSeconds: null });
    expect(weighed([failed]).failed).toBe(failed.id);
  });
});

describe("laws", () => {
  const tolds: fc.Arbitrary<Told> = fc.record({
    daysAgo: fc.integer({ min: 1, max: 120 }),
    restoreSeconds: fc.integer({ min: 1, max: 20_000 }),
    environment: fc.constantFrom("aws", "aws", "lab"),
    outcome: fc.constantFrom("passed", "passed", "missed-objective", "failed", "aborted"),
  });
  const drills = fc.array(tolds.map(record), { maxLength: 8 });

  test("neither order nor what does not count changes the figure", () => {
    fc.assert(
      fc.property(
        drills,
        fc.constantFrom<Told>({ daysAgo: 91 }, { environment: "lab" }, { daysAgo: -2 }),
        (all, told) => {
          const before = weighed(all);
          const after = weighed([record({ restoreSeconds: 1, ...told }), ...all].reverse());
          expect([after.longest, after.failed]).toEqual([before.longest, before.failed]);
        },
      ),
    );
  });

  test("a drill that took longer never gives a lower figure", () => {
    fc.assert(
      fc.property(drills, fc.nat({ max: 7 }), fc.integer({ min: 1, max: 5000 }), (all, at, more) => {
        const longer = all.map((one, i) =>
          i === at
            ? { ...one, achieved: { ...one.achieved, restoreSeconds: (one.achieved.restoreSeconds ?? 0) + more } }
            : one,
        );
        expect(weighed(longer).longest ?? 0).toBeGreaterThanOrEqual(weighed(all).longest ?? 0);
      }),
    );
  });
});
