import { expect, test } from "@jest/globals";
import { writeFixPlanText } from "../../../continuity/report/fix-plan-text";
import { restWords } from "../../../continuity/report/fix-plan-words";
import { fitSections } from "../../../continuity/report/markdown/fit-sections";
import { fixPlanSection } from "../../../continuity/report/markdown/fix-plan-section";
import type { ReportFixPlan } from "../../../continuity/report/report-fix-plan";

const writeFixPlanMarkdown = (plan: ReportFixPlan) => fitSections([fixPlanSection(plan)], 10_000);

const PLAN: ReportFixPlan = {
  services: [
    {
      name: "orders",
      cost: { setting: 1, backups: 0, copies: 0, replica: 1 },
      scenarios: [
        {
          scenario: "zone",
          objective: { rtoSeconds: 900, rpoSeconds: 300 },
          before: { verdict: "violates", rtoSeconds: 7200, rpoSeconds: 300 },
          after: { verdict: "meets", rtoSeconds: 120, rpoSeconds: 0 },
        },
        {
          scenario: "region",
          objective: { rtoSeconds: 14400, rpoSeconds: null },
          before: { verdict: "violates", rtoSeconds: null, rpoSeconds: null },
          after: { verdict: "unproven", reason: "untested", rtoSeconds: null, rpoSeconds: 300 },
        },
      ],
    },
    {
      name: "stock_*",
      cost: { setting: 0, backups: 2, copies: 1, replica: 0 },
      scenarios: [
        {
          scenario: "data",
          objective: { rtoSeconds: 3600, rpoSeconds: 60 },
          before: { verdict: "unproven", reason: "range", rtoSeconds: 7200, rpoSeconds: 300 },
          after: { verdict: "violates", rtoSeconds: 7200, rpoSeconds: 300 },
          left: { because: "Nothing is quicker.", nearest: { rtoSeconds: 7200, rpoSeconds: 300 } },
        },
        {
          scenario: "compromise",
          objective: { rtoSeconds: 3600, rpoSeconds: 60 },
          before: { verdict: "violates", rtoSeconds: null, rpoSeconds: null },
          after: { verdict: "violates", rtoSeconds: null, rpoSeconds: 60 },
          left: { because: "See to it.", nearest: { rtoSeconds: null, rpoSeconds: 60 } },
        },
      ],
    },
    {
      name: "web",
      cost: { setting: 0, backups: 0, copies: 0, replica: 0 },
      scenarios: [
        {
          scenario: "zone",
          objective: { rtoSeconds: null, rpoSeconds: 60 },
          before: { verdict: "violates", rtoSeconds: 900, rpoSeconds: 300 },
          after: { verdict: "meets", rtoSeconds: 900, rpoSeconds: 0 },
        },
        {
          scenario: "region",
          objective: { rtoSeconds: null, rpoSeconds: 300 },
          before: { verdict: "violates", rtoSeconds: null, rpoSeconds: 3600 },
          after: { verdict: "unproven", reason: "unknown", rtoSeconds: 900, rpoSeconds: 60 },
          left: { because: "The RTO is not known.", nearest: { rtoSeconds: null, rpoSeconds: null } },
        },
      ],
    },
  ],
  changes: [
    { order: "set multiAz of orders-db to true", cost: "replica", urn: "u1", services: ["orders"] },
    { order: "set deletionProtection of orders-db to true", cost: "setting", urn: "u1", services: ["orders", "web"] },
  ],
  snippets: [
    {
      kind: "change",
      urn: "u1",
      type: "aws:rds/instance:Instance",
      name: "orders-db",
      services: ["orders"],
      code: 'new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, multiAz: true });',
    },
  ],
  standsFor: [{ name: "ordersDbInstanceArgs", type: "pulumi.Unwrap<aws.rds.InstanceArgs>", what: "the arguments" }],
};

test("a fix plan as text", () => {
  expect(`\n${writeFixPlanText(PLAN)}\n`).toMatchInlineSnapshot(`
"
Fix plan: 3 of 6 objectives that are missed can be kept, 1 more is no longer surely missed, with 2 changes.

orders (changes of what runs 1, settings 1)
  zone        violates → meets
    RTO 15m     2h → 2m
    RPO 5m      5m → 0s
  region      violates → unproven (untested)
    RTO 4h      no bound → no bound
    Then drill it, or vouch for the figures.

stock_* (changes of copies 1, backups 2)
  data        unproven (range) → violates
    RTO 1h      2h → 2h
    RPO 1m      5m → 5m
    Out of reach: Nothing is quicker. The nearest that is kept: RTO 2h, RPO 5m.
  compromise  violates → violates
    RTO 1h      no bound → no bound
    RPO 1m      no bound → 1m
    Out of reach: See to it.

web (no changes of its own)
  zone        violates → meets
    RPO 1m      5m → 0s
  region      violates → unproven (unknown)
    RPO 5m      1h → 1m
    Still open: The RTO is not known.

Changes
  1. set multiAz of orders-db to true (for orders)
  2. set deletionProtection of orders-db to true (for orders, web)

import * as aws from "@pulumi/aws";
// ordersDbInstanceArgs: pulumi.Unwrap<aws.rds.InstanceArgs>, the arguments

new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, multiAz: true });
"
`);
});

test("a fix plan as Markdown, in which names mark up nothing", () => {
  expect(`\n${writeFixPlanMarkdown(PLAN)}\n`).toMatchInlineSnapshot(`
"
### Fix plan

3 of 6 objectives that are missed can be kept, 1 more is no longer surely missed, with 2 changes.

#### orders

Changes of what runs 1, settings 1.

| scenario | verdict | RTO | RPO |
| --- | --- | --- | --- |
| zone | violates → meets | 15m: 2h → 2m | 5m: 5m → 0s |
| region | violates → unproven (untested) | 4h: no bound → no bound |  |

- **region**: Then drill it, or vouch for the figures.

#### stock\\_\\*

Changes of copies 1, backups 2.

| scenario | verdict | RTO | RPO |
| --- | --- | --- | --- |
| data | unproven (range) → violates | 1h: 2h → 2h | 1m: 5m → 5m |
| compromise | violates → violates | 1h: no bound → no bound | 1m: no bound → 1m |

- **data**: Out of reach: Nothing is quicker. The nearest that is kept: RTO 2h, RPO 5m.
- **compromise**: Out of reach: See to it.

#### web

No changes of its own.

| scenario | verdict | RTO | RPO |
| --- | --- | --- | --- |
| zone | violates → meets |  | 1m: 5m → 0s |
| region | violates → unproven (unknown) |  | 5m: 1h → 1m |

- **region**: Still open: The RTO is not known.

#### Changes

1. set multiAz of orders-db to true (for orders)
2. set deletionProtection of orders-db to true (for orders, web)

\`\`\`ts
import * as aws from "@pulumi/aws";
// ordersDbInstanceArgs: pulumi.Unwrap<aws.rds.InstanceArgs>, the arguments

new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, multiAz: true });
\`\`\`
"
`);
});

test("a name that looks like the end of a block of code ends none", () => {
  const snippets = PLAN.snippets.map((one) => ({ ...one, code: 'new aws.rds.Instance("a```b");' }));
  const fences = writeFixPlanMarkdown({ ...PLAN, snippets })
    .split("\n")
    .filter((line) => line.startsWith("```"));
  expect(fences).toEqual(["````ts", "````"]);
});

test("a fix plan of which nothing can be changed has no changes, and no program", () => {
  const none = { ...PLAN, services: PLAN.services.slice(1, 2), changes: [], snippets: [], standsFor: [] };
  expect(writeFixPlanText(none)).toContain("Fix plan: 0 of 2 objectives that are missed can be kept, with 0 changes.");
  expect(writeFixPlanText(none)).not.toContain("\nChanges");
  expect(writeFixPlanMarkdown(none)).not.toMatch(/#### Changes|```/);
});

test("a fix plan of a program that misses nothing says so", () => {
  const none: ReportFixPlan = { services: [], changes: [], snippets: [], standsFor: [] };
  expect(writeFixPlanText(none)).toBe("Fix plan: No objective is missed for want of a setting.");
});

test("of an objective that cannot be read no nearest one is told", () => {
  const unread = { verdict: "unproven", reason: "unknown", rtoSeconds: 900, rpoSeconds: 60 } as const;
  const left = { because: "The objective cannot be read.", nearest: { rtoSeconds: null, rpoSeconds: null } };
  const objective = { rtoSeconds: null, rpoSeconds: null };
  expect(restWords({ scenario: "data", objective, before: unread, after: unread, left })).toBe(
    "Still open: The objective cannot be read.",
  );
});
