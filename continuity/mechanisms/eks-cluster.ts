import { readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { SUBNET_READS, spansZones, type ZoneSource, zonesOf } from "../estate/zones";
import { type Condition, condition } from "../recovery/path";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { deployedAnew, regional } from "./ways";

const SOURCE =
  "Amazon EKS user guide, Resilience in Amazon EKS: the control plane runs across three Availability Zones";

const ZONES: readonly ZoneSource[] = [{ subnets: "vpcConfig.subnetIds" }];

/**
 * A cluster of Amazon EKS, which is its control plane: what runs in it is on nodes, which are members of their own.
 * Figures and sources: docs/mechanisms/eks-cluster.md.
 */
export const eksCluster: Mechanism = {
  slug: "eks-cluster",
  title: "Amazon EKS cluster",
  types: ["aws:eks/cluster:Cluster"],
  reads: ["outpostConfig", "vpcConfig"],
  required: ["roleArn", "vpcConfig"],
  companions: SUBNET_READS,
  figures: [],
  paths(subject, surroundings) {
    const ofZone = [inTheCloud(subject.resource), reachable(subject.resource, surroundings.index)];
    return [
      ...regional(subject, SOURCE).map((path) => (path.scenario === "zone" ? { ...path, requires: ofZone } : path)),
      ...twins(subject, surroundings),
      ...deployedAnew(["region", "compromise"], subject, surroundings),
    ];
  },
};

function inTheCloud(resource: EstateResource): Condition {
  const holds = readValue(resource, "outpostConfig").kind === "absent";
  return condition("its control plane does not run on an Outpost, which is in one zone", holds);
}

/** AWS refuses a cluster with subnets in one zone only, so that zones which cannot be known at preview are two at least. */
function reachable(resource: EstateResource, index: EstateIndex): Condition {
  const spans = spansZones(zonesOf(resource, ZONES, index), 2);
  return condition("nodes reach it from at least 2 zones", spans !== false, "give it subnets in 2 zones or more");
}
