import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { CRITICAL } from "./objectives";

/** Where the shop runs, and where it goes when that Region is lost. */
export const HOME = "eu-central-1";
export const AWAY = "eu-west-1";

const ZONES = ["a", "b", "c"] as const;

// What every other service reaches the world through.
const egress = serviceTags("egress", { ...CRITICAL, owner: "team-platform" });

/** A network over three zones, in which each zone has its own way out. */
function network(name: string, region: string, block: number) {
  const vpc = new aws.ec2.Vpc(name, { region, cidrBlock: `10.${block}.0.0/16` });
  const gateway = new aws.ec2.InternetGateway(name, { region, vpcId: vpc.id });
  const outside = new aws.ec2.RouteTable(`${name}-public`, {
    region,
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  });
  const zones = ZONES.map((zone, i) => {
    const place = { region, vpcId: vpc.id, availabilityZone: `${region}${zone}` };
    const open = new aws.ec2.Subnet(`${name}-public-${zone}`, { ...place, cidrBlock: `10.${block}.${i}.0/24` });
    const closed = new aws.ec2.Subnet(`${name}-private-${zone}`, { ...place, cidrBlock: `10.${block}.${i + 10}.0/24` });
    const nat = new aws.ec2.NatGateway(`${name}-${zone}`, {
      region,
      subnetId: open.id,
      allocationId: new aws.ec2.Eip(`${name}-${zone}`, { region, domain: "vpc" }).id,
      tags: egress,
    });
    const inside = new aws.ec2.RouteTable(`${name}-private-${zone}`, {
      region,
      vpcId: vpc.id,
      routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
    });
    new aws.ec2.RouteTableAssociation(`${name}-public-${zone}`, {
      region,
      subnetId: open.id,
      routeTableId: outside.id,
    });
    new aws.ec2.RouteTableAssociation(`${name}-private-${zone}`, {
      region,
      subnetId: closed.id,
      routeTableId: inside.id,
    });
    return { open, closed };
  });
  return {
    name,
    region,
    vpcId: vpc.id,
    publicIds: zones.map(({ open }) => open.id),
    privateIds: zones.map(({ closed }) => closed.id),
    zoneNames: ZONES.map((zone) => `${region}${zone}`),
  };
}

export type Network = ReturnType<typeof network>;

export const home = network("home", HOME, 10);
export const away = network("away", AWAY, 20);

const databases = (at: Network) =>
  new aws.rds.SubnetGroup(`${at.name}-databases`, { region: at.region, subnetIds: at.privateIds });

export const homeDatabases = databases(home);
export const awayDatabases = databases(away);
