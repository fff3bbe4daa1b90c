import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(240_000);

const ROOT = join(__dirname, "..", "..");
const scratch = scratchSpace();

test("the estate in one table, most of it sound, and what is weak found out", async () => {
  // The same day always: assumptions expire.
  const policy = JSON.stringify({ continuity: { asOf: "2026-11-22T12:00:00Z" } });
  const config = join(scratch({ "policy.json": policy }), "policy.json");
  const { code, out } = await lifeboat(ROOT, ["check", "--stack", "estate", "--policy-config", config]);
  const [table = "", ...findings] = out.split("\n\n");
  expect(`\n${table}\n`).toMatchInlineSnapshot(`
"
SERVICE          SCENARIO    RTO            RPO       VERDICT     WHAT BINDS
analytics        instance        none/8h      0s/12h  unproven    untested: RTO analytics: a new
                                                                  node
analytics        zone            none/8h      0s/12h  unproven    untested: RTO analytics:
                                                                  relocation
analytics        region          none/-     none/-    undeclared
analytics        data            none/24h    10h/12h  unproven    untested: RTO analytics: restore
analytics        compromise      none/-     none/-    undeclared
batch            instance          8m/30m     0s/15m  meets       RTO batch (eks.NodeGroup): start
                                                                  of new nodes 8m
batch            zone           never/30m     0s/15m  violates    batch (eks.NodeGroup): no way back
batch            region          none/12h     0s/12h  unproven    untested: RTO batch (eks.Cluster):
                                                                  deployment
batch            data              0s/8h      0s/15m  meets       keeps no data
batch            compromise      none/-       0s/-    undeclared
carriers         instance          0s/30m     0s/15m  meets       carriers: redundant within its
                                                                  zone
carriers         zone           2h37m/30m     0s/15m  violates    RTO restore of service warehouse
                                                                  2h
carriers         region         2h47m/12h     0s/12h  meets       RTO restore of service warehouse
                                                                  2h
carriers         data              0s/8h      0s/15m  meets       keeps no data
carriers         compromise     2h47m/-       0s/-    undeclared
cart             instance          0s/5m      0s/5m   meets       carts: runs over several zones
cart             zone              0s/5m      0s/5m   meets       carts: runs over several zones
cart             region           40m/1h      1m/15m  meets       RTO decide of service identity 0s
                                                                  to 15m
cart             data           2h30m/4h      5m/5m   meets       RPO carts: latest time to restore
                                                                  (typical) 5m
cart             compromise     never/-      all/-    undeclared
catalog          instance          2m/5m      0s/5m   meets       RTO catalog: start of new tasks 2m
catalog          zone              3m/5m      0s/5m   meets       RTO catalog: start of new tasks 2m
catalog          region           49m/1h     10s/15m  meets       RTO catalog-db: decide 0s to 15m
catalog          data           2h12m/4h      5m/5m   meets       RPO catalog-db: automated backups
                                                                  lag behind (typical) 5m
catalog          compromise     never/-      all/-    undeclared
cdn              instance          0s/5m      0s/5m   meets       cdn: CloudFront answers from all
                                                                  over the world
cdn              zone              0s/5m      0s/5m   meets       cdn: CloudFront answers from all
                                                                  over the world
cdn              region           30m/1h      0s/15m  meets       RTO decide of service media 0s to
                                                                  15m
cdn              data              0s/4h      0s/5m   meets       keeps no data
cdn              compromise      none/-       0s/-    undeclared
checkout         instance          0s/5m      0s/5m   meets       checkout (apigatewayv2.Api): runs
                                                                  over several zones
checkout         zone           3m25s/5m      0s/5m   meets       RTO Multi-AZ failover (typical) of
                                                                  service orders 1m to 2m
checkout         region         2h27m/1h      0s/15m  violates    RTO restore of service orders
                                                                  1h30m
checkout         data              0s/4h      0s/5m   meets       keeps no data
checkout         compromise      none/-       0s/-    undeclared
clickstream      instance          0s/15m     0s/5m   meets       clickstream: runs over several
                                                                  zones
clickstream      zone              0s/15m     0s/5m   meets       clickstream: runs over several
                                                                  zones
clickstream      region           40m/-      24h/-    undeclared
clickstream      data             35m/4h     24h/24h  meets       RPO clickstream: messages not yet
                                                                  read 0s to 24h
clickstream      compromise       40m/-      24h/-    undeclared
egress           instance          0s/5m      0s/5m   meets       away-a: redundant within its zone
egress           zone              0s/5m      0s/5m   meets       home-a: the NAT gateways of other
                                                                  zones go on
egress           region            0s/1h      0s/15m  meets       home-a: what runs in another
                                                                  Region goes out through away-a
egress           data              0s/4h      0s/5m   meets       keeps no data
egress           compromise       35m/-       0s/-    undeclared
event-bus        instance          5m/15m     0s/0s   meets       RTO event-bus: takeover of
                                                                  partitions 5m
event-bus        zone              5m/15m     0s/0s   meets       RTO event-bus: takeover of
                                                                  partitions 5m
event-bus        region           35m/-       0s/-    undeclared
event-bus        data              0s/15m     0s/0s   meets       keeps no data
event-bus        compromise       40m/-       0s/-    undeclared
feature-flags    instance          0s/5m      0s/24h  meets       feature-flags: runs over several
                                                                  zones
feature-flags    zone              0s/5m      0s/24h  meets       feature-flags: runs over several
                                                                  zones
feature-flags    region          none/-       0s/-    undeclared
feature-flags    data              0s/5m      0s/24h  meets       keeps no data
feature-flags    compromise      none/-       0s/-    undeclared
identity         instance          0s/5m      0s/5m   meets       accounts: runs over several zones
identity         zone              0s/5m      0s/5m   meets       accounts: runs over several zones
identity         region           35m/1h      5m/15m  meets       RTO accounts: decide 0s to 15m
identity         data           2h30m/4h      5m/5m   meets       RPO accounts: latest time to
                                                                  restore (typical) 5m
identity         compromise     never/-      all/-    undeclared
intranet         instance       3h30m/8h     10h/12h  meets       RPO intranet (ebs.Volume): largest
                                                                  gap 6h 05:00→11:00 UTC
intranet         zone           3h55m/8h     10h/12h  meets       RPO intranet (ebs.Volume): largest
                                                                  gap 6h 05:00→11:00 UTC
intranet         region          none/-     none/-    undeclared
intranet         data           3h30m/24h    10h/12h  meets       RPO intranet: largest gap 6h
                                                                  05:00→11:00 UTC
intranet         compromise      none/-     none/-    undeclared
invoices         instance          0s/30m     0s/15m  meets       invoices (lambda.Function): runs
                                                                  over several zones
invoices         zone           3m25s/30m     0s/15m  meets       RTO Multi-AZ failover (typical) of
                                                                  service orders 1m to 2m
invoices         region         3h45m/12h    12h/12h  meets       RPO invoices (s3.Bucket): largest
                                                                  gap 6h 05:00→11:00 UTC
invoices         data           3h25m/8h      0s/15m  meets       RTO invoices: go back to earlier
                                                                  versions 3h
invoices         compromise      none/-      12h/-    undeclared
labels           instance          2m/30m     0s/15m  meets       RTO labels (ecs.Service): start of
                                                                  new tasks 2m
labels           zone           2h32m/30m     0s/15m  violates    RTO restore of service warehouse
                                                                  2h
labels           region         5h37m/12h    12h/12h  meets       RPO labels (efs.FileSystem):
                                                                  largest gap 6h 05:00→11:00 UTC
labels           data           5h30m/8h     10h/12h  meets       RPO labels: largest gap 6h
                                                                  05:00→11:00 UTC
labels           compromise     5h37m/-      12h/-    undeclared
loyalty          instance          1m/30m     0s/15m  meets       RTO loyalty (memorydb.Cluster): a
                                                                  new node 1m
loyalty          zone              1m/30m     0s/15m  meets       RTO loyalty (memorydb.Cluster):
                                                                  detection and promotion of a
                                                                  replica 1m
loyalty          region         never/12h    all/12h  violates    loyalty (memorydb.Cluster): no way
                                                                  back
loyalty          data           never/8h     all/15m  violates    loyalty: no way back
loyalty          compromise     never/-      all/-    undeclared
media            instance          0s/5m      0s/5m   meets       media: runs over several zones
media            zone              0s/5m      0s/5m   meets       media: runs over several zones
media            region           30m/1h     15m/15m  meets       RPO media: replication with time
                                                                  control (99.9 % of objects) 0s to
                                                                  15m
media            data           3h25m/4h      0s/5m   meets       RTO media: go back to earlier
                                                                  versions 3h
media            compromise     never/-      all/-    undeclared
office-files     instance         30s/8h      0s/12h  meets       RTO office-files: failover to the
                                                                  standby (typical) 0s to 30s
office-files     zone             30s/8h      0s/12h  meets       RTO office-files: failover to the
                                                                  standby (typical) 0s to 30s
office-files     region         6h30m/-     none/-    undeclared
office-files     data           6h30m/24h    10h/12h  meets       RPO office-files: largest gap 6h
                                                                  05:00→11:00 UTC
office-files     compromise     6h30m/-     none/-    undeclared
old-shop         instance          0s/5m      0s/5m   meets       old-shop: Route 53 answers from
                                                                  all over the world
old-shop         zone              0s/5m      0s/5m   meets       old-shop: Route 53 answers from
                                                                  all over the world
old-shop         region      0s–1h26m/30m     0s/15m  unproven    range: RTO old-shop: until clients
                                                                  resolve the name again (TTL) 0s to
                                                                  1h
old-shop         data              0s/5m      0s/5m   meets       keeps no data
old-shop         compromise      none/-       0s/-    undeclared
order-events     instance          0s/5m      0s/5m   meets       order-placed: runs over several
                                                                  zones
order-events     zone              0s/5m      0s/5m   meets       order-placed: runs over several
                                                                  zones
order-events     region           55m/-      96h/-    undeclared
order-events     data             35m/1h     96h/96h  meets       RPO orders-to-ship: messages not
                                                                  yet read 0s to 96h
order-events     compromise       55m/-      96h/-    undeclared
orders           instance          2m/30m     0s/15m  meets       RTO orders-db: Multi-AZ failover
                                                                  (typical) 1m to 2m
orders           zone           3m25s/30m     0s/15m  meets       RTO orders-db: Multi-AZ failover
                                                                  (typical) 1m to 2m
orders           region         2h22m/12h   8h5m/12h  meets       RPO orders-db: largest gap 6h
                                                                  05:00→11:00 UTC
orders           data              2h/8h      5m/15m  meets       RPO orders-db: upload of
                                                                  transaction logs 5m
orders           compromise     never/24h   8h5m/12h  violates    service identity has no way back
payments         instance          0s/5m      0s/5m   meets       payments (dynamodb.Table): runs
                                                                  over several zones
payments         zone              0s/5m      0s/5m   meets       payments (dynamodb.Table): runs
                                                                  over several zones
payments         region           40m/1h      5m/15m  meets       RTO payments (dynamodb.Table):
                                                                  decide 0s to 15m
payments         data           2h30m/4h      5m/5m   meets       RPO payments: latest time to
                                                                  restore (typical) 5m
payments         compromise     never/-      all/-    undeclared
pricing          instance          5m/10m     0s/24h  meets       RTO prices: a new node 5m
pricing          zone              7m/10m     0s/24h  meets       RTO prices: clients turn to the
                                                                  other nodes 5m
pricing          region           54m/-       0s/-    undeclared
pricing          data              0s/10m     0s/24h  meets       keeps no data
pricing          compromise      none/-       0s/-    undeclared
recommendations  instance          2m/30m     0s/15m  meets       RTO recommendations-db: failover
                                                                  to a replica (typical) 1m to 2m
recommendations  zone         15m–40m/30m     0s/15m  unproven    range: RTO recommendations-db:
                                                                  decide 0s to 15m
recommendations  region          none/12h   none/12h  unproven    untested: RTO recommendations-db:
                                                                  restore; RPO recommendations-db:
                                                                  copy
recommendations  data            none/8h    none/15m  unproven    untested: RTO recommendations-db:
                                                                  restore; RPO recommendations-db:
                                                                  automated backups lag behind
recommendations  compromise     never/-     none/-    undeclared
reporting        instance         35s/8h      0s/12h  meets       RTO reporting-db: failover of a
                                                                  Multi-AZ DB cluster (typical) 0s
                                                                  to 35s
reporting        zone            none/8h      0s/12h  unproven    untested: RTO service analytics
reporting        region         never/120h   all/24h  violates    reporting-db: no way back
reporting        data              2h/24h     5m/12h  meets       RTO reporting-db: restore 1h30m
reporting        compromise     never/-      all/-    undeclared
returns          instance          0s/30m     0s/15m  meets       returns (dynamodb.Table): runs
                                                                  over several zones
returns          zone           2h32m/30m     0s/15m  violates    RTO restore of service warehouse
                                                                  2h
returns          region         never/12h    all/12h  violates    returns (dynamodb.Table): no way
                                                                  back
returns          data           never/8h     all/15m  violates    returns: no way back
returns          compromise     never/-      all/-    undeclared
reviews          instance          2m/30m     0s/15m  meets       RTO reviews: start of new tasks 2m
reviews          zone              4m/30m     0s/15m  meets       RTO reviews-db: failover to a
                                                                  replica (typical) 30s to 2m
reviews          region         2h52m/12h    11h/12h  meets       RPO reviews-db: largest gap 6h
                                                                  05:00→11:00 UTC
reviews          data           2h45m/8h      5m/15m  meets       RTO reviews-db: restore 2h
reviews          compromise      none/-      11h/-    undeclared
search           instance          1m/30m     0s/15m  meets       RTO search: promotion of the
                                                                  standby (typical) 0s to 1m
search           zone              3m/30m     0s/15m  meets       RTO start of new tasks of service
                                                                  catalog 2m
search           region          none/12h     0s/12h  unproven    untested: RTO search: deployment
search           data              0s/8h      0s/15m  meets       keeps no data
search           compromise      none/-       0s/-    undeclared
sessions         instance          1m/5m      0s/5m   meets       RTO sessions: a new node 1m
sessions         zone              1m/5m      0s/5m   meets       RTO sessions: detection and
                                                                  promotion of a replica 1m
sessions         region           31m/1h      0s/1h   meets       RTO sessions: decide 0s to 15m
sessions         data              0s/5m      0s/5m   meets       keeps no data
sessions         compromise       31m/-       0s/-    undeclared
shipping         instance          3m/30m     0s/15m  meets       RTO shipping (lb.LoadBalancer):
                                                                  health checks of the load balancer
                                                                  1m to 2m
shipping         zone           2h32m/30m     0s/15m  violates    RTO restore of service warehouse
                                                                  2h
shipping         region         2h42m/12h     0s/12h  meets       RTO restore of service warehouse
                                                                  2h
shipping         data              0s/8h      0s/15m  meets       keeps no data
shipping         compromise     2h42m/-       0s/-    undeclared
storefront       instance          1m/5m      0s/5m   meets       RTO storefront (lb.LoadBalancer):
                                                                  until clients resolve the name
                                                                  again (TTL) 0s to 1m
storefront       zone              3m/5m      0s/5m   meets       RTO start of new tasks of service
                                                                  catalog 2m
storefront       region      0s–1h26m/1h      0s/15m  unproven    range: RTO storefront
                                                                  (ecs.Service): until clients
                                                                  resolve the name again (TTL) 0s to
                                                                  1h record old-shop
storefront       data              0s/4h      0s/5m   meets       keeps no data
storefront       compromise      none/-       0s/-    undeclared
warehouse        instance        none/30m   none/15m  unproven    untested: RTO warehouse-db:
                                                                  promotion of the replica; RPO
                                                                  warehouse-db: replica lag
warehouse        zone           2h32m/30m     5m/15m  violates    RTO warehouse-db: restore 2h
warehouse        region         2h37m/12h    11h/12h  meets       RPO warehouse-db: largest gap 6h
                                                                  05:00→11:00 UTC
warehouse        data           2h30m/8h     10h/15m  violates    RPO warehouse-db: largest gap 6h
                                                                  05:00→11:00 UTC
warehouse        compromise     2h37m/-      11h/-    undeclared
"
`);
  expect(findings.slice(1, -1).map(titleOf).sort()).toMatchInlineSnapshot(`
[
  "advisory copy-usable: intranet",
  "advisory deletion-protected: returns",
  "advisory deletion-protected: warehouse-db",
  "advisory dependency-looser: checkout",
  "advisory dependency-looser: checkout",
  "advisory evidence-stale: analytics",
  "advisory nat-per-zone: carriers",
  "advisory nlb-cross-zone: shipping",
  "advisory objective-met: analytics",
  "advisory objective-met: analytics",
  "advisory objective-met: analytics",
  "advisory objective-met: batch",
  "advisory objective-met: old-shop",
  "advisory objective-met: recommendations-db",
  "advisory objective-met: recommendations-db",
  "advisory objective-met: recommendations-db",
  "advisory objective-met: reporting",
  "advisory objective-met: search",
  "advisory objective-met: storefront",
  "advisory objective-met: warehouse-db",
  "advisory replica-apart: recommendations-db",
  "advisory replica-apart: warehouse-db",
  "advisory ttl-within-rto: old-shop",
  "mandatory backup-covers: returns",
  "mandatory capacity-left: batch",
  "mandatory copy-usable: reporting-db",
  "mandatory objective-met: batch",
  "mandatory objective-met: carriers",
  "mandatory objective-met: checkout",
  "mandatory objective-met: labels",
  "mandatory objective-met: loyalty",
  "mandatory objective-met: loyalty",
  "mandatory objective-met: orders",
  "mandatory objective-met: reporting-db",
  "mandatory objective-met: returns",
  "mandatory objective-met: returns",
  "mandatory objective-met: returns",
  "mandatory objective-met: shipping",
  "mandatory objective-met: warehouse-db",
  "mandatory objective-met: warehouse-db",
]
`);
  expect([code, findings.at(-1)]).toMatchInlineSnapshot(`
[
  1,
  "Objectives: 95 met, 14 violated, 12 unproven, 39 undeclared. Findings: 17 mandatory and 23 advisory.",
]
`);
});

/** `mandatory capacity-left: batch`: the level, the rule and what it is about. */
function titleOf(finding: string): string {
  const [head, message = ""] = finding.split("\n");
  return `${head}: ${message.trim().split(/[: ]/, 1)}`;
}
