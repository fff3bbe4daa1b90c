import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { optInOf } from "../../../continuity/backup/opt-in";
import { backupPlans, coveringPlans } from "../../../continuity/backup/plans";
import { arnOf } from "../../../continuity/backup/types";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { or, type Ternary } from "../../../continuity/recovery/logic";
import {
  AS_OF,
  estate,
  indexOf,
  plan,
  provider,
  rdsInstance,
  regionSettings,
  resource,
  rule,
  selection,
} from "../estate-builder";

const account = { allowedAccountIds: ["111111111111"] };
const PLACES: readonly EstateProvider[] = [
  provider("eu-west-1", account, "home"),
  provider("eu-central-1", account, "away"),
  provider("eu-west-1", {}, "someone"),
  provider(undefined, account, "somewhere"),
];

const MEMBERS: readonly EstateResource[] = [
  member("db", "aws:rds/instance:Instance", { identifier: "db", tags: { stage: "prod", backup: "daily" } }),
  member("test-db", "aws:rds/instance:Instance", { identifier: UNKNOWN, tags: { Stage: "test" } }),
  member("ledger", "aws:rds/cluster:Cluster", { clusterIdentifier: "ledger", engine: "aurora-mysql", tags: UNKNOWN }),
  member("files", "aws:s3/bucket:Bucket", { bucket: "files" }, 1),
];
const READER = resource(
  "aws:rds/clusterInstance:ClusterInstance",
  "ledger-reader",
  { clusterIdentifier: "ledger" },
  { provider: PLACES[0] as EstateProvider },
);

function member(name: string, type: string, { tags, ...inputs }: Bag, place = 0): EstateResource {
  const stated = { "continuity:service": "shop", "continuity:rpo": "2d", "continuity:rto": "1h" };
  const all = tags === UNKNOWN ? UNKNOWN : { ...stated, ...(tags as Bag) };
  return resource(type, name, { ...inputs, tags: all }, { provider: PLACES[place] as EstateProvider });
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const keys = fc.constantFrom("stage", "Stage", "backup", "aws:ResourceTag/stage");
const values = fc.constantFrom<Value>("prod", "test", "daily", "p*", "*", "pro?", UNKNOWN);
const patterns = fc.constantFrom(
  "*",
  "arn:aws:rds:*",
  "arn:aws:rds:*:*:db:*",
  "arn:aws:rds:*:*:cluster:*",
  "arn:aws:rds:eu-west-1:111111111111:db:db",
  "arn:aws:s3:::files",
  "arn:aws:s3:::*",
  "db",
);
const elements = fc.array(fc.oneof(patterns, patterns, fc.constant<Value>(UNKNOWN)), { maxLength: 3 });
const pairs = fc.record({ type: fc.constant("STRINGEQUALS"), key: keys, value: values });
const prefixed = fc.array(
  pairs.map(({ key, value }) => ({ key: `aws:ResourceTag/${key}`, value })),
  { maxLength: 2 },
);
const operators = fc.constantFrom("stringEquals", "stringLikes", "stringNotEquals", "stringNotLikes");
const blocks = fc.array(fc.tuple(operators, prefixed), { maxLength: 2 }).map((of) => [Object.fromEntries(of)]);
const edges = fc.subarray([...MEMBERS, READER], { maxLength: 3 });

interface SelectionShape {
  readonly plan: number;
  readonly inputs: Readonly<Record<string, Value | undefined>>;
  readonly resources: readonly EstateResource[];
  readonly notResources: readonly EstateResource[];
}

const selectionShape: fc.Arbitrary<SelectionShape> = fc.record({
  plan: fc.nat(3),
  inputs: fc.record({
    resources: optional(fc.oneof(elements, elements, fc.constant<Value>(UNKNOWN))),
    selectionTags: optional(fc.array(pairs, { maxLength: 2 })),
    conditions: optional(blocks),
    notResources: optional(elements),
  }),
  resources: edges,
  notResources: edges,
});

const settings = optional(fc.record({ RDS: fc.constantFrom<Value>(true, false, UNKNOWN), place: fc.nat(3) }));

const shape = fc.record({ selections: fc.array(selectionShape, { maxLength: 4 }), settings });
type Shape = Parameters<Parameters<typeof shape.map>[0]>[0];

function selectionOf(one: SelectionShape, name: string, plans: readonly EstateResource[]): EstateResource {
  const of = plans[one.plan] as EstateResource;
  const inputs = Object.fromEntries(Object.entries(one.inputs).filter(([, value]) => value !== undefined)) as Bag;
  const { resources, notResources } = one;
  return selection(name, of, inputs, {
    edges: { resources, notResources },
    ...(of.provider ? { provider: of.provider } : {}),
  });
}

function programOf({ selections, settings: told }: Shape): readonly EstateResource[] {
  const plans = PLACES.map((place, i) => plan(`plan-${i}`, [rule("daily")], { provider: place }));
  const chosen = selections.map((one, i) => selectionOf(one, `selection-${i}`, plans));
  const { place = 0, ...preferences } = told ?? {};
  const region = { provider: PLACES[place] as EstateProvider };
  const regional = told === undefined ? [] : [regionSettings("settings", preferences as Bag, region)];
  return [...MEMBERS, READER, ...plans, ...regional, ...chosen];
}

/** Whether any plan covers each member. */
function coverageIn(program: readonly EstateResource[]): readonly Ternary[] {
  const index = indexOf(...program);
  const plans = backupPlans(index);
  return MEMBERS.map((one) => {
    const optIn = optInOf(one, "shop", { index, assumptions: [], asOf: AS_OF });
    const candidate = { resource: one, arn: arnOf(one) ?? "", tags: effectiveTags(one), optIn };
    return or(...coveringPlans(plans, candidate, index).map(({ coverage }) => coverage.covered));
  });
}

const findingsIn = (program: readonly EstateResource[]) =>
  assess(estate(...program), { ...DEFAULT_OPTIONS, asOf: AS_OF }).findings.filter(({ rule: id }) =>
    ["backup-covers", "selection-selects", "plan-has-rules", "rule-failed"].includes(id),
  );

const shuffled = shape.chain((one) => {
  const program = programOf(one);
  const all = { minLength: program.length, maxLength: program.length };
  return fc.record({ program: fc.constant(program), order: fc.shuffledSubarray([...program], all) });
});

const RANK: readonly Ternary[] = [false, "unknown", true];

describe("coverage", () => {
  test("the order of resources and selections changes nothing, not even to a message", () => {
    fc.assert(
      fc.property(shuffled, ({ program, order }) => {
        expect(coverageIn(order)).toEqual(coverageIn(program));
        expect(findingsIn(order)).toEqual(findingsIn(program));
      }),
      { numRuns: 50 },
    );
  });

  test("no rule fails, whatever is selected", () => {
    fc.assert(
      fc.property(shape, (one) => {
        expect(findingsIn(programOf(one)).filter(({ rule: id }) => id === "rule-failed")).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("a selection more never uncovers", () => {
    fc.assert(
      fc.property(shape, selectionShape, (one, more) => {
        const before = coverageIn(programOf(one));
        const after = coverageIn(programOf({ ...one, selections: [...one.selections, more] }));
        expect(after.filter((now, i) => RANK.indexOf(now) < RANK.indexOf(before[i] as Ternary))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("settings that opt out never cover more", () => {
    fc.assert(
      fc.property(shape, (one) => {
        const free = coverageIn(programOf({ ...one, settings: undefined }));
        const out = coverageIn(programOf({ ...one, settings: { RDS: false, place: 0 } }));
        expect(out.filter((now, i) => RANK.indexOf(now) > RANK.indexOf(free[i] as Ternary))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("what becomes unknown never turns into another answer, only into none", () => {
    const blurred = fc.record({
      one: selectionShape,
      property: fc.constantFrom("resources", "selectionTags", "conditions", "notResources"),
    });
    fc.assert(
      fc.property(shape, blurred, (of, { one, property }) => {
        fc.pre(one.inputs[property] !== undefined);
        const sharp = coverageIn(programOf({ ...of, selections: [one] }));
        const dim = coverageIn(
          programOf({ ...of, selections: [{ ...one, inputs: { ...one.inputs, [property]: UNKNOWN } }] }),
        );
        expect(dim.filter((now, i) => now !== "unknown" && now !== sharp[i])).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("the programs that this is tried on cover, do not cover, and leave open", () => {
    const seen = new Set(fc.sample(shape, { numRuns: 200, seed: 1 }).flatMap((one) => coverageIn(programOf(one))));
    expect([...seen].sort()).toEqual([false, true, "unknown"]);
  });
});

/** The documented semantics once more, by regular expressions and plain sets, for what is known throughout. */
function selects(
  inputs: Readonly<Record<string, Value | undefined>>,
  arn: string,
  tags: Readonly<Record<string, string>>,
): boolean {
  const list = (property: string) => (inputs[property] ?? []) as readonly Value[];
  const matches = (pattern: string, text: string) =>
    new RegExp(
      `^${pattern
        .split("*")
        .map((part) => part.replace(/[.?]/g, "\\$&"))
        .join(".*")}$`,
    ).test(text);
  const named = list("resources").some((pattern) => matches(pattern as string, arn));
  const carries = ({ key, value }: { key: string; value: string }) => tags[key] === value;
  const tagged = (list("selectionTags") as unknown as { key: string; value: string }[]).some(carries);
  const everything = list("resources").length + list("selectionTags").length === 0;
  const left = list("notResources").some((pattern) => matches(pattern as string, arn));
  const conditions = (list("conditions")[0] ?? {}) as Readonly<
    Record<string, readonly { key: string; value: string }[]>
  >;
  const tests: Readonly<Record<string, (actual: string, wanted: string) => boolean>> = {
    stringEquals: (actual, wanted) => actual === wanted,
    stringLikes: (actual, wanted) => matches(wanted, actual),
    stringNotEquals: (actual, wanted) => actual !== wanted,
    stringNotLikes: (actual, wanted) => !matches(wanted, actual),
  };
  const met = Object.entries(conditions).every(([operator, all]) =>
    all.every(({ key, value }) => tests[operator]?.(tags[key.replace("aws:ResourceTag/", "")] ?? "", value)),
  );
  return (everything || named || tagged) && met && !left;
}

test("where all is known it is the documented semantics", () => {
  const tags: Readonly<Record<string, string>> = { stage: "prod", backup: "daily" };
  const one = rdsInstance("db", { tags }, { provider: PLACES[0] as EstateProvider });
  const plainPairs = fc.record({
    type: fc.constant("STRINGEQUALS"),
    key: fc.constantFrom("stage", "Stage", "backup"),
    value: fc.constantFrom("prod", "daily", "p*"),
  });
  const present = fc.record({
    key: fc.constantFrom("aws:ResourceTag/stage", "aws:ResourceTag/backup"),
    value: fc.constantFrom("prod", "daily", "p*"),
  });
  const tested = fc.array(fc.tuple(operators, fc.array(present, { maxLength: 2 })), { maxLength: 2 });
  const inputs = fc.record({
    conditions: optional(tested.map((of): Value => [Object.fromEntries(of)])),
    resources: optional(fc.array(patterns, { maxLength: 2 })),
    selectionTags: optional(fc.array(plainPairs, { maxLength: 2 })),
    notResources: optional(fc.array(patterns, { maxLength: 1 })),
  });
  fc.assert(
    fc.property(inputs, (stated) => {
      const of = plan("plan", [rule("daily")], { provider: PLACES[0] as EstateProvider });
      const by = selectionOf({ plan: 0, inputs: stated, resources: [], notResources: [] }, "by", [of]);
      const index = indexOf(one, of, by);
      const arn = arnOf(one) ?? "";
      const found = coveringPlans(backupPlans(index), { resource: one, arn, tags: effectiveTags(one) }, index);
      expect(found.map(({ coverage }) => coverage.covered)).toEqual(selects(stated, arn, tags) ? [true] : []);
    }),
    { numRuns: 1000 },
  );
});
