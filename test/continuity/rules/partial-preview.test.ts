import { expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { Finding } from "../../../continuity/rules/finding";
import { AS_OF, estate, rdsInstance, resource } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const untargeted = (name: string) => ({ ...database(name), untargeted: true as const });

const finding: Finding = {
  rule: "partial-preview",
  verdict: "unproven",
  level: "mandatory",
  severity: "medium",
  message: "a took no part in the preview, as happens with --target; nothing is proven of this stack.",
  fix: "Run the preview without --target.",
};

const rows: readonly Row[] = [
  ["everything took part", [database("a"), resource("aws:s3/bucket:Bucket", "b")], {}, []],
  ["no resources", [], {}, []],
  ["one did not", [untargeted("a"), database("b")], {}, [finding]],
  [
    "an input that the provider would not do without is missing",
    [resource("aws:rds/instance:Instance", "a", { multiAz: true })],
    {},
    [finding],
  ],
  [
    "of two with one name: told with its type, whichever of them it is",
    [untargeted("a"), resource("aws:s3/bucket:Bucket", "a"), untargeted("b")],
    {},
    [
      {
        ...finding,
        message:
          "aws:rds/instance:Instance a, b took no part in the preview, as happens with --target; nothing is proven of this stack.",
      },
    ],
  ],
  [
    "five did not: three are named",
    ["e", "d", "c", "b", "a"].map(untargeted),
    {},
    [
      {
        ...finding,
        message:
          "a, b, c and 2 more took no part in the preview, as happens with --target; nothing is proven of this stack.",
      },
    ],
  ],
  ["lowered", [untargeted("a")], { rules: { "partial-preview": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", [untargeted("a")], { rules: { "partial-preview": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("partial-preview", resources, options)).toEqual(expected);
});

test("every stated verdict is unproven then, and told once", () => {
  const sound = database("orders-db", { "continuity:rto:zone": "1h" });
  const partial = estate(sound, { ...rdsInstance("other"), untargeted: true });
  const { verdicts, findings } = assess(partial, { ...DEFAULT_OPTIONS, asOf: AS_OF });
  const zone = verdicts[0]?.scenarios.find(({ scenario }) => scenario === "zone");
  expect([zone?.verdict, zone?.reason, zone?.because]).toEqual(["unproven", "unknown", "the preview was partial"]);
  expect(verdicts[0]?.scenarios.map(({ verdict }) => verdict)).toEqual([
    "undeclared",
    "unproven",
    "undeclared",
    "undeclared",
    "undeclared",
  ]);
  expect(findings.map(({ rule }) => rule)).toEqual(["partial-preview", "objective-complete"]);
});
