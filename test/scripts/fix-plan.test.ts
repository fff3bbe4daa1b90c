import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { type AssessOptions, assess, DEFAULT_OPTIONS } from "../../continuity/assess";
import type { Estate } from "../../continuity/estate/resource";
import { fixPlanOf } from "../../continuity/fix-plan/fix-plan";
import { withSteps } from "../../continuity/fix-plan/step";
import { isAnswer } from "../../continuity/remedy/search";
import type { Report } from "../../continuity/report/report";
import { previewProgram } from "../../preview";
import { awsProvider } from "../../preview/aws";
import { estateOf } from "../../scripts/adopt/estate";
import { policyOptions } from "../../workspace/policy-config";
import { parseSettings } from "../../workspace/settings";
import { typeErrors } from "../continuity/fix-plan/type-check";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(240_000);

const ROOT = join(__dirname, "..", "..");
const scratch = scratchSpace();
// The same day always: assumptions expire.
const AS_OF = "2026-11-22T12:00:00Z";

const policy = () => join(scratch({ "policy.json": JSON.stringify({ continuity: { asOf: AS_OF } }) }), "policy.json");

async function sample(stack: string): Promise<{ readonly estate: Estate; readonly options: AssessOptions }> {
  const env = { PWD: ROOT };
  const providers = { aws: awsProvider };
  const preview = await previewProgram({ directory: ROOT, stack, config: {}, providers, timeoutSeconds: 120, env });
  const settings = parseSettings("lifeboat.yaml", readFileSync(join(ROOT, "lifeboat.yaml"), "utf8"));
  const { services, assumptions, external } = settings;
  const own = policyOptions(settings.policy, Date.parse(AS_OF) / 1000);
  return { estate: estateOf(preview), options: { ...DEFAULT_OPTIONS, ...own, services, assumptions, external } };
}

/** For each service and scenario whether nothing is left but to measure. */
function kept(estate: Estate, options: AssessOptions): ReadonlyMap<string, boolean> {
  const { verdicts } = assess(estate, options);
  return new Map(
    verdicts.flatMap(({ name, scenarios }) =>
      scenarios.map((one) => [`${name} ${one.scenario}`, one.verdict === "undeclared" || isAnswer(one)] as const),
    ),
  );
}

describe("the fix plan of a sample", () => {
  test.each([
    ["orders-flawed", 5, 0],
    ["shop-flawed", 3, 2],
    ["estate", 7, 10],
  ])("%s, made for real and judged anew, keeps what it promises and spoils nothing", async (stack, mended, left) => {
    const { estate, options } = await sample(stack);
    const plan = fixPlanOf(estate, options);
    const made = withSteps(estate, plan.steps);
    const [before, after] = [kept(estate, options), kept(made as Estate, options)];
    const told = plan.services.flatMap(({ name, scenarios }) =>
      scenarios.map((one) => [`${name} ${one.after.scenario}`, one.left === undefined] as const),
    );
    expect(told.map(([key]) => [key, after.get(key)])).toEqual(told);
    expect([...before].filter(([key, was]) => was && !after.get(key))).toEqual([]);
    expect([told.filter(([, is]) => is).length, told.filter(([, is]) => !is).length]).toEqual([mended, left]);
  });
});

describe("lifeboat check --fix-plan", () => {
  test("tells the plan in the report, with snippets that compile", async () => {
    const args = ["check", "--stack", "orders-flawed", "--policy-config", policy(), "--fix-plan", "--format", "json"];
    const { code, out } = await lifeboat(ROOT, args);
    const { fixPlan } = JSON.parse(out) as Report;
    expect(code).toBe(1);
    expect(fixPlan?.changes.map(({ order }) => order)).toEqual([
      "set multiAz of orders-db to true",
      "set deleteAutomatedBackups of orders-db to false",
      "add aws.backup.Vault backups-in-eu-central-1, which keeps backups",
      "add aws.kms.Key key-elsewhere, which encrypts what is kept in another Region",
      "add aws.backup.Vault backups-elsewhere, which keeps copies in another Region",
      "add aws.backup.Plan backups-4h-9d-elsewhere-in-eu-central-1, which says when backups are made",
      "add aws.backup.Selection orders-db-backup-selection, which backs it up by the plan",
      "lock vault backups-in-eu-central-1 in compliance mode (changeableForDays 3)",
    ]);
    expect(fixPlan && typeErrors([fixPlan])).toEqual([]);
  });

  test("tells it to people after the findings", async () => {
    const args = ["check", "--stack", "shop-flawed", "--policy-config", policy(), "--fix-plan"];
    const { out } = await lifeboat(ROOT, args);
    expect(`\n${out.slice(out.indexOf("Fix plan"))}\n`).toMatchInlineSnapshot(`
"
Fix plan: 3 of 5 objectives that are missed can be kept, with 1 change.

orders (changes of what runs 1)
  instance    violates → meets
    RTO 5m      2h → 2m
    RPO 5m      5m → 0s
  zone        violates → meets
    RTO 5m      2h → 2m
    RPO 5m      5m → 0s

reviews (no changes of its own)
  zone        violates → meets
    RTO 15m     2h → 11m
    RPO 15m     0s → 0s
  region      violates → violates
    RTO 30m     2h5m → 2h5m
    RPO 1h      0s → 0s
    Out of reach: See to the service that it waits for first, or loosen the objective. The nearest
    that is kept: RTO 2h5m, RPO 1h.

storefront (no changes of its own)
  region      unproven (range) → unproven (range)
    RTO 15m     23m → 23m
    RPO 15m     0s → 0s
    Still open: Declare or measure the steps that are only assumed, or loosen the objective. The
    nearest that is kept: RTO 23m, RPO 15m.

Changes
  1. set multiAz of orders-db to true (for orders)

import * as aws from "@pulumi/aws";
// ordersDbInstanceArgs: pulumi.Unwrap<aws.rds.InstanceArgs>, the arguments of orders-db as they are

new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, multiAz: true });

Objectives: 18 met, 4 violated, 3 unproven, 5 undeclared. Findings: 9 mandatory and 11 advisory.
"
`);
  });

  test("is in no report for which nobody asked", async () => {
    const { out } = await lifeboat(ROOT, ["check", "--stack", "orders-flawed", "--format", "json"]);
    expect(JSON.parse(out)).not.toHaveProperty("fixPlan");
  });
});
