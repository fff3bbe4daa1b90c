import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { home, zone } from "../shop/places";

const [first, second, third] = Object.values(home.subnets);
const inside = [first, second, third].flatMap((subnet) => subnet ?? []);

const reviews = serviceTags("reviews", {
  owner: "team-reviews",
  objectives: { rto: "15m", rpo: "15m", region: { rto: "30m", rpo: "1h" } },
  // Flaw (dependency-looser): reviews wait for orders, which take their time.
  dependsOn: ["orders"],
});

// Flaw (undeclared-stateful): nobody says what it is for, so nobody knows what its loss costs.
new aws.dynamodb.Table("carts", {
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  billingMode: "PAY_PER_REQUEST",
});

// Flaw (nat-per-zone): all zones leave through one.
const wayOut = new aws.ec2.NatGateway("way-out", {
  subnetId: inside[0] ?? "",
  allocationId: new aws.ec2.Eip("way-out", { domain: "vpc" }).id,
});
const routes = new aws.ec2.RouteTable("inside", {
  vpcId: home.vpcId,
  routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: wayOut.id }],
});
inside.forEach((subnetId, i) => {
  new aws.ec2.RouteTableAssociation(`inside-${i}`, { subnetId, routeTableId: routes.id });
});

// Flaw (nlb-cross-zone): each node of the balancer knows the targets of its own zone only.
const feed = new aws.lb.LoadBalancer("feed", {
  loadBalancerType: "network",
  internal: true,
  subnets: inside,
  tags: reviews,
});

// Flaw (ttl-within-rto): half of the clients look where nothing is any more for a day.
new aws.route53.Record("feed", {
  zoneId: zone.id,
  name: "feed.shop.example.com",
  type: "CNAME",
  ttl: 86_400,
  records: [feed.dnsName],
});

const archive = new aws.backup.Vault("archive", {});

// Flaw (vault-lock-valid): AWS Backup takes no grace period below three days, so the vault stays open.
new aws.backup.VaultLockConfiguration("archive", {
  backupVaultName: archive.name,
  minRetentionDays: 30,
  changeableForDays: 1,
});

const plan = new aws.backup.Plan("archive", {
  rules: [
    {
      ruleName: "monthly",
      targetVaultName: archive.name,
      schedule: "cron(0 5 1 * ? *)",
      // Flaw (lifecycle-valid): what goes into cold storage stays there for 90 days at least; AWS refuses the plan.
      lifecycle: { coldStorageAfter: 30, deleteAfter: 60 },
    },
  ],
});

// Flaw (selection-selects): the name of a table is no ARN, so nothing is ever backed up.
new aws.backup.Selection("archive", {
  planId: plan.id,
  iamRoleArn: new aws.iam.Role("archive", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "backup.amazonaws.com" }),
  }).arn,
  resources: ["carts"],
});
