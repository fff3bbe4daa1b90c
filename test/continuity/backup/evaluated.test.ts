import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type LossOptions, worstLoss } from "../../../continuity/backup/loss";
import { UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, rule } from "../estate-builder";
import { chainsOfRules, copy, job } from "./chains-of";

/** Few choices of each, so that questions are often nearly the same. */
const someRule = fc.record({
  schedule: fc.constantFrom(
    "cron(0 5 ? * * *)",
    "cron(0 5/6 ? * * *)",
    "cron(0 5 ? * MON-FRI *)",
    "cron(0 5 ? * * 2030)",
  ),
  startWindow: fc.constantFrom(60, 480),
  completionWindow: fc.constantFrom(120, 600),
  enableContinuousBackup: fc.constantFrom(false, true),
  lifecycle: fc.constantFrom({}, { deleteAfter: 7 }, { deleteAfter: 35 }, { deleteAfter: UNKNOWN }),
  copyActions: fc.constantFrom([], [{ destinationVaultArn: "arn:aws:backup:eu-west-1:111111111111:backup-vault:far" }]),
});
const figures = fc.constantFrom({}, job(20), job(60), copy(45), { ...job(20), ...copy(45) });
const support = fc.constantFrom("unsupported" as const, "snapshots once a day" as const);
const question = fc.record({ rules: fc.array(someRule, { minLength: 1, maxLength: 3 }), figures, support });
const options = fc.record({
  asOf: fc.constant(AS_OF),
  toleratedMisses: fc.constantFrom(0, 1),
  timing: fc.constantFrom<LossOptions["timing"]>("worst", "scheduled"),
});

test("what was evaluated before never changes an answer", () => {
  fc.assert(
    fc.property(fc.array(question, { minLength: 2, maxLength: 5 }), options, (questions, shared) => {
      for (const { rules, figures, support } of questions) {
        const named = rules.map((one, i) => rule(`rule ${i}`, one));
        const chains = chainsOfRules(named, figures, support).filter(({ kind }) => kind !== "continuous");
        for (const group of [chains, ...chains.map((chain) => [chain]), chains]) {
          // A copy of the options remembers nothing.
          expect(worstLoss(group, shared)).toEqual(worstLoss(group, { ...shared }));
        }
      }
    }),
    { numRuns: 60 },
  );
});
