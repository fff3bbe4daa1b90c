import { expect, test } from "@jest/globals";
import { drillAges } from "../../../drills/status/drill-age";
import { judgeMember } from "../../../drills/status/judge";
import { DAY, drilled, IN_ORDER, NOON, seen } from "./members";

const of = (service: string, passedAgo: number | undefined) =>
  judgeMember(
    { service, name: "db", arn: "arn" },
    seen(IN_ORDER),
    drilled(passedAgo ?? 0, passedAgo === undefined ? { passed: undefined } : {}),
    NOON,
  );

test("a service was drilled when the last of its members was; one that never passed leaves nothing to say", () => {
  const members = [
    of("orders", DAY),
    of("orders", 9 * DAY),
    of("billing", 2 * DAY),
    of("files", DAY),
    of("files", undefined),
  ];
  expect([...drillAges(members, NOON)]).toEqual([
    ["orders", 9 * DAY],
    ["billing", 2 * DAY],
    ["files", undefined],
  ]);
});
