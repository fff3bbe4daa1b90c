const alb = require("@pulumi/aws/alb");
const lb = require("@pulumi/aws/lb");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const targets = (name, { vpc, protocol }, options) =>
  new lb.TargetGroup(name, { vpcId: vpc.id, port: 80, protocol, healthCheck: { interval: 10 } }, options);

const application = (name, options) => {
  const { vpc, subnetIds } = network(name, options);
  const balancer = new lb.LoadBalancer(name, { subnets: subnetIds, tags: sound("load-balancer") }, options);
  const group = targets(name, { vpc, protocol: "HTTP" }, options);
  new lb.Listener(
    name,
    { loadBalancerArn: balancer.arn, port: 80, defaultActions: [{ type: "forward", targetGroupArn: group.arn }] },
    options,
  );
};
application("load-balancer");
application("load-balancer-away", away);

// A Network Load Balancer sends requests to targets of their zone only, unless told otherwise.
const { vpc, subnetIds } = network("load-balancer-bare");
const balancer = new lb.LoadBalancer("load-balancer-bare", {
  loadBalancerType: "network",
  subnetMappings: subnetIds.map((subnetId) => ({ subnetId })),
  tags: bare("load-balancer"),
});
new lb.Listener("load-balancer-bare", {
  loadBalancerArn: balancer.arn,
  port: 80,
  protocol: "TCP",
  defaultActions: [{ type: "forward", targetGroupArn: targets("load-balancer-bare", { vpc, protocol: "TCP" }).arn }],
});

new alb.LoadBalancer("load-balancer-older", {
  subnets: subnetIds.slice(0, 2),
  tags: bare("load-balancer", "older"),
});
