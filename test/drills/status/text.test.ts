import { expect, test } from "@jest/globals";
import { judgeMember } from "../../../drills/status/judge";
import type { MemberSeen } from "../../../drills/status/seen";
import { statusJson, writeStatus } from "../../../drills/status/text";
import { COPIES, DAY, drilled, HOUR, IN_ORDER, job, MINUTE, NOON, OWN, place, point, seen, TARGET } from "./members";

const judge = (what: MemberSeen, name = "orders-db", drill = drilled(12 * DAY)) =>
  judgeMember({ ...TARGET, name }, what, drill, NOON);

test("a line a member", () => {
  const all = seen(
    place(OWN, { points: [point(4 * MINUTE, { kind: "continuous", vault: null, deleteAt: null })] }),
    place(COPIES, { points: [point(26 * HOUR, { vault: "safe" })] }),
  );
  const made = { ...seen(IN_ORDER), jobs: [job(HOUR, "COMPLETED"), job(2 * HOUR, "FAILED"), job(3 * HOUR, "EXPIRED")] };
  const wrong = { ...seen(place(COPIES)), unanswered: ["AWS throttled ListBackupJobs again and again; try later"] };
  expect(writeStatus([judge(all), judge(made, "billing"), judge(wrong, "files")], NOON).split("\n")).toEqual([
    "orders/orders-db  ok      continuous backup 4m old, RPO 5m (eu-west-1); copy 26h old, RPO 48h (safe, eu-central-1, locked, kept another 30d); drilled 12d ago, next in 18d",
    "orders/billing    ok      snapshot 2h old, RPO 8h (main, eu-west-1, locked, kept another 30d); 1 failed and 1 missed within 7d, and made up for; drilled 12d ago, next in 18d",
    "orders/files      failed  AWS throttled ListBackupJobs again and again; try later; there is no copy in vault safe (eu-central-1)",
  ]);
});

test("the same as data", () => {
  expect(
    statusJson([judge(seen(IN_ORDER)), judge(seen(), "files", drilled(0, { last: undefined, dueAt: undefined }))]),
  ).toEqual({
    ok: false,
    members: [
      {
        service: "orders",
        member: "orders-db",
        arn: TARGET.arn,
        ok: true,
        failures: [],
        points: [
          {
            from: "snapshot",
            region: "eu-west-1",
            account: "111111111111",
            vaults: ["main"],
            locked: false,
            scenarios: ["data"],
            rpoSeconds: 28_800,
            newest: point(2 * HOUR),
            ageSeconds: 7200,
            lock: "compliance",
          },
        ],
        jobs: { failed: 0, missed: 0 },
        drill: {
          last: { id: "orders-1", at: "2026-11-16T12:00:00.000Z", outcome: "passed" },
          dueAt: "2026-12-16T12:00:00.000Z",
        },
      },
      {
        service: "orders",
        member: "files",
        arn: TARGET.arn,
        ok: false,
        failures: ["no drill has ever restored it"],
        points: [],
        jobs: { failed: 0, missed: 0 },
        drill: { last: null, dueAt: null },
      },
    ],
  });
});
