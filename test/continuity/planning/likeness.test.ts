import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Choice } from "../../../continuity/planning/arrangement";
import { withNames } from "../../../continuity/planning/likeness";
import { Planner } from "../../../continuity/planning/planner";
import type { Question } from "../../../continuity/planning/question";
import { summaryOf } from "../../../continuity/planning/summary";
import { anyQuestion } from "./arbitrary";
import { ask, FACTS, HOUR, MINUTE, objectives } from "./ask";

const table = (() => {
  const choice = new Planner().choose(ask(FACTS["a table"], { objectives: objectives([HOUR, 5 * MINUTE]) }));
  if (choice.kind === "impossible") throw new Error(choice.sentence);
  return choice.arrangement;
})();

/** An answer as people read it, by the names of its question. */
function told(choice: Choice, question: Question): unknown {
  return withNames(choice.kind === "chosen" ? summaryOf(choice) : [choice.sentence, choice.closest.why], question);
}

/** Keeps the names of a question: somebody seems to vouch for a figure of something else that is called much the same. */
function byName(question: Question): Question {
  const glob = `${question.name}-something-else`;
  const figure = { what: "copy-time" as const, value: HOUR, owner: "team", reason: "seen", until: 9e9 };
  return { ...question, assumptions: [...question.assumptions, { ...figure, for: { kind: "name", glob } }] };
}

test("an answer to alike questions, with the names put in, is the answer to each", () => {
  const planner = new Planner();
  fc.assert(
    fc.property(anyQuestion, fc.boolean(), (asked, accompanied) => {
      const question = { ...asked, beside: accompanied ? [{ name: "orders-table", arrangement: table }] : [] };
      const [alike, exact] = [question, byName(question)].map((one) => told(planner.choose(one), one));
      expect(alike).toEqual(exact);
    }),
    { numRuns: 60 },
  );
});

test("questions whose neighbours differ in names alone have one answer", () => {
  const planner = new Planner();
  const asked = { objectives: objectives([HOUR, 5 * MINUTE]), service: "shop", name: "shop-files" };
  const one = ask(FACTS["a bucket"], { ...asked, beside: [{ name: "shop-table", arrangement: table }] });
  const other = { ...one, service: "stock", name: "objects", beside: [{ name: "rows", arrangement: table }] };
  expect(planner.choose(other)).toBe(planner.choose(one));
  expect(planner.choose({ ...one, beside: [] })).not.toBe(planner.choose(one));
});

test("names that are no plain words are put in as they are", () => {
  const beside = [{ name: "c\\d", arrangement: table }];
  const question = { name: 'a "b"', service: "s", beside, awaited: [{ name: "e", back: {} }] };
  const texts = ["planned-member of planned-service, planned-beside-1 and planned-awaited-1", "planned-beside-2"];
  expect(withNames(texts, question)).toEqual(['a "b" of s, c\\d and e', "planned-beside-2"]);
});
