import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { BACKED_UP, dataKey } from "./backups";
import { balanced, containers, lambda, table } from "./compute";
import { AWAY, away, home, homeDatabases } from "./network";
import { CRITICAL, IMPORTANT } from "./objectives";

// Who may do what: everywhere at once.
const identity = serviceTags("identity", { ...CRITICAL, owner: "team-accounts", dependsOn: ["egress"] });
table("accounts", identity, [AWAY]);
lambda("identity", home, identity);
lambda("identity-away", away, identity);
new aws.secretsmanager.Secret("identity-signing", { replicas: [{ region: AWAY }], tags: identity });

const cacheSubnets = new aws.elasticache.SubnetGroup("caches", { subnetIds: home.privateIds });

// Who is logged in. May be lost, not be away.
const sessions = serviceTags("sessions", {
  owner: "team-accounts",
  objectives: { rto: "5m", rpo: "5m", region: { rto: "1h", rpo: "1h" } },
});
new aws.elasticache.ReplicationGroup("sessions", {
  description: "sessions of customers",
  engine: "valkey",
  nodeType: "cache.r7g.large",
  numCacheClusters: 3,
  automaticFailoverEnabled: true,
  multiAzEnabled: true,
  subnetGroupName: cacheSubnets.name,
  tags: sessions,
});

const cart = serviceTags("cart", { ...CRITICAL, owner: "team-checkout", dependsOn: ["egress", "identity"] });
table("carts", cart, [AWAY]);
lambda("cart", home, cart);
lambda("cart-away", away, cart);

// Weak: the orders themselves outlive a compromise, but they wait for identity, which does not.
const orders = serviceTags("orders", {
  ...IMPORTANT,
  objectives: { ...IMPORTANT.objectives, compromise: { rto: "1d", rpo: "12h" } },
  owner: "team-orders",
  dependsOn: ["egress", "identity", "order-events"],
});
new aws.rds.Instance("orders-db", {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.r6g.large",
  allocatedStorage: 200,
  storageEncrypted: true,
  kmsKeyId: dataKey.arn,
  username: "orders",
  manageMasterUserPassword: true,
  dbSubnetGroupName: homeDatabases.name,
  multiAz: true,
  backupRetentionPeriod: 14,
  backupWindow: "02:00-02:30",
  maintenanceWindow: "sun:03:00-sun:03:30",
  deletionProtection: true,
  tags: { ...orders, ...BACKED_UP },
});
containers("orders", home, orders, balanced("orders", home, orders).targets);

const orderEvents = serviceTags("order-events", {
  owner: "team-orders",
  objectives: { rto: "5m", rpo: "5m", data: { rto: "1h", rpo: "4d" } },
});
const placed = new aws.sns.Topic("order-placed", { tags: orderEvents });
const toShip = new aws.sqs.Queue("orders-to-ship", { tags: orderEvents });
new aws.sns.TopicSubscription("orders-to-ship", { topic: placed.arn, protocol: "sqs", endpoint: toShip.arn });

// Weak: it must be back within the hour after the loss of a Region, and waits for orders, which may take half a day.
const checkout = serviceTags("checkout", {
  ...CRITICAL,
  owner: "team-checkout",
  dependsOn: ["cart", "identity", "orders", "payments"],
});
for (const at of [home, away]) {
  const suffix = at === home ? "" : "-away";
  new aws.apigatewayv2.Api(`checkout${suffix}`, { region: at.region, protocolType: "HTTP", tags: checkout });
  lambda(`checkout${suffix}`, at, checkout);
}

const payments = serviceTags("payments", {
  ...CRITICAL,
  owner: "team-payments",
  dependsOn: ["egress"],
});
table("payments", payments, [AWAY]);
lambda("payments", home, payments);
lambda("payments-away", away, payments);
new aws.secretsmanager.Secret("payment-provider", { replicas: [{ region: AWAY }], tags: payments });
// A key is a member only where it is said to be one. Without this one no payment can be read.
const paymentKey = new aws.kms.Key("payments", {
  multiRegion: true,
  deletionWindowInDays: 30,
  tags: { ...payments, "continuity:role": "network" },
});
new aws.kms.ReplicaKey("payments-away", { region: AWAY, primaryKeyArn: paymentKey.arn });

// Ten years by law: nobody can delete or change an invoice, and copies of all lie elsewhere.
const invoices = serviceTags("invoices", {
  ...IMPORTANT,
  owner: "team-finance",
  dependsOn: ["orders"],
});
const archive = new aws.s3.Bucket("invoices", { objectLockEnabled: true, tags: { ...invoices, ...BACKED_UP } });
new aws.s3.BucketVersioning("invoices", { bucket: archive.id, versioningConfiguration: { status: "Enabled" } });
new aws.s3.BucketObjectLockConfiguration("invoices", {
  bucket: archive.id,
  rule: { defaultRetention: { mode: "COMPLIANCE", years: 10 } },
});
lambda("invoices", home, invoices);

// Weak: points are kept in a store of which no backup outlives its deletion, and nowhere else.
const loyalty = serviceTags("loyalty", { ...IMPORTANT, owner: "team-accounts", dependsOn: ["identity"] });
new aws.memorydb.Cluster("loyalty", {
  aclName: "open-access",
  nodeType: "db.r7g.large",
  numShards: 1,
  numReplicasPerShard: 1,
  snapshotRetentionLimit: 7,
  snapshotWindow: "02:00-03:00",
  subnetGroupName: new aws.memorydb.SubnetGroup("loyalty", { subnetIds: home.privateIds }).name,
  tags: loyalty,
});
lambda("loyalty", home, loyalty);

// Prices of the day, which any node can lose.
const pricing = serviceTags("pricing", {
  owner: "team-catalog",
  objectives: { rto: "10m", rpo: "1d" },
  dependsOn: ["catalog"],
  minimumServiceLevel: 0.5,
});
new aws.elasticache.Cluster("prices", {
  engine: "memcached",
  nodeType: "cache.m7g.large",
  numCacheNodes: 3,
  azMode: "cross-az",
  preferredAvailabilityZones: home.zoneNames,
  subnetGroupName: cacheSubnets.name,
  tags: pricing,
});
containers("pricing", home, pricing);

const flags = serviceTags("feature-flags", { owner: "team-platform", objectives: { rto: "5m", rpo: "1d" } });
new aws.elasticache.ServerlessCache("feature-flags", {
  name: "feature-flags",
  engine: "valkey",
  subnetIds: home.privateIds,
  tags: flags,
});
