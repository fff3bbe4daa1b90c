import { expect, test } from "@jest/globals";
import { waiversOf } from "../../../../continuity/report/html/waivers";
import type { ReportWaived } from "../../../../continuity/report/report";
import { reportOf } from "../sample";

const waived = (until: string, more: Partial<ReportWaived> = {}): ReportWaived => ({
  rule: "backup-covers",
  verdict: "violates",
  severity: "high",
  level: "mandatory",
  message: "it has no backup",
  docs: "docs/rules/backup-covers.md",
  owner: "team-orders",
  reason: "it is rebuilt",
  until,
  ...more,
});

test("the first to end is told first, each with what is accepted of what it comes to", () => {
  const page = waiversOf({
    ...reportOf([]),
    waived: [
      waived("2027-03-01", { message: "no service" }),
      waived("2027-01-01", {
        service: "orders",
        scenario: "region",
        shortfall: { rto: { seconds: 7200, acceptedSeconds: 10_800 }, rpo: { seconds: null, acceptedSeconds: null } },
      }),
      waived("2027-02-01", { urn: "urn:pulumi:test::shop::aws:rds/instance:Instance::stray", message: "one" }),
      waived("2027-02-01", { shortfall: { rpo: { seconds: null, acceptedSeconds: 60 } }, message: "other" }),
    ],
  });
  expect(page).toMatchInlineSnapshot(`
"<div class=scroll role=region tabindex=0 aria-label="Accepted shortfalls">
<table><caption>Accepted shortfalls, the first to end first</caption><thead>
<tr><th scope=col>Until<th scope=col>Rule<th scope=col>About<th scope=col>Shortfall<th scope=col>Accepted by, because<tbody>
<tr><th scope=row>2027-01-01<td><code>backup-covers</code><td><a href=#s.orders>orders</a><small> region</small><td>it has no backup<br><small>RTO 2h, accepted up to 3h</small><br><small>RPO without a bound, accepted without a bound</small><td>team-orders: it is rebuilt
<tr><th scope=row>2027-02-01<td><code>backup-covers</code><td><small> stray</small><td>one<td>team-orders: it is rebuilt
<tr><th scope=row>2027-02-01<td><code>backup-covers</code><td><small> </small><td>other<br><small>RPO without a bound, accepted up to 1m</small><td>team-orders: it is rebuilt
<tr><th scope=row>2027-03-01<td><code>backup-covers</code><td><small> </small><td>no service<td>team-orders: it is rebuilt</table></div>"
`);
});
