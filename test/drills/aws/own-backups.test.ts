import { describe, expect, test } from "@jest/globals";
import { replicatedBackups, tableBackups } from "../../../drills/aws/own-backups";
import type { Cloud } from "../../../drills/cloud";
import type { PointSeen } from "../../../drills/status/seen";

const EARLIEST = new Date("2026-11-01T00:00:00Z");
const LATEST = new Date("2026-11-28T02:00:00Z");
const REGION = "eu-central-1";

/** Answers one page after the other, whatever it is asked. */
function answering(...pages: readonly object[]): Cloud {
  const left = [...pages];
  return { send: async () => left.shift() as never, isAws: () => true };
}

function kept(arn: string, status = "available"): PointSeen {
  const dataAt = LATEST.toISOString();
  return { arn, vault: null, kind: "continuous", status, createdAt: EARLIEST.toISOString(), dataAt, deleteAt: null };
}

describe("point-in-time recovery of a table", () => {
  const TABLE = "arn:aws:dynamodb:eu-central-1:123456789012:table/carts";
  const window = { EarliestRestorableDateTime: EARLIEST, LatestRestorableDateTime: LATEST };

  test.each<[string, object, readonly PointSeen[]]>([
    ["enabled", { PointInTimeRecoveryStatus: "ENABLED", ...window }, [kept(TABLE)]],
    ["disabled", { PointInTimeRecoveryStatus: "DISABLED", ...window }, []],
    ["enabled, and no instant yet", { PointInTimeRecoveryStatus: "ENABLED" }, []],
  ])("%s", async (_, PointInTimeRecoveryDescription, expected) => {
    const cloud = answering({ ContinuousBackupsDescription: { PointInTimeRecoveryDescription } });
    expect(await tableBackups(cloud, REGION, TABLE)).toEqual(expected);
  });
});

describe("replicated automated backups", () => {
  const DATABASE = { id: "orders-db", arn: "arn:aws:rds:eu-west-1:123456789012:db:orders-db" };
  const backup = (name: string, more: object = {}) => ({
    DBInstanceAutomatedBackupsArn: `arn:${name}`,
    DBInstanceArn: DATABASE.arn,
    Status: "replicating",
    RestoreWindow: { EarliestTime: EARLIEST, LatestTime: LATEST },
    ...more,
  });

  test.each<[string, readonly object[], readonly PointSeen[]]>([
    ["kept up", [backup("a")], [kept("arn:a")]],
    ["of an instance that is gone", [backup("a", { Status: "retained" })], [kept("arn:a", "STOPPED")]],
    ["before their first instant", [backup("a", { Status: "pending", RestoreWindow: {} })], []],
    ["of a namesake that lives there", [backup("a", { DBInstanceArn: DATABASE.arn.replace("west", "central") })], []],
    ["none", [], []],
  ])("%s", async (_, DBInstanceAutomatedBackups, expected) => {
    expect(await replicatedBackups(answering({ DBInstanceAutomatedBackups }), REGION, DATABASE)).toEqual(expected);
  });

  test("on two pages", async () => {
    const cloud = answering(
      { DBInstanceAutomatedBackups: [backup("a")], Marker: "more" },
      { DBInstanceAutomatedBackups: [backup("b")] },
    );
    expect(await replicatedBackups(cloud, REGION, DATABASE)).toEqual([kept("arn:a"), kept("arn:b")]);
  });
});
