import { expect, test } from "@jest/globals";
import { explainService } from "../../../continuity/report/explain";
import { reportTimeline } from "../../../continuity/report/report-timeline";
import { DAILY } from "./timelines";

const URN = "urn:pulumi:dev::shop::aws:rds/instance:Instance::";

test("a service is followed by the timelines of its members", () => {
  const service = { name: "orders", owner: "team-orders", dependsOn: [], scenarios: [] };
  const members = ["a", "b", "c", "d", "e"].map((name) => `${URN}${name}`);
  const timelines = [
    reportTimeline({ members: members.slice(0, 1), timeline: DAILY }),
    reportTimeline({ members, timeline: { ...DAILY, lanes: [], worst: undefined } as never }),
  ];
  expect(explainService(service, timelines)).toMatchInlineSnapshot(`
"orders (team-orders)

backups of a: Thu 2026-11-26 00:00 → Sun 2026-11-29 00:00 UTC, 1h a column

             Thu 26  08:00   16:00   Fri 27  08:00   16:00   Sat 28  08:00   16:00
             |       |       |       |       |       |       |       |       |
  nightly    .....#=......................#=......................#=.................
  worst gap       |<------- 25h20m ------->|

  # run, = job

  nightly    snapshots of plan main in vault main, cron(0 5 ? * * *) UTC, start window 1h, job 20m,
             kept 35d, 3 runs

Worst gap: data loss 25h20m = gap 24h Thu 2026-11-26 05:00 → Fri 2026-11-27 05:00 UTC
  + start window 1h + job 20m

backups of a, b, c and 2 more: Thu 2026-11-26 00:00 → Sun 2026-11-29 00:00 UTC, 1h a column

  no backup rule leaves a recovery point"
`);
});
