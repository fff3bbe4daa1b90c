import { expect, test } from "@jest/globals";
import { unknown } from "../../../continuity/declaration/setting";
import { bound } from "../../../continuity/recovery/bound";
import { setting } from "../../../continuity/recovery/edit";
import {
  type Condition,
  condition,
  exists,
  type RecoveryPath,
  settingCondition,
  unknownCondition,
} from "../../../continuity/recovery/path";

const YES = condition("a holds", true);
const NO = condition("b holds", false, "make b hold");
const PERHAPS = unknownCondition("c holds", "c is computed");

test.each<[string, Condition, Condition]>([
  ["without a way out", YES, { text: "a holds", holds: true }],
  ["with a way out", NO, { text: "b holds", holds: false, fix: "make b hold" }],
  ["unknown", PERHAPS, { text: "c holds", holds: "unknown", because: "c is computed" }],
  [
    "of a known setting",
    settingCondition<number>("n is 1", { kind: "known", value: 2 }, (n) => n === 1, "set n to 1"),
    { text: "n is 1", holds: false, fix: "set n to 1" },
  ],
  [
    "of an unknown setting",
    settingCondition<number>("n is 1", unknown("n is computed"), (n) => n === 1, "set n to 1"),
    { text: "n is 1", holds: "unknown", because: "n is computed", fix: "set n to 1" },
  ],
  [
    "with its way out as data",
    settingCondition<number>(
      "n is 1",
      { kind: "known", value: 2 },
      (n) => n === 1,
      "set n to 1",
      setting("db", "n", 1),
    ),
    {
      text: "n is 1",
      holds: false,
      fix: "set n to 1",
      edits: [{ kind: "set", urn: "db", path: ["n"], value: 1, cost: "setting" }],
    },
  ],
])("a condition %s", (_name, actual, expected) => {
  expect(actual).toEqual(expected);
});

test.each<[string, readonly Condition[], boolean | "unknown"]>([
  ["without conditions it exists", [], true],
  ["with all of them true", [YES, YES], true],
  ["with one unknown", [YES, PERHAPS], "unknown"],
  ["with one false, whatever the others", [PERHAPS, NO, YES], false],
])("a path %s", (_name, requires, expected) => {
  const path: RecoveryPath = {
    scenario: "data",
    mechanism: "restore",
    target: { region: undefined, account: undefined },
    startedBy: "people",
    endpoint: "new",
    requires,
    rpo: bound(),
    rto: bound(),
  };
  expect(exists(path)).toBe(expected);
});
