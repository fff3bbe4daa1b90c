import { expect, test } from "@jest/globals";
import type { DrillPlan } from "../../../drills/plan";
import { writeDryRun } from "../../../scripts/drill/dry-run";
import { at, PLAN, SELECTION } from "../../drills/state";

const CALL = { region: "eu-west-1", operation: "DescribeDBInstances", input: { DBInstanceIdentifier: "a" } } as const;
const written = (plan: DrillPlan) => writeDryRun({ plan, selection: SELECTION, calls: [CALL] }).split("\n");

const WOULD = [
  "orders-db: would restore the snapshot arn:aws:rds:eu-west-1:123456789012:snapshot:nightly",
  `  with data up to ${at(-190)}, into isolated in eu-west-1`,
  "  at most 4h of db.r6g.large and 100 GiB",
];
const CALLS = ["", 'rds:DescribeDBInstances in eu-west-1 {"DBInstanceIdentifier":"a"}'];

test("what a drill would do", () => {
  expect(written(PLAN)).toEqual([...WOULD, ...CALLS]);
});

test("that it would load everything", () => {
  expect(written({ ...PLAN, load: true })).toEqual([
    ...WOULD,
    "  then waits until everything is loaded, as long as it has time",
    ...CALLS,
  ]);
});
