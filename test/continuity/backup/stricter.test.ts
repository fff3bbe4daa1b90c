import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { worstLoss } from "../../../continuity/backup/loss";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import { AS_OF, plan, rdsInstance, rule, selection, vault } from "../estate-builder";
import { database, findingsOf, vouched } from "../rules/findings";
import { read } from "./chains-of";

/*
 * A plan that is made stricter never loses more data, except where AWS Backup takes one rule's run instead of another's;
 * then `runs-suppressed` says so.
 */

interface Stated {
  readonly hours: readonly number[];
  readonly startWindow: number;
  readonly deleteAfter: number;
  readonly copies: boolean;
}

const FAR = "arn:aws:backup:eu-west-2:111111111111:backup-vault:far";

const stated: fc.Arbitrary<Stated> = fc.record({
  hours: fc.shuffledSubarray([0, 4, 5, 9, 12, 18, 23], { minLength: 1, maxLength: 3 }),
  startWindow: fc.constantFrom(60, 120, 480),
  deleteAfter: fc.constantFrom(7, 35, 365),
  copies: fc.boolean(),
});

function bagOf({ hours, startWindow, deleteAfter, copies }: Stated, position: number): Bag {
  return rule(`rule ${position}`, {
    schedule: `cron(0 ${[...hours].sort((a, b) => a - b).join(",")} ? * * *)`,
    startWindow,
    lifecycle: { deleteAfter },
    ...(copies ? { copyActions: [{ destinationVaultArn: FAR }] } : {}),
  });
}

function resources(rules: readonly Stated[], member: EstateResource): readonly EstateResource[] {
  const nightly = plan("nightly", rules.map(bagOf));
  return [member, vault("main"), nightly, selection("all", nightly)];
}

/** The most that may be lost here, and of the copies; Infinity where there is none. */
function losses(rules: readonly Stated[]): readonly number[] {
  const [member, ...others] = resources(rules, rdsInstance("db"));
  const { chains } = read(member as EstateResource, others, { copyTime: { seconds: 600, source: "measured" } });
  return (["snapshot", "copy"] as const).map((kind) => {
    const loss = worstLoss(
      chains.filter((chain) => chain.kind === kind),
      { asOf: AS_OF, toleratedMisses: 0, timing: "worst" },
    );
    return loss.kind === "bounded" ? (loss.bound.hi ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  });
}

/** One rule of a plan, or the plan, made stricter in one way. */
const stricter: fc.Arbitrary<(rules: readonly Stated[]) => readonly Stated[]> = fc.oneof(
  fc
    .constantFrom<(one: Stated) => Stated>(
      (one) => ({ ...one, hours: [...new Set([...one.hours, 7, 15])] }),
      (one) => ({ ...one, startWindow: 60 }),
      (one) => ({ ...one, deleteAfter: one.deleteAfter + 100 }),
      (one) => ({ ...one, copies: true }),
    )
    .map(
      (change) =>
        ([first, ...rest]: readonly Stated[]) =>
          first ? [change(first), ...rest] : [],
    ),
  stated.map((more) => (rules: readonly Stated[]) => [...rules, more]),
);

test("a stricter plan loses no more data, unless runs-suppressed says that a rule takes another's place", () => {
  let reported = 0;
  fc.assert(
    fc.property(fc.array(stated, { minLength: 1, maxLength: 2 }), stricter, (rules, change) => {
      const after = change(rules);
      const [before, now] = [losses(rules), losses(after)];
      if (now.every((loss, i) => loss <= (before[i] as number))) return;
      reported++;
      expect(
        findingsOf("runs-suppressed", resources(after, database("db")), { assumptions: [vouched("copy-time", 600)] }),
      ).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
  expect(reported).toBeGreaterThan(0);
});
