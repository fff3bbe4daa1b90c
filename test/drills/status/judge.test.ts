import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type DrillStanding, judgeMember } from "../../../drills/status/judge";
import type { MemberSeen } from "../../../drills/status/seen";
import {
  ago,
  COPIES,
  DAY,
  drilled,
  HOUR,
  IN_ORDER,
  job,
  MINUTE,
  NOON,
  OWN,
  place,
  point,
  SNAPSHOTS,
  seen,
  TARGET,
} from "./members";

const failures = (what: MemberSeen, drill = drilled(10 * DAY)) => judgeMember(TARGET, what, drill, NOON).failures;

describe("what is wrong with a member", () => {
  test.each<[string, MemberSeen, readonly string[]]>([
    ["nothing", seen(IN_ORDER), []],
    [
      "a vault is missing",
      seen(place(SNAPSHOTS, { vaults: [{ name: "main", there: false, lock: "none" }] })),
      ["there is no vault main in eu-west-1"],
    ],
    ["there is no point", seen(place(SNAPSHOTS)), ["there is no snapshot in vault main (eu-west-1)"]],
    [
      "there are only points that cannot be restored",
      seen(place(SNAPSHOTS, { points: [point(HOUR, { status: "EXPIRED" }), point(2 * HOUR, { status: "PARTIAL" })] })),
      ["there is no usable snapshot in vault main (eu-west-1), only: 1 EXPIRED, 1 PARTIAL"],
    ],
    [
      "the only point is past its time",
      seen(place(SNAPSHOTS, { points: [point(HOUR, { deleteAt: ago(0) })] })),
      ["there is no usable snapshot in vault main (eu-west-1), only: 1 COMPLETED"],
    ],
    [
      "one of two vaults is empty",
      seen(place({ ...SNAPSHOTS, vaults: ["main", "second"] }, { points: [point(HOUR)] })),
      ["there is no snapshot in vault second (eu-west-1)"],
    ],
    [
      "the newest point is older than the RPO",
      seen(place(SNAPSHOTS, { points: [point(8 * HOUR + 1), point(DAY)] })),
      ["the newest snapshot in eu-west-1 is 8h1m old, RPO 8h"],
    ],
    ["as old as the RPO is in order", seen(place(SNAPSHOTS, { points: [point(8 * HOUR)] })), []],
    ["no RPO is stated", seen(place({ ...SNAPSHOTS, rpoSeconds: null }, { points: [point(90 * DAY)] })), []],
    [
      "a vault has lost its lock",
      seen(
        place(COPIES, {
          vaults: [{ name: "safe", there: true, lock: "governance" }],
          points: [point(DAY, { vault: "safe" })],
        }),
      ),
      ["vault safe is not locked in compliance mode, which the verdict counts on"],
    ],
    ["RDS keeps nothing", seen(place(OWN)), ["there is no continuous backup in eu-west-1"]],
    [
      "a snapshot is no continuous backup",
      seen(place({ ...OWN, vaults: ["main"] }, { points: [point(MINUTE)] })),
      ["there is no continuous backup in vault main (eu-west-1)"],
    ],
    [
      "a continuous backup has been stopped",
      seen(
        place(
          { ...OWN, vaults: ["main"] },
          { points: [point(0, { kind: "continuous", status: "STOPPED", dataAt: null })] },
        ),
      ),
      ["the continuous backup in eu-west-1 has been stopped"],
    ],
    [
      "of a continuous backup nothing tells how recent it is",
      seen(
        place(
          { ...OWN, vaults: ["main"] },
          { points: [point(0, { kind: "continuous", dataAt: null, deleteAt: null })] },
        ),
      ),
      [],
    ],
    [
      "there is no answer, and nothing is made of what there is",
      seen(place(SNAPSHOTS, { unanswered: ["no permission for backup:DescribeBackupVault"] })),
      ["no permission for backup:DescribeBackupVault"],
    ],
    [
      "the same is wrong twice, and is told once",
      { ...seen(place(SNAPSHOTS, { unanswered: ["no credentials"] })), unanswered: ["no credentials"] },
      ["no credentials"],
    ],
    [
      "the last job failed",
      { ...seen(IN_ORDER), jobs: [job(9 * HOUR, "COMPLETED"), job(HOUR, "FAILED", { message: "no room" })] },
      ["the last backup job to vault main (eu-west-1), of 1h ago, is FAILED: no room"],
    ],
    [
      "the last job was missed",
      { ...seen(IN_ORDER), jobs: [job(HOUR, "EXPIRED", { what: "copy" }), job(2 * HOUR, "COMPLETED")] },
      ["the last copy job to vault main (eu-west-1), of 1h ago, was missed"],
    ],
    [
      "a job that failed was made up for",
      { ...seen(IN_ORDER), jobs: [job(HOUR, "COMPLETED"), job(2 * HOUR, "FAILED")] },
      [],
    ],
    [
      "a job that runs makes up for nothing yet",
      { ...seen(IN_ORDER), jobs: [job(MINUTE, "RUNNING"), job(HOUR, "ABORTED")] },
      ["the last backup job to vault main (eu-west-1), of 1h ago, is ABORTED"],
    ],
  ])("%s", (_, what, expected) => {
    expect(failures(what)).toEqual(expected);
  });

  test.each<[string, DrillStanding, readonly string[]]>([
    ["it was never drilled", drilled(0, { last: undefined, dueAt: undefined }), ["no drill has ever restored it"]],
    ["a drill is overdue", drilled(31 * DAY), ["its last drill was 31d ago, and the next is overdue"]],
    ["a drill is due this very moment", drilled(30 * DAY), ["its last drill was 30d ago, and the next is overdue"]],
    [
      "its evidence is corrupt",
      drilled(DAY, { refused: ["evidence/orders/x.json: is no JSON"] }),
      ["evidence/orders/x.json: is no JSON"],
    ],
    ["drills do not restore its type", drilled(0, { last: undefined, dueAt: undefined, drilled: false }), []],
  ])("%s", (_, drill, expected) => {
    expect(failures(seen(IN_ORDER), drill)).toEqual(expected);
  });
});

test("the newest usable point decides, whatever the order of the answer", () => {
  const ages = fc.uniqueArray(fc.integer({ min: 0, max: 30 * DAY }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(ages, fc.integer({ min: 1, max: 30 * DAY }), (all, rpoSeconds) => {
      const broken = point(0, { arn: "broken", status: "PARTIAL" });
      const points = [...all.map((age) => point(age)), broken];
      const { places, failures: wrong } = judgeMember(
        TARGET,
        seen(place({ ...SNAPSHOTS, rpoSeconds }, { points })),
        drilled(DAY),
        NOON,
      );
      expect(places[0]?.age).toBe(Math.min(...all));
      expect(wrong.length).toBe(Math.min(...all) > rpoSeconds ? 1 : 0);
    }),
  );
});
