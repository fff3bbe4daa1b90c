import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { Estate, EstateResource } from "../../../continuity/estate/resource";
import type { Value } from "../../../continuity/estate/value";
import type { Chosen } from "../../../continuity/planning/arrangement";
import { estateOf, type MemberParts } from "../../../continuity/planning/estate";
import { Planner } from "../../../continuity/planning/planner";
import type { Question } from "../../../continuity/planning/question";
import { summaryOf } from "../../../continuity/planning/summary";
import { urnOf } from "../estate-builder";
import { anyQuestion } from "./arbitrary";
import { lessersOf } from "./lesser";

const COMPONENT = "lifeboat:index:ResilientAnything";

/** The estate of parts as a component leaves it that has planned more: its own resources below it, with what it registered. */
function asCreated(parts: MemberParts["parts"], choice: Chosen, question: Question): Estate {
  const component: EstateResource = {
    urn: urnOf(COMPONENT, question.name),
    type: COMPONENT,
    name: question.name,
    inputs: { service: question.service, planned: JSON.parse(JSON.stringify(summaryOf(choice))) as Value },
    outputs: {},
    edges: {},
  };
  const estate = estateOf([{ name: question.name, parts }], question);
  const below = estate.resources.map((one) =>
    one.name.startsWith(question.name) ? { ...one, parent: component.urn } : one,
  );
  return { ...estate, resources: [component, ...below] };
}

/** What the gate rejects, a line each. */
function rejections(parts: MemberParts["parts"], choice: Chosen, question: Question): readonly string[] {
  const { objectives, response = {}, detectionWindow, minimumServiceLevel, assumptions, asOf } = question;
  const statement = {
    objectives,
    response,
    dependsOn: [],
    ...(detectionWindow === undefined ? {} : { detectionWindow }),
    ...(minimumServiceLevel === undefined ? {} : { minimumServiceLevel }),
  };
  const services = new Map([[question.service, statement]]);
  const options = { ...DEFAULT_OPTIONS, asOf, assumptions, services };
  const { findings } = assess(asCreated(parts, choice, question), options);
  return findings.filter(({ level }) => level === "mandatory").map(({ rule, message }) => `${rule}: ${message}`);
}

test("whatever is asked, the gate takes what was chosen, and rejects it without any one choice that costs something", () => {
  const planner = new Planner();
  const tried = new Map<string, number>();
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const choice = planner.choose(question);
      if (choice.kind === "impossible") return;
      expect(rejections(choice.arrangement.parts, choice, question)).toEqual([]);
      for (const { without, parts } of lessersOf(choice, question)) {
        tried.set(question.facts.kind, (tried.get(question.facts.kind) ?? 0) + 1);
        expect({ without, rejections: rejections(parts, choice, question) }).not.toEqual({ without, rejections: [] });
      }
    }),
    { numRuns: 250 },
  );
  // Nothing would be shown if there were nothing to take back.
  expect([...tried.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
});
