import { describe, expect, test } from "@jest/globals";
import { explainChoice } from "../../../continuity/planning/explain";
import { Planner } from "../../../continuity/planning/planner";
import type { Facts, Question } from "../../../continuity/planning/question";
import { ask, DAY, FACTS, HOUR, IRELAND, MINUTE, objectives } from "./ask";

const planner = new Planner();

function sentenceOn(facts: Facts, more: Partial<Question>): string {
  const choice = planner.choose(ask(facts, more));
  return choice.kind === "impossible" ? choice.sentence : `possible: ${choice.arrangement.choices.join(", ")}`;
}

describe("an objective that cannot be met is named with the nearest that can", () => {
  const only = (scenario: string, rto: number | null, rpo: number | null) =>
    objectives([null, null], { [scenario]: [rto, rpo] });
  test.each<[string, keyof typeof FACTS, Partial<Question>, string]>([
    [
      "a minute of data",
      "a database of either form",
      { objectives: only("data", null, MINUTE) },
      "rpo 1m (data) cannot be met by any arrangement of a database: the least is 5m",
    ],
    [
      "a minute of time",
      "a DB instance",
      { objectives: only("zone", MINUTE, 0) },
      "rto 1m (zone) cannot be met by any arrangement of a database: the least is 2m",
    ],
    [
      "another Region, and there is none",
      "a DB instance",
      { objectives: only("region", DAY, DAY), others: [] },
      "rpo 24h (region) cannot be met by any arrangement of a database: no other Region may be used",
    ],
    [
      "an attacker, and nothing may be out of reach",
      "a table",
      { objectives: only("compromise", DAY, DAY) },
      "rpo 24h (compromise) cannot be met by any arrangement of a table: neither a locked nor an air-gapped vault, nor one of another account, may be used",
    ],
    [
      "an hour with locked snapshots",
      "a table",
      { objectives: only("compromise", DAY, HOUR), compromise: { lockedVault: true } },
      "rpo 1h (compromise) cannot be met by any arrangement of a table: the least is 2h",
    ],
    [
      "no loss elsewhere without strong consistency",
      "a table",
      {
        objectives: only("region", null, 0),
        assumptions: [
          {
            what: "replica-lag",
            for: { kind: "type", type: "aws:dynamodb/table:Table" },
            value: 3,
            owner: "team",
            reason: "seen",
            until: 9e9,
          },
        ],
      },
      "rpo 0s (region) cannot be met by any arrangement of a table: the least is 3s",
    ],
    [
      "less than what replication with time control promises",
      "a bucket",
      {
        objectives: only("region", null, 5 * MINUTE),
        assumptions: [
          {
            what: "replica-lag",
            for: { kind: "type", type: "aws:s3/bucket:Bucket" },
            value: HOUR,
            owner: "team",
            reason: "seen",
            until: 9e9,
          },
        ],
      },
      "rpo 5m (region) cannot be met by any arrangement of a bucket: the least is 15m",
    ],
    [
      "minutes of a file system",
      "a file system",
      { objectives: only("data", null, 5 * MINUTE) },
      "rpo 5m (data) cannot be met by any arrangement of a file system: the least is 2h",
    ],
    [
      "an hour of a machine that takes two to restore",
      "a machine with data",
      {
        objectives: only("instance", HOUR, DAY * 2),
        assumptions: [
          {
            what: "restore-time",
            for: { kind: "service", service: "orders" },
            value: 2 * HOUR,
            owner: "team",
            reason: "drill",
            until: 9e9,
          },
        ],
      },
      "rto 1h (instance) cannot be met by any arrangement of a volume group: the least is 2h",
    ],
    [
      "a zone, and there is one only",
      "machines without data",
      { objectives: only("zone", HOUR, null), home: { ...IRELAND, zones: ["eu-west-1a"] } },
      "rto 1h (zone) cannot be met by any arrangement of a volume group: there is one zone only in eu-west-1",
    ],
    [
      "a load balancer that answers at once",
      "tasks",
      { objectives: only("zone", 10, null) },
      "rto 10s (zone) cannot be met by any arrangement of an ECS service: the least is 1m25s",
    ],
    [
      "more left than three zones leave",
      "tasks",
      { minimumServiceLevel: 0.9 },
      "minimum service level 0.9 (instance) cannot be met by any arrangement of an ECS service: the most is 0.83",
    ],
    [
      "anything left of a zone, and there is one only",
      "tasks",
      { minimumServiceLevel: 0.5, home: { ...IRELAND, zones: ["eu-west-1a"] } },
      "minimum service level 0.5 (zone) cannot be met by any arrangement of an ECS service: there is one zone only in eu-west-1",
    ],
    [
      "what a cache held, after somebody deleted it",
      "a cache with data",
      { objectives: only("data", DAY, 10 * DAY) },
      "rpo 10d (data) cannot be met by any arrangement of a cache: no way back would be left",
    ],
  ])("%s", (_, facts, more, sentence) => {
    expect(sentenceOn(FACTS[facts], more)).toBe(sentence);
  });
});

test("what comes closest is told with its sum", () => {
  const choice = planner.choose(ask(FACTS["a DB instance"], { objectives: objectives([MINUTE, 5 * MINUTE]) }));
  expect(choice).toMatchObject({ scenario: "instance", half: "rto", objective: MINUTE, nearest: 2 * MINUTE });
  expect(explainChoice("orders-db", choice).split("\n")).toEqual([
    "orders-db: rto 1m (instance) cannot be met by any arrangement of a database: the least is 2m.",
    "  closest: DB instance, a standby in another zone",
    "    instance: recovery in up to 2m keeps RTO 1m by luck only (Multi-AZ failover (typical) 1m to 2m)",
  ]);
});
