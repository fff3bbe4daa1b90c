import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { BACKED_UP, dataKey } from "./backups";
import { containers, lambda } from "./compute";
import { home, homeDatabases } from "./network";
import { IMPORTANT } from "./objectives";

// Weak: the replica stands beside what it stands in for, and one call deletes the database.
const warehouse = serviceTags("warehouse", { ...IMPORTANT, owner: "team-logistics", dependsOn: ["egress"] });
const stock = new aws.rds.Instance("warehouse-db", {
  engine: "mysql",
  engineVersion: "8.0.42",
  instanceClass: "db.m7g.large",
  allocatedStorage: 100,
  storageEncrypted: true,
  kmsKeyId: dataKey.arn,
  username: "warehouse",
  manageMasterUserPassword: true,
  dbSubnetGroupName: homeDatabases.name,
  availabilityZone: home.zoneNames[0] ?? "",
  backupRetentionPeriod: 7,
  backupWindow: "02:00-02:30",
  maintenanceWindow: "sun:03:00-sun:03:30",
  tags: { ...warehouse, ...BACKED_UP },
});
new aws.rds.Instance("warehouse-db-replica", {
  replicateSourceDb: stock.identifier,
  instanceClass: "db.m7g.large",
  availabilityZone: home.zoneNames[0] ?? "",
  skipFinalSnapshot: true,
  tags: { "continuity:role": "none" },
});
containers("warehouse", home, warehouse);

// Weak: each node of the balancer sends to targets of its own zone only.
const shipping = serviceTags("shipping", {
  ...IMPORTANT,
  owner: "team-logistics",
  dependsOn: ["egress", "order-events", "warehouse"],
  minimumServiceLevel: 0.5,
});
const balancer = new aws.lb.LoadBalancer("shipping", {
  loadBalancerType: "network",
  subnets: home.publicIds,
  tags: shipping,
});
const targets = new aws.lb.TargetGroup("shipping", { vpcId: home.vpcId, port: 8443, protocol: "TCP" });
new aws.lb.Listener("shipping", {
  loadBalancerArn: balancer.arn,
  port: 443,
  protocol: "TCP",
  defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
});
const image = new aws.ec2.LaunchTemplate("shipping", { imageId: "ami-0123456789abcdef0", instanceType: "m7g.large" });
new aws.autoscaling.Group("shipping", {
  minSize: 3,
  maxSize: 9,
  desiredCapacity: 3,
  vpcZoneIdentifiers: home.privateIds,
  targetGroupArns: [targets.arn],
  launchTemplate: { id: image.id, version: "$Latest" },
  tags: Object.entries(shipping).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
});

// The labels that stick on parcels, in a shared folder.
const labels = serviceTags("labels", {
  ...IMPORTANT,
  objectives: { ...IMPORTANT.objectives, data: { rto: "8h", rpo: "12h" } },
  owner: "team-logistics",
  dependsOn: ["shipping"],
});
const folder = new aws.efs.FileSystem("labels", { encrypted: true, tags: { ...labels, ...BACKED_UP } });
for (const [i, subnetId] of home.privateIds.entries()) {
  new aws.efs.MountTarget(`labels-${i + 1}`, { fileSystemId: folder.id, subnetId });
}
containers("labels", home, labels);

// Weak: nothing keeps a table from being deleted, nor can it be set back.
const returns = serviceTags("returns", { ...IMPORTANT, owner: "team-logistics", dependsOn: ["orders", "warehouse"] });
new aws.dynamodb.Table("returns", {
  billingMode: "PAY_PER_REQUEST",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  tags: returns,
});
lambda("returns", home, returns);

// Weak: the carriers' network has one way out for all its zones.
const carriers = serviceTags("carriers", { ...IMPORTANT, owner: "team-logistics", dependsOn: ["shipping"] });
const vpc = new aws.ec2.Vpc("carriers", { cidrBlock: "10.30.0.0/16" });
const subnets = home.zoneNames.map(
  (availabilityZone, i) =>
    new aws.ec2.Subnet(`carriers-${i + 1}`, { vpcId: vpc.id, availabilityZone, cidrBlock: `10.30.${i}.0/24` }),
);
const nat = new aws.ec2.NatGateway("carriers", {
  subnetId: subnets[0]?.id ?? "",
  connectivityType: "private",
  tags: carriers,
});
const routes = new aws.ec2.RouteTable("carriers", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
});
for (const [i, subnet] of subnets.entries()) {
  new aws.ec2.RouteTableAssociation(`carriers-${i + 1}`, { subnetId: subnet.id, routeTableId: routes.id });
}
