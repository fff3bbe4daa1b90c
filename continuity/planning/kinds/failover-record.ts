import { type Blueprint, given, reference } from "../blueprint";

/** Watches the load balancer at home from outside: 3 checks 10 seconds apart. */
export function healthCheckOf(balancer: string): Blueprint {
  return {
    id: "health-check",
    type: "aws:route53/healthCheck:HealthCheck",
    inputs: {
      type: "HTTPS",
      fqdn: reference(balancer, "dnsName"),
      port: 443,
      requestInterval: 10,
      failureThreshold: 3,
    },
    tags: "aside",
    scope: "member",
    purpose: "notices that the Region is lost",
  };
}

/** One of a pair of records: Route 53 answers with the secondary while the primary fails its health check. */
export function failoverRecord(type: "PRIMARY" | "SECONDARY", balancer: string): Blueprint {
  const primary = type === "PRIMARY";
  return {
    id: primary ? "record" : "twin-record",
    type: "aws:route53/record:Record",
    inputs: {
      zoneId: given("hosted-zone"),
      name: given("record-name"),
      type: "A",
      setIdentifier: primary ? "primary" : "secondary",
      failoverRoutingPolicies: [{ type }],
      ...(primary ? { healthCheckId: reference("health-check", "id") } : {}),
      aliases: [
        {
          name: reference(balancer, "dnsName"),
          zoneId: reference(balancer, "zoneId"),
          evaluateTargetHealth: true,
        },
      ],
    },
    tags: "member",
    scope: "member",
    purpose: primary ? "leads clients home" : "leads clients to the twin",
  };
}
