const { LoadBalancer } = require("@pulumi/aws/elb");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const listeners = [{ instancePort: 80, instanceProtocol: "http", lbPort: 80, lbProtocol: "http" }];

const balancer = (name, options) =>
  new LoadBalancer(
    name,
    {
      listeners,
      subnets: network(name, options).subnetIds,
      healthCheck: { target: "HTTP:80/health", interval: 10, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 2 },
      tags: sound("classic-load-balancer"),
    },
    options,
  );
balancer("classic-load-balancer");
balancer("classic-load-balancer-away", away);

// Its nodes send requests only to instances of their own zone, and when these count as lost AWS chooses.
new LoadBalancer("classic-load-balancer-bare", {
  listeners,
  availabilityZones: ["eu-central-1a", "eu-central-1b"],
  crossZoneLoadBalancing: false,
  tags: bare("classic-load-balancer"),
});
