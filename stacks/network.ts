import * as aws from "@pulumi/aws";

/** A private network in three Availability Zones, with a subnet group for databases. */
export function databaseNetwork(name: string) {
  const zones = aws.getAvailabilityZonesOutput({ state: "available" });
  const vpc = new aws.ec2.Vpc(name, { cidrBlock: "10.20.0.0/16", tags: { Name: name } });
  const subnets = [0, 1, 2].map(
    (i) =>
      new aws.ec2.Subnet(`${name}-${i + 1}`, {
        vpcId: vpc.id,
        cidrBlock: `10.20.${i}.0/24`,
        availabilityZone: zones.names.apply((names) => names[i] ?? ""),
      }),
  );
  const subnetGroup = new aws.rds.SubnetGroup(name, { subnetIds: subnets.map((subnet) => subnet.id) });
  const securityGroup = new aws.ec2.SecurityGroup(`${name}-db`, {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: [vpc.cidrBlock] }],
  });
  return { vpc, subnetGroup, securityGroup };
}
