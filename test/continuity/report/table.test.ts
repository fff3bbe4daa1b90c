import { expect, test } from "@jest/globals";
import { PLAIN_STYLE, type Style } from "../../../continuity/report/style";
import { writeTable } from "../../../continuity/report/table";
import { rdsInstance, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { reportOf, SAMPLE } from "./sample";

const restore = vouched("restore-time", 5400, { for: { kind: "service", service: "stock" } });

/** Besides the sample: what waits for it, what loses too much, and what nobody can promise within an interval. */
const { services } = reportOf(
  [
    ...SAMPLE,
    resource("aws:sns/topic:Topic", "news", {
      tags: {
        "continuity:service": "news",
        "continuity:depends-on": "orders",
        "continuity:rto": "5m",
        "continuity:rpo": "5m",
        "continuity:rto:region": "8h",
      },
    }),
    rdsInstance("stock", {
      backupRetentionPeriod: 7,
      tags: {
        "continuity:service": "stock",
        "continuity:rto:instance": "1h",
        "continuity:rto:zone": "105m",
        "continuity:rpo:zone": "5m",
        "continuity:rto:data": "4h",
        "continuity:rpo:data": "1h",
      },
    }),
    rdsInstance(
      "stock",
      { multiAz: true, tags: { "continuity:service": "stock" } },
      { urn: "urn:pulumi:test::shop::aws:rds/instance:Instance::stock-too" },
    ),
  ],
  { assumptions: [restore] },
);
const written = (width: number) => `\n${writeTable(services, { ...PLAIN_STYLE, width })}\n`;

test("a row for each service and scenario", () => {
  expect(written(120)).toMatchInlineSnapshot(`
"
SERVICE  SCENARIO    RTO             RPO      VERDICT     WHAT BINDS
news     instance          0s/5m      0s/5m   meets       news: runs over several zones
news     zone              2m/5m      0s/5m   meets       RTO Multi-AZ failover (typical) of service orders 1m to 2m
news     region         never/8h      0s/-    violates    service orders has no way back
news     data              0s/5m      0s/5m   meets       keeps no data
news     compromise      none/-       0s/-    undeclared
orders   instance          2m/-       0s/-    undeclared
orders   zone              2m/15m     0s/5m   meets       RTO orders-db: Multi-AZ failover (typical) 1m to 2m
orders   region         never/8h     all/12h  violates    orders-db: no way back
orders   data            none/4h      5m/5m   unproven    untested: RTO orders-db: restore
orders   compromise     never/-      all/-    undeclared
stock    instance          2h/1h      5m/-    violates    RTO stock: restore 1h30m
stock    zone        1h30m–2h/1h45m   5m/5m   unproven    range: RTO stock: restore 1h30m
stock    region         never/-      all/-    undeclared
stock    data           never/4h     all/1h   violates    stock: no way back
stock    compromise     never/-      all/-    undeclared

RTO and RPO: at most/objective; a range where the objective lies within it; none: no upper bound is known. Each figure
in its steps: lifeboat explain SERVICE.
"
`);
});

test("in a narrow window what binds stands below its row", () => {
  expect(written(60)).toMatchInlineSnapshot(`
"
  SCENARIO    RTO             RPO      VERDICT
news
  instance          0s/5m      0s/5m   meets
    news: runs over several zones
  zone              2m/5m      0s/5m   meets
    RTO Multi-AZ failover (typical) of service orders 1m to
    2m
  region         never/8h      0s/-    violates
    service orders has no way back
  data              0s/5m      0s/5m   meets
    keeps no data
  compromise      none/-       0s/-    undeclared
orders
  instance          2m/-       0s/-    undeclared
  zone              2m/15m     0s/5m   meets
    RTO orders-db: Multi-AZ failover (typical) 1m to 2m
  region         never/8h     all/12h  violates
    orders-db: no way back
  data            none/4h      5m/5m   unproven
    untested: RTO orders-db: restore
  compromise     never/-      all/-    undeclared
stock
  instance          2h/1h      5m/-    violates
    RTO stock: restore 1h30m
  zone        1h30m–2h/1h45m   5m/5m   unproven
    range: RTO stock: restore 1h30m
  region         never/-      all/-    undeclared
  data           never/4h     all/1h   violates
    stock: no way back
  compromise     never/-      all/-    undeclared

RTO and RPO: at most/objective; a range where the objective
lies within it; none: no upper bound is known. Each figure
in its steps: lifeboat explain SERVICE.
"
`);
});

test("verdicts are coloured, the service is strong once, and what nobody asked for is faint", () => {
  const mark = (name: string) => (text: string) => `<${name}>${text.trim()}</${name}>`;
  const style: Style = {
    good: mark("good"),
    bad: mark("bad"),
    doubtful: mark("doubtful"),
    faint: mark("faint"),
    strong: mark("strong"),
    width: 150,
  };
  const orders = services.filter(({ name }) => name === "orders");
  expect(`\n${writeTable(orders, style)}\n`).toMatchInlineSnapshot(`
"
<faint>SERVICE  SCENARIO    RTO        RPO      VERDICT     WHAT BINDS</faint>
<strong>orders</strong>  <faint>instance</faint>  <faint>2m/-</faint>  <faint>0s/-</faint>  <faint>undeclared</faint>
<faint>orders</faint>  zone           2m/15m   0s/5m   <good>meets</good>  RTO orders-db: Multi-AZ failover (typical) 1m to 2m
<faint>orders</faint>  region      never/8h   all/12h  <bad>violates</bad>  orders-db: no way back
<faint>orders</faint>  data         none/4h    5m/5m   <doubtful>unproven</doubtful>  untested: RTO orders-db: restore
<faint>orders</faint>  <faint>compromise</faint>  <faint>never/-</faint>  <faint>all/-</faint>  <faint>undeclared</faint>

<faint>RTO and RPO: at most/objective; a range where the objective lies within it; none: no upper bound is known. Each figure in its steps: lifeboat explain</faint>
<faint>SERVICE.</faint>
"
`);
});
