import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { SCENARIOS } from "../../../continuity/declaration/scenario";
import { kindOf } from "../../../continuity/planning/catalogue";
import { compareCosts } from "../../../continuity/planning/cost";
import { Field } from "../../../continuity/planning/field";
import { Grounds } from "../../../continuity/planning/trial";
import { gradeOf } from "../../../continuity/verdict/grade";
import { anyQuestion } from "./arbitrary";
import { ask, FACTS } from "./ask";

test("a choice changes no scenario but those that it is said to bear on", () => {
  const fields = new Map<string, Field>();
  fc.assert(
    fc.property(anyQuestion, fc.constantFrom(...SCENARIOS), fc.nat(), fc.nat(), (question, scenario, one, other) => {
      const { objectives, response, ...rest } = question;
      const key = JSON.stringify(rest);
      const field = fields.get(key) ?? new Field(kindOf(question.facts), question, new Grounds());
      fields.set(key, field);
      const first = field.candidates[one % field.candidates.length];
      if (first === undefined) return;
      const alike = field.candidates.filter(
        (candidate) => field.bearing(scenario, candidate) === field.bearing(scenario, first),
      );
      const second = alike[other % alike.length] ?? first;
      const said = [first, second].map((candidate) => {
        const { verdict, shortage } = field.trial(candidate, question)(scenario);
        const { rto, rpo, reason } = verdict;
        return [gradeOf(verdict), verdict.verdict, reason, rto.lo, rto.hi, rpo.lo, rpo.hi, shortage];
      });
      expect(said[1]).toEqual(said[0]);
    }),
    { numRuns: 150 },
  );
});

test.each(Object.entries(FACTS))("%s: the cheapest comes first, and no two are alike", (_, facts) => {
  const question = ask(facts, { compromise: { lockedVault: true, airGappedVault: true } });
  const { candidates } = new Field(kindOf(facts), question, new Grounds());
  const costs = candidates.map(({ cost }) => cost);
  expect(costs).toEqual([...costs].sort(compareCosts));
  expect(new Set(candidates.map(({ settings }) => JSON.stringify(settings))).size).toBe(candidates.length);
  expect(candidates.length).toBeLessThanOrEqual(500);
});
