import type { Choice, Chosen, Showing } from "./arrangement";
import type { Candidate } from "./candidates";
import { kindOf } from "./catalogue";
import { Field } from "./field";
import { impossible } from "./impossible";
import { canonical } from "./likeness";
import type { Question } from "./question";
import { Search } from "./search";
import { Grounds } from "./trial";

/**
 * Chooses arrangements: of all that a kind of member can be, the cheapest that keeps every stated objective by the model that
 * judges programs. Equal questions are answered once, and what does not hang on objectives is worked out once, so that many
 * services plan quickly.
 *
 * Questions that differ in names alone are equal, so an answer calls its resources by names of its own; `withNames` puts those
 * of the question in their place.
 *
 * @example
 * const choice = new Planner().choose({
 *   name: "orders-db", service: "orders", facts: { kind: "table" }, asOf, assumptions: [], compromise: {},
 *   objectives: { plain: { rto: 4 * 3600, rpo: 300 }, scenarios: {} },
 *   home: { name: "eu-west-1", zones: [] }, others: [],
 * });
 */
export class Planner {
  readonly #answers = new Map<string, Choice>();
  readonly #fields = new Map<string, Field>();
  readonly #grounds = new Grounds();

  choose(question: Question): Choice {
    const asked = canonical(question);
    const key = JSON.stringify(asked);
    const choice = this.#answers.get(key) ?? answerTo(new Search(this.#fieldOf(asked), asked));
    this.#answers.set(key, choice);
    return choice;
  }

  #fieldOf(question: Question): Field {
    const { objectives, response, ...rest } = question;
    const key = JSON.stringify(rest);
    const field = this.#fields.get(key) ?? new Field(kindOf(question.facts), question, this.#grounds);
    this.#fields.set(key, field);
    return field;
  }
}

/** What is tight in one scenario may be so for the sake of another one alone: then nothing short is all that can be asked. */
function answerTo(search: Search): Choice {
  return firstGood(search, false) ?? firstGood(search, true) ?? impossible(search);
}

function firstGood(search: Search, lenient: boolean): Chosen | undefined {
  const { field, stated } = search;
  const passed: { readonly candidate: Candidate<unknown>; readonly fault: Showing }[] = [];
  for (const candidate of field.candidates) {
    const fault = search.fault(candidate, lenient);
    if (fault === undefined) {
      return {
        kind: "chosen",
        arrangement: field.arrangement(candidate),
        showings: stated.map((scenario) => search.showing(candidate, scenario)),
        passedOver: passed.map((one) => search.passedOver(one.candidate, one.fault)),
        among: field.candidates.length,
      };
    }
    passed.push({ candidate, fault });
  }
  return undefined;
}
