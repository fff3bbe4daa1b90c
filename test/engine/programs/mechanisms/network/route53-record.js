const { Provider } = require("@pulumi/aws/provider");
const { LoadBalancer } = require("@pulumi/aws/lb");
const { HealthCheck, Record, Zone } = require("@pulumi/aws/route53");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

// Records carry no tags: the default tags of a provider make them members.
const of = (tags, name) => ({ provider: new Provider(name, { region: "eu-central-1", defaultTags: { tags } }) });

const zone = new Zone("route53-record", { name: "shop.example.com" });
const balancer = (name, options) => new LoadBalancer(name, { subnets: network(name, options).subnetIds }, options);
const here = balancer("route53-record");
const there = balancer("route53-record-away", away);

const check = new HealthCheck("route53-record", {
  type: "HTTPS",
  fqdn: here.dnsName,
  resourcePath: "/health",
  requestInterval: 10,
  failureThreshold: 3,
});
const records = of(sound("route53-record"), "route53-record");
const failover = (type, target) =>
  new Record(
    `route53-record-${type.toLowerCase()}`,
    {
      zoneId: zone.zoneId,
      name: "www.shop.example.com",
      type: "A",
      setIdentifier: type.toLowerCase(),
      failoverRoutingPolicies: [{ type }],
      aliases: [{ name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: false }],
      ...(type === "PRIMARY" ? { healthCheckId: check.id } : {}),
    },
    records,
  );
failover("PRIMARY", here);
failover("SECONDARY", there);

new Record(
  "route53-record-bare",
  { zoneId: zone.zoneId, name: "old.shop.example.com", type: "CNAME", ttl: 300, records: [here.dnsName] },
  of(bare("route53-record"), "route53-record-bare"),
);
