import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { Arrangement } from "../../../continuity/planning/arrangement";
import { compareCosts } from "../../../continuity/planning/cost";
import { estateOf } from "../../../continuity/planning/estate";
import { Planner } from "../../../continuity/planning/planner";
import type { Question } from "../../../continuity/planning/question";
import { gradeOf } from "../../../continuity/verdict/grade";
import { anyQuestion } from "./arbitrary";
import { ask, DAY, FACTS, HOUR, MINUTE, objectives } from "./ask";

const planner = new Planner();

/** What the model of programs says of an arrangement, by the way that a program is judged. */
function assessed({ parts }: Arrangement, question: Question) {
  const { objectives: stated, response = {}, detectionWindow, minimumServiceLevel, assumptions, asOf } = question;
  const statement = {
    objectives: stated,
    response,
    dependsOn: [],
    ...(detectionWindow === undefined ? {} : { detectionWindow }),
    ...(minimumServiceLevel === undefined ? {} : { minimumServiceLevel }),
  };
  const services = new Map([[question.service, statement]]);
  return assess(estateOf([{ name: question.name, parts }], question), {
    ...DEFAULT_OPTIONS,
    asOf,
    assumptions,
    services,
  });
}

function gradesOf(arrangement: Arrangement, question: Question) {
  const [service] = assessed(arrangement, question).verdicts;
  return new Map(service?.scenarios.map((scenario) => [scenario.scenario, gradeOf(scenario)]));
}

test("a service that it waits for is waited for, in the scenarios for which its time is known", () => {
  const asking = (back: Question["awaited"]) =>
    ask(FACTS["a database of either form"], {
      objectives: objectives([null, null], { zone: [5 * MINUTE, null] }),
      ...(back === undefined ? {} : { awaited: back }),
    });
  const timeOf = (awaited: Question["awaited"]) => {
    const choice = planner.choose(asking(awaited));
    return choice.kind === "chosen" ? choice.showings.map(({ verdict }) => verdict.rto.hi) : choice.sentence;
  };
  expect(timeOf(undefined)).toEqual([2 * MINUTE]);
  expect(timeOf([{ name: "identity", back: { region: HOUR } }])).toEqual([2 * MINUTE]);
  expect(timeOf([{ name: "identity", back: { zone: 4 * MINUTE } }])).toEqual([4 * MINUTE]);
  expect(timeOf([{ name: "identity", back: { zone: HOUR } }])).toBe(
    "rto 5m (zone) cannot be met by any arrangement of a database: the least is 1h",
  );
});

describe("whatever is asked", () => {
  test("what is chosen violates nothing, and no rule has more than advice on it", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const choice = planner.choose(question);
        if (choice.kind === "impossible") return;
        const { verdicts, findings } = assessed(choice.arrangement, question);
        const wrong = verdicts
          .flatMap(({ scenarios }) => scenarios)
          .filter(({ verdict, reason }) => verdict === "violates" || reason === "unknown" || reason === "unmodelled");
        expect(wrong).toEqual([]);
        expect(findings.filter(({ level }) => level !== "advisory").map(({ message }) => message)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("its grades are those of the program that it comes to, and none is short", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const choice = planner.choose(question);
        if (choice.kind === "impossible") return;
        const grades = gradesOf(choice.arrangement, question);
        expect(choice.showings.map(({ scenario, grade }) => [scenario, grade])).toEqual(
          choice.showings.map(({ scenario }) => [scenario, grades.get(scenario)]),
        );
        const taken = ["proven", "untested", "tight", "slim"];
        expect(choice.showings.filter(({ grade }) => !taken.includes(grade))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("nothing cheaper would do: each falls short, or does worse where it need not", () => {
    fc.assert(
      fc.property(anyQuestion, fc.nat(), (question, pick) => {
        const choice = planner.choose(question);
        if (choice.kind === "impossible" || choice.passedOver.length === 0) return;
        const { arrangement, showing } = choice.passedOver[
          pick % choice.passedOver.length
        ] as (typeof choice.passedOver)[0];
        expect(compareCosts(arrangement.cost, choice.arrangement.cost)).toBeLessThanOrEqual(0);
        const grade = gradesOf(arrangement, question).get(showing.scenario);
        expect(grade).toBe(showing.grade);
        expect(["short", "range", "slim", "tight"]).toContain(grade);
      }),
      { numRuns: 60 },
    );
  });

  test("what cannot be met is met once it is loosened to what is said to be the least", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const choice = planner.choose(question);
        if (choice.kind === "chosen" || choice.nearest === undefined) return;
        const { scenario, half, nearest, objective } = choice;
        const { minimumServiceLevel, ...rest } = question;
        if (half === "minimum service level") {
          const nothing = { plain: { rto: null, rpo: null }, scenarios: {} };
          const again = planner.choose({ ...rest, minimumServiceLevel: nearest, objectives: nothing });
          expect(again.kind === "impossible" && again.scenario === scenario).toBe(false);
          return;
        }
        const { plain, scenarios } = question.objectives;
        const own = scenarios[scenario] ?? { rto: null, rpo: null };
        const usual = scenario === "region" || scenario === "compromise" ? { rto: null, rpo: null } : plain;
        const asked = { rto: own.rto ?? usual.rto, rpo: own.rpo ?? usual.rpo };
        const alone = (value: number): Question => ({
          ...rest,
          objectives: {
            plain: { rto: null, rpo: null },
            scenarios: { [scenario]: { ...asked, [half]: value } },
          },
        });
        expect(planner.choose(alone(nearest)).kind).toBe("chosen");
        if (nearest > objective && minimumServiceLevel === undefined)
          expect(planner.choose(alone(nearest - 1)).kind).toBe("impossible");
      }),
      { numRuns: 60 },
    );
  });
});

test("an objective that a drill has shown to be kept stays possible, and the choice the same", () => {
  const question = ask(FACTS["a DB instance"], { objectives: objectives([15 * MINUTE, 5 * MINUTE]) });
  const figure = { what: "restore-time" as const, value: 10 * MINUTE, owner: "team", reason: "drill", until: 9e9 };
  const drilled = { ...question, assumptions: [{ ...figure, for: { kind: "service" as const, service: "orders" } }] };
  const [before, after] = [planner.choose(question), planner.choose(drilled)];
  expect([before.kind, after.kind]).toEqual(["chosen", "chosen"]);
  expect(after).toMatchObject({ arrangement: before.kind === "chosen" ? before.arrangement : undefined });
});

test("questions that differ in names alone have one answer", () => {
  const question = ask(FACTS["a table"], { objectives: objectives([4 * HOUR, 5 * MINUTE]) });
  const other = { ...question, name: "carts", service: "shop" };
  expect(planner.choose(other)).toBe(planner.choose(question));
});

test("a figure that is vouched for one member by its name is not taken for another's", () => {
  const asked = objectives([null, null], { region: [null, MINUTE] });
  const figure = { what: "replica-lag" as const, value: HOUR, owner: "team", reason: "seen", until: 9e9 };
  const assumptions = [{ ...figure, for: { kind: "name" as const, glob: "orders-*" } }];
  const question = ask(FACTS["a table"], { objectives: asked, assumptions });
  expect(planner.choose(question)).toMatchObject({ kind: "impossible", nearest: HOUR });
  expect(planner.choose({ ...question, name: "carts" })).toMatchObject({ kind: "chosen" });
});

test("what was planned before for the service takes its share of the time", () => {
  const response = { detect: MINUTE, decide: MINUTE, verify: MINUTE, cutover: MINUTE };
  const start = { what: "start-time" as const, owner: "team", reason: "seen", until: 9e9 };
  const assumptions = [
    { ...start, value: HOUR, for: { kind: "type" as const, type: "aws:ecs/service:Service" } },
    { ...start, what: "restore-time" as const, value: 2 * HOUR, for: { kind: "service" as const, service: "orders" } },
    { ...start, what: "copy-time" as const, value: HOUR, for: { kind: "service" as const, service: "orders" } },
    { ...start, value: HOUR, for: { kind: "service" as const, service: "orders" } },
  ];
  const common = { response, assumptions, objectives: objectives([null, null], { region: [3 * HOUR, 2 * DAY] }) };
  const stored = planner.choose(ask(FACTS["a table"], { ...common, name: "orders-table" }));
  const arrangement = stored.kind === "chosen" ? stored.arrangement : undefined;
  const alone = ask(FACTS.tasks, { ...common, name: "orders-web" });
  const together = { ...alone, beside: arrangement ? [{ name: "orders-table", arrangement }] : [] };
  const choicesOf = (question: Question) => {
    const choice = planner.choose(question);
    return choice.kind === "chosen" ? choice.arrangement.choices : choice.sentence;
  };
  expect(choicesOf(alone)).toEqual(["2 tasks"]);
  expect(choicesOf(together)).toEqual(["2 tasks", "a twin in eu-central-1"]);
});
