import { expect, test } from "@jest/globals";
import type { Finding } from "../../../continuity/rules/finding";
import { resource } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const unseen = (name: string) => ({ ...database(name), inputs: undefined });

const finding: Finding = {
  rule: "inputs-not-recorded",
  verdict: "unproven",
  level: "mandatory",
  severity: "high",
  message: "The inputs of 2 resources were not recorded, so nothing is proven of this preview.",
  fix: "Do not disable the policy lifeboat-recorder.",
};

const two = [unseen("a"), unseen("b"), database("c")];

const rows: readonly Row[] = [
  ["all seen", [database("a")], {}, []],
  ["no resources", [], {}, []],
  ["others than those of AWS need not be seen", [{ ...resource("random:index:Id", "id"), inputs: undefined }], {}, []],
  ["two were not", two, {}, [finding]],
  [
    "one was not",
    [unseen("a")],
    {},
    [{ ...finding, message: "The inputs of 1 resource was not recorded, so nothing is proven of this preview." }],
  ],
  ["lowered", two, { rules: { "inputs-not-recorded": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", two, { rules: { "inputs-not-recorded": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("inputs-not-recorded", resources, options)).toEqual(expected);
});
