import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { planFailover } from "../../components/failover-plan";
import type { ObjectiveHalf } from "../../continuity/declaration/objectives";

const plan = (requestInterval: 10 | 30, failureThreshold: number, ttl: number) => ({
  requestInterval,
  failureThreshold,
  ttl,
});

describe("how fast a name has to lead elsewhere", () => {
  const rows: readonly [string, ObjectiveHalf, boolean, ReturnType<typeof planFailover>][] = [
    ["no RTO: what costs least", null, false, plan(30, 3, 60)],
    ["an RTO that nobody knows", "unknown", false, plan(30, 3, 60)],
    ["a quarter of 10m is exactly enough", 600, false, plan(30, 3, 60)],
    ["a second less is not", 599, false, plan(10, 3, 60)],
    ["a quarter of 4m", 240, false, plan(10, 3, 30)],
    ["a quarter of 2m", 120, false, plan(10, 2, 10)],
    ["less than any quarter: the fastest", 119, false, plan(10, 2, 10)],
    ["the least there is", 30, false, plan(10, 2, 10)],
    ["less than there is", 29, false, "rto 29s (region) cannot be kept by DNS: the least is 30s"],
    ["an alias keeps the TTL of AWS", 300, true, plan(10, 2, 60)],
    ["less than an alias can", 79, true, "rto 1m19s (region) cannot be kept by DNS: the least is 1m20s"],
  ];
  test.each(rows)("%s", (_, rto, alias, expected) => {
    expect(planFailover(rto, alias)).toEqual(expected);
  });

  test("a plan keeps the RTO that it was made for, and a longer one never costs more", () => {
    const price = ({ requestInterval, ttl }: { requestInterval: number; ttl: number }) =>
      100 / requestInterval + 10 / ttl;
    fc.assert(
      fc.property(
        fc.integer({ min: 600, max: 1e6 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.boolean(),
        (rto, more, alias) => {
          const [one, other] = [planFailover(rto, alias), planFailover(rto + more, alias)];
          if (typeof one === "string" || typeof other === "string") throw new Error("10 minutes are always enough");
          expect(one.requestInterval * one.failureThreshold + one.ttl).toBeLessThanOrEqual(rto / 4);
          expect(price(other)).toBeLessThanOrEqual(price(one));
        },
      ),
    );
  });
});
