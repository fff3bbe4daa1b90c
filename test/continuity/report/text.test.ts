import { expect, test } from "@jest/globals";
import { explainService } from "../../../continuity/report/explain";
import type { Report } from "../../../continuity/report/report";
import { PLAIN_STYLE, type Style } from "../../../continuity/report/style";
import { writeTable } from "../../../continuity/report/table";
import { writeReportText, writeService } from "../../../continuity/report/text";
import { plan, rdsInstance, rule, selection, vault } from "../estate-builder";
import { vouched } from "../rules/findings";
import { reportOf, SAMPLE } from "./sample";

const daily = plan("daily", [rule("nightly")]);
const NIGHTLY = [
  rdsInstance("orders-db", {
    multiAz: true,
    tags: { "continuity:service": "orders", "continuity:rto:data": "1h", "continuity:rpo:data": "26h" },
  }),
  vault("main"),
  daily,
  selection("all", daily, { resources: ["arn:aws:rds:*:*:db:orders-db"] }),
];

test("meets, violates, unproven, undeclared", () => {
  expect(`\n${writeReportText(reportOf(SAMPLE))}\n`).toMatchInlineSnapshot(`
"
orders (team-orders)
  instance    undeclared
  zone        meets
    RTO 15m     at most 2m      Multi-AZ failover (typical) 1m to 2m
    RPO 5m      at most 0s      synchronous standby
  region      violates
    RTO 8h      never           no recovery path exists in this scenario
    RPO 12h     all is lost     no recovery path exists in this scenario
  data        unproven: untested
    RTO 4h      no upper bound  detect 0s to 5m + decide 0s to 15m + restore (no figure)
                                + cut over to the new endpoint 0s to 5m + verify 0s to 5m
    RPO 5m      at most 5m      upload of transaction logs 5m
  compromise  undeclared

advisory undeclared-stateful
  stray-db keeps data but belongs to no service, so nothing is proven of it.
  → Give it the tag continuity:service, or continuity:role = none if its data may be lost.

mandatory backup-covers
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back
  (region).
  → Add a backup plan with a selection that names orders-db, or state the plan that covers it under
    external in lifeboat.yaml.

advisory objective-met
  orders-db: RTO 4h (data) is unproven: nobody has measured or vouched for a step: detect 0s to 5m +
  decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  → Drill it, or vouch for the figure under assumptions in lifeboat.yaml.

mandatory objective-met
  orders-db: nothing in this program brings it back (region), so RTO 8h and RPO 12h cannot be met.
  → Copy its recovery points to a vault in another Region often enough, or replicate it there, or
    loosen the objective.

Objectives: 1 met, 1 violated, 1 unproven, 2 undeclared. Findings: 2 mandatory and 2 advisory.
"
`);
});

test("in a narrow window", () => {
  const report = reportOf(NIGHTLY, { assumptions: [vouched("restore-time", 5400)] });
  expect(`\n${writeReportText(report, { ...PLAIN_STYLE, width: 60 })}\n`).toMatchInlineSnapshot(`
"
orders
  instance    undeclared
  zone        undeclared
  region      undeclared
  data        violates
    RTO 1h      at most 2h      detect 0s to 5m
                                + decide 0s to 15m
                                + restore 1h30m
                                + cut over to the new endpoint 0s to 5m
                                + verify 0s to 5m
    RPO 26h     at most 28h     largest gap 24h 05:00→05:00 UTC
                                + start window 1h
                                + job 0s to 3h
  compromise  undeclared

advisory deletion-protected
  orders-db: deletionProtection is off, so a single call
  deletes it.
  → Set deletionProtection of orders-db to true.

advisory window-unset
  orders-db: maintenanceWindow is not set, so AWS chooses
  it, and snapshots that AWS Backup schedules then fail.
  → Set maintenanceWindow to times that the start windows of
    its backup rules do not meet.

mandatory objective-met
  orders-db: recovery in up to 2h exceeds RTO 1h (data).
  Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut
  over to the new endpoint 0s to 5m + verify 0s to 5m.
  → No setting that Lifeboat knows shortens the longest
    step, restore (1h30m): shorten it, or loosen the RTO.

Objectives: 0 met, 1 violated, 0 unproven, 4 undeclared. Findings: 1 mandatory and 2 advisory.
"
`);
});

test("of nothing", () => {
  expect(`\n${writeReportText(reportOf([]))}\n`).toMatchInlineSnapshot(`
"
Objectives: 0 met, 0 violated, 0 unproven, 0 undeclared. Findings: 0 mandatory and 0 advisory.
"
`);
});

test("what is good, bad, doubtful, faint and strong is marked as such", () => {
  const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const style: Style = {
    good: mark("good"),
    bad: mark("bad"),
    doubtful: mark("doubtful"),
    faint: mark("faint"),
    strong: mark("strong"),
    width: 200,
  };
  const marked = writeReportText(reportOf(SAMPLE), style);
  expect([...new Set(marked.match(/<(good|bad|doubtful|strong)>[^<]*/g))]).toEqual([
    "<strong>orders",
    "<good>meets",
    "<bad>violates",
    "<doubtful>unproven: untested",
    "<doubtful>advisory",
    "<bad>mandatory",
    "<bad>2 mandatory and 2 advisory",
  ]);
  expect(writeReportText(reportOf([]), style)).toContain("<good>0 mandatory and 0 advisory</good>");
});

test("one service in full", () => {
  const [service] = reportOf(SAMPLE).services;
  expect(service && `\n${explainService(service, [])}\n`).toMatchInlineSnapshot(`
"
orders (team-orders)

instance: undeclared: no objective is stated
  recovery time: 1m to 2m
    orders-db: Multi-AZ failover (typical)  1m to 2m
      documented: Amazon RDS user guide, Multi-AZ DB instance deployments
  data loss: 0s
    synchronous standby  0s
      derived: Amazon RDS user guide, Multi-AZ DB instance deployments
  orders-db: Multi-AZ failover (automatic, same endpoint, in eu-west-1)
    requires: multiAz is on: yes

zone: meets
  recovery time: 1m to 2m, objective 15m
    orders-db: Multi-AZ failover (typical)  1m to 2m
      documented: Amazon RDS user guide, Multi-AZ DB instance deployments
  data loss: 0s, objective 5m
    synchronous standby  0s
      derived: Amazon RDS user guide, Multi-AZ DB instance deployments
  orders-db: Multi-AZ failover (automatic, same endpoint, in eu-west-1)
    requires: multiAz is on: yes

region: violates
  recovery time: never, objective 8h
    no way back
      derived: no recovery path exists in this scenario
  data loss: all is lost, objective 12h
    all data
      derived: no recovery path exists in this scenario
  orders-db: no way back

data: unproven (untested)
  recovery time: no upper bound, objective 4h
    detect                                   0s to 5m
      assumed: default of Lifeboat; state continuity:detect
    decide                                   0s to 15m
      assumed: default of Lifeboat; state continuity:decide
    orders-db: restore                       (no figure)
      none: AWS publishes no restore time; drill it, or declare restore-time in lifeboat.yaml
    orders-db: cut over to the new endpoint  0s to 5m
      assumed: default of Lifeboat; state continuity:cutover
    verify                                   0s to 5m
      assumed: default of Lifeboat; state continuity:verify
  data loss: 5m, objective 5m
    upload of transaction logs  5m
      documented: Amazon RDS user guide, Restoring a DB instance to a specified time
  orders-db: point-in-time recovery (started by people, new endpoint, in eu-west-1)
    requires: backupRetentionPeriod is 1 or more: yes
    requires: its automated backups outlive a deletion: yes
    requires: automated backups reach back over the detection window of 0s: yes

compromise: undeclared: no objective is stated
  recovery time: never
    no way back
      derived: no recovery path exists in this scenario
  data loss: all is lost
    all data
      derived: no recovery path exists in this scenario
  orders-db: no way back
"
`);
});

test("one service as a table, where that is asked for", () => {
  const report = reportOf(SAMPLE);
  expect(writeReportText(report, PLAIN_STYLE, "table").split("\n\n").slice(0, 2).join("\n\n")).toBe(
    writeTable(report.services),
  );
  expect(writeReportText(reportOf([]), PLAIN_STYLE, "table")).toBe(writeReportText(reportOf([])));
});

test("of an objective, what is not stated is not told", () => {
  const [service] = reportOf([
    rdsInstance("orders-db", { multiAz: true, tags: { "continuity:service": "orders", "continuity:rto:zone": "15m" } }),
  ]).services;
  expect(service && writeService(service)).toBe(`orders
  instance    undeclared
  zone        meets
    RTO 15m     at most 2m      Multi-AZ failover (typical) 1m to 2m
  region      undeclared
  data        undeclared
  compromise  undeclared`);
});

test("what other stacks are left with, and what a baseline need not know any longer", () => {
  const report: Report = {
    ...reportOf([]),
    findings: [
      {
        rule: "backup-covers",
        verdict: "violates",
        severity: "low",
        level: "advisory",
        message: "It is lost.",
        docs: "docs/rules/backup-covers.md",
        baseline: "known",
      },
    ],
    elsewhere: [
      { name: "mail", neededBy: ["orders", "shop"], promised: true },
      { name: "news", neededBy: ["shop"], promised: false },
    ],
    baseline: {
      known: 1,
      grown: 0,
      gone: [
        { fingerprint: "one", level: "mandatory", rule: "objective-met", service: "orders", scenario: "zone" },
        { fingerprint: "other", level: "advisory", rule: "window-unset" },
      ],
    },
  };
  const summary = "Objectives: 0 met, 0 violated, 0 unproven, 0 undeclared. Findings: 0 mandatory and 1 advisory";
  expect(writeReportText(report)).toBe(`advisory backup-covers (known)
  It is lost.

No longer there: take it out of the baseline with --write-baseline.
  objective-met (orders, zone)
  window-unset

Left to other stacks: lifeboat report merge joins their reports with this one.
  mail, needed by orders, shop: promised in lifeboat.yaml
  news, needed by shop: nothing is promised of it

${summary}; 1 known, 0 grown.`);
  expect(writeReportText({ ...report, findings: [], elsewhere: [], baseline: { known: 0, grown: 0, gone: [] } })).toBe(
    "Left to other stacks: lifeboat report merge joins their reports with this one.\n\n" +
      "Objectives: 0 met, 0 violated, 0 unproven, 0 undeclared. Findings: 0 mandatory and 0 advisory; 0 known, 0 grown.",
  );
});
