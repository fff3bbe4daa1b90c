import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { database, findingsOf, type Row } from "./findings";

const orders = (rto: Parameters<typeof database>[1], mtpd: string) =>
  database("orders-db", { "continuity:mtpd": mtpd, ...rto });

const finding: Finding = {
  rule: "objective-within-mtpd",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  service: "orders",
  scenario: "region",
  message: "orders: RTO 24h (region) is longer than the disruption that the business can bear, MTPD 8h.",
  fix: "Tighten the RTO to 8h or less, or have the business impact analysis corrected.",
};

const longer = [orders({ "continuity:rto": "8h", "continuity:rto:region": "24h" }, "8h")];

const rows: readonly Row[] = [
  ["as long", [orders({ "continuity:rto": "8h" }, "8h")], {}, []],
  ["no MTPD", [database("orders-db", { "continuity:rto": "8h" })], {}, []],
  ["no RTO", [orders({}, "8h")], {}, []],
  ["an RTO that is computed", [orders({ "continuity:rto": UNKNOWN }, "8h")], {}, []],
  ["longer in one scenario", longer, {}, [finding]],
  ["lowered", longer, { rules: { "objective-within-mtpd": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", longer, { rules: { "objective-within-mtpd": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("objective-within-mtpd", resources, options)).toEqual(expected);
});
