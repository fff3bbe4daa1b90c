import { createHash } from "node:crypto";
import type { ResourceRequest } from "../../../preview/provider";
import { containsUnknown, UNKNOWN } from "../../../preview/unknown";
import type { Properties } from "../grpc/properties";
import { defaultsOf } from "./defaults";
import { shapes } from "./shapes";

/** The account of the stand-in cloud. */
export const account = "123456789012";

/** The physical id that AWS would give: made up from the URN, in the shape of the type's real ones. */
export function idOf(request: ResourceRequest): string {
  const arn = arnOf(request);
  const shape = shapes[request.type]?.id ?? "name";
  if (shape === "arn") {
    return arn;
  }
  if (shape === "name") {
    return nameOf(request);
  }
  if (shape === "uuid") {
    return uuid(request);
  }
  return filled(shape.includes("{") ? shape : `${shape}-{17}`, request);
}

/**
 * The planned outputs with all unknowns settled: ids, ARNs, the type's defaults, and nothing that we cannot tell. The id is
 * one of them, as the bridge writes it.
 */
export function realised(request: ResourceRequest, planned: Properties): Properties {
  const settled: Properties = { ...defaultsOf(request.type), arn: arnOf(request), region: regionOf(request) };
  return Object.fromEntries(
    Object.entries({ ...planned, id: idOf(request) }).flatMap(([key, value]) => {
      if (value !== UNKNOWN) {
        return containsUnknown(value) ? [] : [[key, value]];
      }
      const known = settled[key] ?? made(request, key);
      return known === undefined ? [] : [[key, known]];
    }),
  );
}

function arnOf(request: ResourceRequest): string {
  const { service, resource, global } = shapes[request.type] ?? {};
  const [module = ""] = (request.type.split(":")[1] ?? "").split("/");
  const kind = (request.type.split(":")[2] ?? "").toLowerCase();
  const place = global === undefined ? `${regionOf(request)}:${account}` : global === "account" ? `:${account}` : ":";
  return `arn:aws:${service ?? module}:${place}:${filled(resource ?? `${kind}/{name}`, request)}`;
}

/** A shape with what it leaves open filled in; hex digits are the same wherever a resource has as many. */
function filled(shape: string, request: ResourceRequest): string {
  return shape
    .replace("{name}", () => nameOf(request))
    .replace("{region}", () => regionOf(request))
    .replace("{uuid}", () => uuid(request))
    .replace(/\{(\d+)\}/g, (_, digits) => digest(request, Number(digits)));
}

/** What the resource is called: the first of its naming properties that is set. */
function nameOf({ inputs, name, urn }: ResourceRequest): string {
  const keys = [
    "identifier",
    "clusterIdentifier",
    "replicationGroupId",
    "clusterId",
    "bucket",
    "domainName",
    "clusterName",
    "globalClusterIdentifier",
    "replicatorName",
    "serviceName",
    "workgroupName",
    "namespaceName",
    "name",
  ];
  const set = keys.map((key) => inputs[key]).find((value) => typeof value === "string" && value !== "");
  return typeof set === "string" ? set : `${name}-${digest({ urn }, 7)}`;
}

/** A property that only the cloud sets and that programs use. */
function made(request: ResourceRequest, key: string): unknown {
  const host = `${nameOf(request)}.${digest(request, 12)}.${regionOf(request)}`;
  const values: Properties = {
    address: `${host}.rds.amazonaws.com`,
    clusterIdentifier: nameOf(request),
    clusterResourceId: `cluster-${digest(request, 26).toUpperCase()}`,
    dnsName: `${host}.amazonaws.com`,
    endpoint: `${host}.rds.amazonaws.com`,
    globalReplicationGroupId: nameOf(request),
    identifier: nameOf(request),
    keyId: uuid(request),
    multiRegionClusterName: nameOf(request),
    ownerId: account,
    primaryEndpointAddress: `${host}.cache.amazonaws.com`,
    readerEndpoint: `${host}-ro.rds.amazonaws.com`,
    resourceId: `db-${digest(request, 26).toUpperCase()}`,
    version: digest(request, 32),
    zoneId: `Z${digest(request, 20).toUpperCase()}`,
  };
  return values[key];
}

function regionOf({ inputs, provider }: ResourceRequest): string {
  const region = inputs.region ?? provider.inputs.region;
  return typeof region === "string" ? region : "us-east-1";
}

function uuid(request: ResourceRequest): string {
  return digest(request, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function digest({ urn }: Pick<ResourceRequest, "urn">, length: number): string {
  return createHash("sha256").update(`stand-in ${urn}`).digest("hex").slice(0, length);
}
