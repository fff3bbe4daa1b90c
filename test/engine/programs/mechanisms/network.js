/** A private network with a subnet in each of three zones. */
const { getAvailabilityZonesOutput } = require("@pulumi/aws/getAvailabilityZones");
const { Subnet, Vpc } = require("@pulumi/aws/ec2");

exports.network = (name, options = {}) => {
  const zones = getAvailabilityZonesOutput({ state: "available" }, options);
  const vpc = new Vpc(name, { cidrBlock: "10.20.0.0/16" }, options);
  const subnets = [0, 1, 2].map(
    (i) =>
      new Subnet(
        `${name}-${i + 1}`,
        { vpcId: vpc.id, cidrBlock: `10.20.${i}.0/24`, availabilityZone: zones.names.apply((names) => names[i]) },
        options,
      ),
  );
  return { vpc, subnets, subnetIds: subnets.map(({ id }) => id) };
};
