import { knownValue } from "../declaration/setting";
import { accountOf, regionOf } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { UNKNOWN_PART } from "./arn-pattern";
import { partitionOf } from "./types";

/** The types of which clusters consist; AWS Backup backs up the cluster. */
export const CLUSTER_INSTANCE_TYPES: readonly string[] = [
  "aws:docdb/clusterInstance:ClusterInstance",
  "aws:neptune/clusterInstance:ClusterInstance",
  "aws:rds/clusterInstance:ClusterInstance",
];

/** The instances of a cluster; none of anything else. */
export function instancesOf(cluster: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const type = cluster.type.replace("/cluster:Cluster", "/clusterInstance:ClusterInstance");
  if (!CLUSTER_INSTANCE_TYPES.includes(type)) return [];
  const identifier = knownValue(readString(cluster, "clusterIdentifier"));
  return index.referring(cluster, type, "clusterIdentifier", identifier === undefined ? [] : [identifier]);
}

/** The ARN of an instance of a cluster, which has the form of a DB instance's, with `UNKNOWN_PART` for what is not known. */
export function arnOfInstance(instance: EstateResource): string {
  if (typeof instance.outputs.arn === "string") return instance.outputs.arn;
  const region = regionOf(instance);
  const name = knownValue(readString(instance, "identifier")) ?? UNKNOWN_PART;
  const place = `${region ?? UNKNOWN_PART}:${accountOf(instance) ?? UNKNOWN_PART}`;
  return `arn:${partitionOf(region)}:rds:${place}:db:${name}`;
}
