import { expect, test } from "@jest/globals";
import { explainService } from "../../../continuity/report/explain";
import type { ReportService, ReportStep } from "../../../continuity/report/report";
import { reportTimeline } from "../../../continuity/report/report-timeline";
import { rdsInstance, resource } from "../estate-builder";
import { reportOf } from "./sample";
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

test("members of one name are told apart, each with the steps that the service does not wait for", () => {
  const tags = { "continuity:service": "orders", "continuity:rto:zone": "15m" };
  const [service] = reportOf([
    rdsInstance("orders", { multiAz: true, tags }),
    resource("aws:fsx/windowsFileSystem:WindowsFileSystem", "orders", {
      deploymentType: "MULTI_AZ_1",
      subnetIds: ["subnet-a", "subnet-b"],
      throughputCapacity: 64,
      tags: { ...tags, "continuity:role": "cache" },
    }),
    resource("aws:rds/cluster:Cluster", "report", { engine: "postgres", tags }),
  ]).services;
  const zone = service && { ...service, scenarios: service.scenarios.filter(({ scenario }) => scenario === "zone") };
  expect(zone && `\n${explainService(zone, [])}\n`).toMatchInlineSnapshot(`
"
orders (nobody is named as owner)

zone: meets
  recovery time: 1m to 2m, objective 15m
    orders (rds.Instance): Multi-AZ failover (typical)  1m to 2m
      documented: Amazon RDS user guide, Multi-AZ DB instance deployments
  data loss: 0s
    acknowledged by a reader  0s
      derived: Amazon RDS user guide, Multi-AZ DB cluster deployments
  orders (fsx.WindowsFileSystem): failover to the standby in another zone (automatic, same endpoint, in eu-west-1)
    requires: it has a standby in another zone: yes
    failover to the standby (typical)  0s to 30s
      documented: Amazon FSx for Windows File Server user guide, Availability and durability
    replicated as it is written        0s
      derived: Amazon FSx user guides, Availability and durability
  report: failover to a reader in another zone (automatic, same endpoint, in eu-west-1)
    failover of a Multi-AZ DB cluster (typical)  0s to 35s
      documented: Amazon RDS user guide, Failing over a Multi-AZ DB cluster
  orders (rds.Instance): Multi-AZ failover (automatic, same endpoint, in eu-west-1)
    requires: multiAz is on: yes
    synchronous standby  0s
      derived: Amazon RDS user guide, Multi-AZ DB instance deployments
"
`);
});

test("what is not sure is told as such", () => {
  const urn = `${URN}orders-db`;
  const bound = (atLeastSeconds: number, seconds: number | null, steps: readonly ReportStep[] = []) =>
    ({ atLeastSeconds, seconds, provenance: "declared", steps }) as const;
  const step: ReportStep = { label: "start", lo: 60, hi: null, provenance: "declared", source: "test" };
  const service: ReportService = {
    name: "orders",
    owner: null,
    dependsOn: ["mail", "news"],
    scenarios: [
      {
        scenario: "zone",
        objective: { rtoSeconds: 900, rpoSeconds: null },
        verdict: "unproven",
        reason: "unknown",
        rto: bound(60, null, [{ ...step, member: `${URN}of-another` }]),
        rpo: bound(60, 60),
        binds: { rto: urn, rpo: null },
        members: [
          {
            urn,
            path: {
              mechanism: "failover",
              startedBy: "automatic",
              endpoint: "same",
              target: { region: null, account: null },
              requires: [
                { text: "multiAz is on", holds: "unknown", because: "it is computed" },
                { text: "it has a reader", holds: false },
              ],
              rto: bound(60, null),
              rpo: bound(60, 60),
            },
          },
        ],
      },
    ],
  };
  expect(explainService(service, [])).toBe(`orders (nobody is named as owner, depends on mail, news)

zone: unproven (unknown)
  recovery time: at least 1m, no upper bound, objective 15m
    of-another: start  1m or more
      declared: test
  data loss: 1m
  orders-db: failover (automatic, same endpoint)
    requires: multiAz is on: not known (it is computed)
    requires: it has a reader: no`);
});
