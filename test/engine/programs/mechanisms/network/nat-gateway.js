const ec2 = require("@pulumi/aws/ec2");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const gateway = (name, { subnetId, tags }, options) =>
  new ec2.NatGateway(name, { subnetId, allocationId: new ec2.Eip(name, { domain: "vpc" }, options).id, tags }, options);

const routed = (name, { vpc, gateway, subnet }, options) => {
  const table = new ec2.RouteTable(name, { vpcId: vpc.id }, options);
  new ec2.Route(name, { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateway.id }, options);
  new ec2.RouteTableAssociation(name, { routeTableId: table.id, subnetId: subnet.id }, options);
};

// One for each zone, used from its own zone alone.
const everyZone = (name, options) => {
  const { vpc, subnets } = network(name, options);
  for (const [i, subnet] of subnets.entries()) {
    const zone = `${name}-zone-${i + 1}`;
    const made = gateway(zone, { subnetId: subnet.id, tags: sound("nat-gateway") }, options);
    routed(zone, { vpc, gateway: made, subnet }, options);
  }
};
everyZone("nat-gateway");
everyZone("nat-gateway-away", away);

// One for all zones.
const { vpc, subnets } = network("nat-gateway-bare");
const shared = gateway("nat-gateway-bare", { subnetId: subnets[0].id, tags: bare("nat-gateway") });
for (const [i, subnet] of subnets.entries()) {
  routed(`nat-gateway-bare-${i + 1}`, { vpc, gateway: shared, subnet });
}

// A regional one.
new ec2.NatGateway("nat-gateway-regional", {
  vpcId: vpc.id,
  availabilityMode: "regional",
  tags: bare("nat-gateway", "regional"),
});
