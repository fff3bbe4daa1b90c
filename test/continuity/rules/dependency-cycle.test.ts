import { describe, expect, test } from "@jest/globals";
import { cyclesOf } from "../../../continuity/rules/dependency-cycle";
import type { Finding } from "../../../continuity/rules/finding";
import { database, findingsOf, type Row } from "./findings";

const needing = (service: string, needs: string) =>
  database(`${service}-db`, { "continuity:service": service, "continuity:depends-on": needs });

const finding: Finding = {
  rule: "dependency-cycle",
  verdict: "violates",
  level: "mandatory",
  severity: "medium",
  service: "orders",
  message: "orders → payments → orders: these services wait for each other, so none can come back first.",
  fix: "Take out one of the dependencies.",
};

const circle = [needing("payments", "orders"), needing("orders", "payments")];

const rows: readonly Row[] = [
  ["no circle", [needing("orders", "payments"), needing("payments", "")], {}, []],
  ["no dependency stated", [database("db")], {}, []],
  ["a circle, told once", circle, {}, [finding]],
  [
    "a service that needs itself",
    [needing("orders", "orders")],
    {},
    [{ ...finding, message: "orders → orders: these services wait for each other, so none can come back first." }],
  ],
  ["lowered", circle, { rules: { "dependency-cycle": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", circle, { rules: { "dependency-cycle": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("dependency-cycle", resources, options)).toEqual(expected);
});

describe("circles in a graph", () => {
  const graphs: readonly [string, Record<string, readonly string[]>, readonly (readonly string[])[]][] = [
    [
      "two apart",
      { a: ["b"], b: ["a"], c: ["d"], d: ["c"] },
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "two through one",
      { a: ["b", "c"], b: ["a"], c: ["a"] },
      [
        ["a", "b"],
        ["a", "c"],
      ],
    ],
    ["behind one that is not in it", { a: ["b"], b: ["c"], c: ["b"] }, [["b", "c"]]],
    ["from its alphabetically first", { z: ["m"], m: ["b"], b: ["z"] }, [["b", "z", "m"]]],
    ["a diamond is none", { a: ["b", "c"], b: ["d"], c: ["d"] }, []],
  ];
  test.each(graphs)("%s", (_, needs, expected) => {
    expect(cyclesOf(new Map(Object.entries(needs)))).toEqual(expected);
  });
});
