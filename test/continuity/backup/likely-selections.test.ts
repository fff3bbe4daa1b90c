import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { instancesOf } from "../../../continuity/backup/cluster-instances";
import type { Candidate } from "../../../continuity/backup/coverage";
import { isIdle, likelySelections } from "../../../continuity/backup/likely-selections";
import { isCloser, missOf, type NearMiss } from "../../../continuity/backup/misses";
import { closestMiss } from "../../../continuity/backup/near-miss";
import { optInOf } from "../../../continuity/backup/opt-in";
import { type BackupPlan, backupPlans } from "../../../continuity/backup/plans";
import { arnOf } from "../../../continuity/backup/types";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateIndex, EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import {
  AS_OF,
  FRANKFURT,
  IRELAND,
  indexOf,
  plan,
  rdsInstance,
  regionSettings,
  rule,
  selection,
} from "../estate-builder";

/** Every selection of every plan that may mean it, one after another: what the shorter list must come to. */
function closestOfAll(plans: readonly BackupPlan[], candidate: Candidate, index: EstateIndex): NearMiss | undefined {
  const related = [candidate.resource, ...instancesOf(candidate.resource, index)];
  const [first, ...others] = plans
    .filter(({ selections, confinedTo }) => {
      return selections.length === 0 || confinedTo === undefined || related.some(({ urn }) => confinedTo.has(urn));
    })
    .flatMap((one) =>
      (one.selections.length === 0 ? [undefined] : one.selections).map((selected) => [one, selected] as const),
    )
    .map(([of, one]) => missOf({ plan: of.resource, selection: one, idle: isIdle(of) }, candidate, index));
  if (first === undefined) return undefined;
  const { distance: _, idle: __, ...miss } = others.reduce((one, other) => (isCloser(other, one) ? other : one), first);
  return miss;
}

function candidateOf(resource: EstateResource, index: EstateIndex): Candidate {
  const optIn = optInOf(resource, "shop", { index, assumptions: [], asOf: AS_OF });
  return { resource, arn: arnOf(resource) ?? "", tags: effectiveTags(resource), optIn };
}

const tag: fc.Arbitrary<Bag> = fc.record({
  type: fc.constantFrom("STRINGEQUALS", "STRINGLIKE"),
  key: fc.constantFrom<Value[]>("a", "A", "b", UNKNOWN),
  value: fc.constantFrom<Value[]>("x", "y", UNKNOWN),
});
const plainTag = fc.record({
  type: fc.constant("STRINGEQUALS"),
  key: fc.constantFrom("a", "A"),
  value: fc.constantFrom("x", "y"),
});
const condition = fc.record({
  key: fc.constantFrom("aws:ResourceTag/a", "aws:ResourceTag/b"),
  value: fc.constantFrom("x", "y"),
});
const names = fc.array(
  fc.constantFrom<Value[]>("*", "arn:aws:rds:*:*:db:*", "arn:aws:s3:::*", "arn:aws:rds:*:*:db:m0"),
  { maxLength: 2 },
);

/** What a selection states, and which members its resources are references to. */
const stated = fc.oneof(
  fc.record({ selectionTags: fc.array(plainTag, { minLength: 1, maxLength: 2 }) }),
  fc.record({ selectionTags: fc.array(tag, { maxLength: 2 }) }),
  fc.record(
    {
      selectionTags: fc.array(plainTag, { maxLength: 2 }),
      resources: names,
      notResources: names,
      conditions: fc.record({ stringEquals: fc.array(condition, { maxLength: 2 }) }).map((one) => [one]),
    },
    { requiredKeys: [] },
  ),
  fc.record({
    selectionTags: fc.array(plainTag, { minLength: 1, maxLength: 1 }),
    conditions: fc.constantFrom([], [{ stringEquals: [{ key: "aws:ResourceTag/c", value: "x" }] }]),
  }),
  fc.constantFrom({ resources: [UNKNOWN] }),
);
const program = fc.record({
  members: fc.array(fc.dictionary(fc.constantFrom("a", "A", "b", "c"), fc.constantFrom<Value[]>("x", "y", UNKNOWN)), {
    minLength: 1,
    maxLength: 3,
  }),
  plans: fc.array(
    fc.record({
      far: fc.boolean(),
      rules: fc.constantFrom([], [rule("daily")], [rule("daily", { schedule: "rate(1 day)" })]),
      selections: fc.array(fc.record({ inputs: stated, far: fc.boolean(), names: fc.nat(2) }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  isOut: fc.boolean(),
});

test("of many selections few are asked about, and the closest is the same", () => {
  fc.assert(
    fc.property(program, ({ members, plans, isOut }) => {
      const databases = members.map((tags, i) => rdsInstance(`m${i}`, { tags }));
      const made = plans.flatMap(({ far, rules, selections }, i) => {
        const of = plan(`p${9 - i}`, rules, { provider: far ? FRANKFURT : IRELAND });
        const own = selections.map((one, j) =>
          selection(`s${i}${9 - j}`, of, one.inputs as Bag, {
            provider: one.far ? FRANKFURT : IRELAND,
            edges: { resources: databases.slice(one.names, one.names + 1) },
          }),
        );
        return [of, ...own];
      });
      const index = indexOf(...databases, ...made, ...(isOut ? [regionSettings("settings", { RDS: false })] : []));
      const read = backupPlans(index);
      for (const one of databases) {
        const candidate = candidateOf(one, index);
        expect(closestMiss(read, candidate, index)).toEqual(closestOfAll(read, candidate, index));
      }
    }),
    { numRuns: 500 },
  );
});

test("however many plans select by tags, those that are as far away count as one", () => {
  const stale = rdsInstance("db", { tags: { backup: "service-7", tier: "gold" } });
  const plans = Array.from({ length: 50 }, (_, i) => plan(`p${String(i).padStart(2, "0")}`, []));
  const selections = plans.map((of, i) =>
    selection(`of ${of.name}`, of, { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: `service-${i}` }] }),
  );
  const index = indexOf(stale, ...plans, ...selections);
  const likely = (one: EstateResource) =>
    likelySelections(backupPlans(index), [one], effectiveTags(one)).map((found) => found.selection?.name);
  expect(likely(stale)).toEqual(["of p07", "of p00"]);
  expect(likely(rdsInstance("other"))).toEqual(["of p00"]);
});
