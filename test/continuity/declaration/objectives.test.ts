import { expect, test } from "@jest/globals";
import { NO_OBJECTIVE, objectivesByScenario, type StatedObjectives } from "../../../continuity/declaration/objectives";

const NONE = NO_OBJECTIVE;

test.each<[string, StatedObjectives, ReturnType<typeof objectivesByScenario>]>([
  [
    "nothing stated",
    { plain: NONE, scenarios: {} },
    { instance: NONE, zone: NONE, data: NONE, region: NONE, compromise: NONE },
  ],
  [
    "the plain pair stands for instance, zone and data, never for region and compromise",
    { plain: { rto: 60, rpo: 30 }, scenarios: {} },
    {
      instance: { rto: 60, rpo: 30 },
      zone: { rto: 60, rpo: 30 },
      data: { rto: 60, rpo: 30 },
      region: NONE,
      compromise: NONE,
    },
  ],
  [
    "a scenario beats plain, half by half, also with a looser or a zero value",
    {
      plain: { rto: 60, rpo: 30 },
      scenarios: { zone: { rto: 90, rpo: null }, data: { rto: null, rpo: 0 }, region: { rto: null, rpo: 5 } },
    },
    {
      instance: { rto: 60, rpo: 30 },
      zone: { rto: 90, rpo: 30 },
      data: { rto: 60, rpo: 0 },
      region: { rto: null, rpo: 5 },
      compromise: NONE,
    },
  ],
  [
    "an objective that cannot be read does not fall back",
    { plain: { rto: 60, rpo: 30 }, scenarios: { data: { rto: "unknown", rpo: null } } },
    {
      instance: { rto: 60, rpo: 30 },
      zone: { rto: 60, rpo: 30 },
      data: { rto: "unknown", rpo: 30 },
      region: NONE,
      compromise: NONE,
    },
  ],
])("%s", (_name, stated, expected) => {
  expect(objectivesByScenario(stated)).toEqual(expected);
});
