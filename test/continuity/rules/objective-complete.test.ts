import { expect, test } from "@jest/globals";
import type { Bag } from "../../../continuity/estate/value";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { database, findingsOf, type Row } from "./findings";

const stating = (tags: Bag) => [database("orders-db", tags)];

const finding: Finding = {
  rule: "objective-complete",
  verdict: "unproven",
  level: "advisory",
  severity: "low",
  service: "orders",
  message: "orders: continuity:rto is stated, but no continuity:rpo; only the RTO is judged.",
  fix: "State continuity:rpo too.",
};

const half = stating({ "continuity:rto": "1h" });

const rows: readonly Row[] = [
  ["both", stating({ "continuity:rto": "1h", "continuity:rpo": "5m" }), {}, []],
  ["neither", stating({}), {}, []],
  ["one that is not known is stated", stating({ "continuity:rto": "1h", "continuity:rpo": UNKNOWN }), {}, []],
  ["only the RTO", half, {}, [finding]],
  [
    "only the RPO",
    stating({ "continuity:rpo": "5m" }),
    {},
    [
      {
        ...finding,
        message: "orders: continuity:rpo is stated, but no continuity:rto; only the RPO is judged.",
        fix: "State continuity:rto too.",
      },
    ],
  ],
  [
    "the plain half stands in for zone",
    stating({ "continuity:rto:zone": "5m", "continuity:rto": "1h", "continuity:rpo": "5m" }),
    {},
    [],
  ],
  [
    "but not for region, which is stated on its own",
    stating({ "continuity:rto:region": "8h", "continuity:rto": "1h", "continuity:rpo": "5m" }),
    {},
    [
      {
        ...finding,
        message: "orders: continuity:rto:region is stated, but no continuity:rpo:region; only the RTO is judged.",
        fix: "State continuity:rpo:region too.",
      },
    ],
  ],
  ["raised", half, { rules: { "objective-complete": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", half, { rules: { "objective-complete": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("objective-complete", resources, options)).toEqual(expected);
});
