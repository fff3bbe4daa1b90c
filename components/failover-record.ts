import type * as lb from "@pulumi/aws/lb";
import type * as route53 from "@pulumi/aws/route53";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { makeChild } from "./child";
import { DeclarationError } from "./errors";
import { planFailover } from "./failover-plan";
import type { Service } from "./service";
import type { Transform } from "./transform";

/** What a record leads to: a load balancer, by an alias, or any name, by a CNAME. */
export type FailoverEndpoint = { readonly loadBalancer: lb.LoadBalancer } | { readonly dnsName: Input<string> };

/** The ways around what is decided, by the id of the part. */
export interface FailoverRecordTransform {
  readonly "health-check"?: Transform<route53.HealthCheckArgs>;
  readonly primary?: Transform<route53.RecordArgs>;
  readonly secondary?: Transform<route53.RecordArgs>;
}

/** A name that leads clients to what still answers. */
export interface FailoverRecordArgs {
  /** The service that it is a member of; its RTO for a lost Region decides how fast clients are led elsewhere. */
  readonly service: Service;
  /** The hosted zone. */
  readonly zoneId: Input<string>;
  /** The name: `orders.example.com`. It is plain, since both records are found by it. */
  readonly recordName: string;
  /** Where clients are led to while it answers. */
  readonly primary: FailoverEndpoint;
  /** Where they are led to while it does not: in another Region. Both are load balancers, or both are names. */
  readonly secondary: FailoverEndpoint;
  /** What the health check asks the primary for, by HTTPS and from outside of the VPC. @default / */
  readonly healthPath?: string;
  /** The way around what is decided. @default none */
  readonly transform?: FailoverRecordTransform;
}

/**
 * A pair of failover records of Route 53 with a health check of the primary. Interval, number of checks and TTL are the cheapest
 * that leave the members three quarters of the RTO for a lost Region.
 *
 * @throws DeclarationError where DNS is too slow for the RTO, and for a load balancer beside a name
 * @example
 * new FailoverRecord("orders-name", {
 *   service: orders, zoneId: zone.zoneId, recordName: "orders.example.com",
 *   primary: { loadBalancer: ireland }, secondary: { loadBalancer: frankfurt },
 * });
 */
export class FailoverRecord extends ComponentResource {
  static readonly __pulumiType = "lifeboat:index:FailoverRecord";

  readonly healthCheck: route53.HealthCheck;
  readonly primary: route53.Record;
  readonly secondary: route53.Record;

  constructor(name: string, args: FailoverRecordArgs, options?: ComponentResourceOptions) {
    const { service, zoneId, recordName, primary, secondary, healthPath = "/", transform } = args;
    const alias = "loadBalancer" in primary;
    const fail = (problem: string) => new DeclarationError(service.name, [`${name}: ${problem}`]);
    if (typeof recordName !== "string") throw fail("recordName must be a plain value, not an output");
    if (alias !== "loadBalancer" in secondary)
      throw fail("primary and secondary must both be load balancers, or both names");
    const plan = planFailover(service.objectives.region.rto, alias);
    if (typeof plan === "string") throw fail(plan);
    super(
      FailoverRecord.__pulumiType,
      name,
      { service: service.name, tags: service.tags, ...plan },
      { parent: service, ...options },
    );
    const { HealthCheck, Record } = require("@pulumi/aws/route53") as typeof import("@pulumi/aws/route53");
    const nursery = { parent: this, place: service.home, transform };
    const { requestInterval, failureThreshold, ttl } = plan;
    const check = {
      type: "HTTPS",
      fqdn: nameOf(primary),
      port: 443,
      resourcePath: healthPath,
      requestInterval,
      failureThreshold,
      tags: service.tagsAside,
    };
    const called = (id: string) => ({ id, name: `${name}-${id}` });
    this.healthCheck = makeChild(HealthCheck, { ...called("health-check"), args: check }, nursery);
    const record = (id: "primary" | "secondary", to: FailoverEndpoint, more: Partial<route53.RecordArgs>) => {
      const inputs = {
        zoneId,
        name: recordName,
        setIdentifier: id,
        failoverRoutingPolicies: [{ type: id.toUpperCase() }],
        ...leadingTo(to, ttl),
        ...more,
      };
      return makeChild(Record, { ...called(id), args: inputs }, nursery);
    };
    this.primary = record("primary", primary, { healthCheckId: this.healthCheck.id });
    this.secondary = record("secondary", secondary, {});
    this.registerOutputs({ fqdn: this.primary.fqdn });
  }
}

function nameOf(endpoint: FailoverEndpoint): Input<string> {
  return "loadBalancer" in endpoint ? endpoint.loadBalancer.dnsName : endpoint.dnsName;
}

function leadingTo(
  endpoint: FailoverEndpoint,
  ttl: number,
): Pick<route53.RecordArgs, "type" | "aliases" | "records" | "ttl"> {
  if (!("loadBalancer" in endpoint)) return { type: "CNAME", ttl, records: [endpoint.dnsName] };
  const { dnsName, zoneId } = endpoint.loadBalancer;
  return { type: "A", aliases: [{ name: dnsName, zoneId, evaluateTargetHealth: true }] };
}
