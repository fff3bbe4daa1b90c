import { expect, test } from "@jest/globals";
import { NOTHING_EXTERNAL } from "../../../continuity/declaration/external";
import type { Bag } from "../../../continuity/estate/value";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { AS_OF } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const orders = (more: Bag = {}) =>
  database("orders-db", { "continuity:rto:zone": "15m", "continuity:depends-on": "payments", ...more });
const payments = (tags: Bag = {}) => database("payments-db", { "continuity:service": "payments", ...tags });

const finding: Finding = {
  rule: "dependency-looser",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  service: "orders",
  scenario: "zone",
  dependency: "payments",
  message: "orders must be back in 15m (zone), but depends on payments, which may take 4h.",
  fix: "Tighten the RTO of payments, or loosen that of orders.",
};

const looser = [orders(), payments({ "continuity:rto": "4h" })];

const elsewhere = (until: number) => ({
  external: {
    ...NOTHING_EXTERNAL,
    services: [
      {
        name: "payments",
        objectives: { plain: { rto: 14_400, rpo: null }, scenarios: {} },
        owner: "team-payments",
        reason: "agreed",
        until,
      },
    ],
  },
});

const rows: readonly Row[] = [
  ["as tight", [orders(), payments({ "continuity:rto": "15m" })], {}, []],
  ["looser", looser, {}, [finding]],
  [
    "one cause does not hit both",
    [orders({ "continuity:rto:zone": "4h", "continuity:rto": "15m" }), payments({ "continuity:rto": "4h" })],
    {},
    [],
  ],
  ["it promises nothing", [orders(), payments()], {}, []],
  ["what it promises is not known", [orders(), payments({ "continuity:rto": UNKNOWN })], {}, []],
  ["nobody declares it", [orders()], {}, []],
  ["looser, in another stack", [orders()], elsewhere(AS_OF + 1), [finding]],
  ["looser, in another stack, until now", [orders()], elsewhere(AS_OF), []],
  [
    "in this stack and in another: this one counts",
    [orders(), payments({ "continuity:rto": "15m" })],
    elsewhere(AS_OF + 1),
    [],
  ],
  ["raised", looser, { rules: { "dependency-looser": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", looser, { rules: { "dependency-looser": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("dependency-looser", resources, options)).toEqual(expected);
});
