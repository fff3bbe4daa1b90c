import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { balanced, containers } from "./compute";
import { away, home } from "./network";
import { CRITICAL } from "./objectives";

// The pages that customers see: the same in two Regions, and a name that leads to the one that answers.
const storefront = serviceTags("storefront", {
  ...CRITICAL,
  owner: "team-web",
  dependsOn: ["egress", "catalog", "identity", "sessions"],
  minimumServiceLevel: 0.6,
});
const here = balanced("storefront", home, storefront);
const there = balanced("storefront-away", away, storefront);
containers("storefront", home, storefront, here.targets);
containers("storefront-away", away, storefront, there.targets);

const zone = new aws.route53.Zone("shop", { name: "shop.example.com" });

// Records carry no tags of their own: they belong to a service by the default tags of their provider.
const dns = new aws.Provider("storefront-dns", { region: home.region, defaultTags: { tags: storefront } });
const healthy = new aws.route53.HealthCheck(
  "storefront",
  { type: "HTTPS", fqdn: here.balancer.dnsName, port: 443, requestInterval: 10, failureThreshold: 3 },
  { provider: dns },
);

const sides = [
  ["PRIMARY", here.balancer],
  ["SECONDARY", there.balancer],
] as const;
for (const [type, balancer] of sides) {
  new aws.route53.Record(
    `www-${type.toLowerCase()}`,
    {
      zoneId: zone.id,
      name: "www",
      type: "A",
      setIdentifier: type,
      failoverRoutingPolicies: [{ type }],
      ...(type === "PRIMARY" && { healthCheckId: healthy.id }),
      aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
    },
    { provider: dns },
  );
}

// Pictures and scripts, kept at the edge; what is not there comes from the balancer of either Region.
const cdn = serviceTags("cdn", { ...CRITICAL, owner: "team-web", dependsOn: ["media"] });
const origin = (originId: string, balancer: aws.lb.LoadBalancer) => ({
  originId,
  domainName: balancer.dnsName,
  customOriginConfig: {
    httpPort: 80,
    httpsPort: 443,
    originProtocolPolicy: "https-only",
    originSslProtocols: ["TLSv1.2"],
  },
});
new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  origins: [origin("here", here.balancer), origin("there", there.balancer)],
  originGroups: [
    {
      originId: "either",
      failoverCriteria: { statusCodes: [500, 502, 503, 504] },
      members: [{ originId: "here" }, { originId: "there" }],
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: "either",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD", "OPTIONS"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
  tags: cdn,
});

// Weak: the name of the shop of old keeps leading to the lost Region for an hour.
const oldShop = serviceTags("old-shop", {
  owner: "team-web",
  objectives: { rto: "5m", rpo: "5m", region: { rto: "30m", rpo: "15m" } },
});
const oldDns = new aws.Provider("old-shop-dns", { region: home.region, defaultTags: { tags: oldShop } });
new aws.route53.Record(
  "old-shop",
  { zoneId: zone.id, name: "old", type: "CNAME", ttl: 3600, records: [here.balancer.dnsName] },
  { provider: oldDns },
);
