import { orDefault, type Setting, unknown } from "../declaration/setting";
import { bagNumber, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isBag, isList } from "../estate/value";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import type { Capacity } from "./capacity";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { severalUnits, takeover } from "./units";
import { deployedAnew } from "./ways";

const ZONES: readonly ZoneSource[] = [{ subnets: "subnetIds" }];

/**
 * A managed node group of Amazon EKS: an Auto Scaling group of nodes. What is left of it goes on, and it starts new nodes; when
 * the pods of a lost node run elsewhere only their owner can say.
 * Figures and sources: docs/mechanisms/eks-node-group.md.
 */
export const eksNodeGroup: Mechanism = {
  slug: "eks-node-group",
  title: "Amazon EKS managed node group",
  types: ["aws:eks/nodeGroup:NodeGroup"],
  reads: ["scalingConfig", "subnetIds"],
  required: ["clusterName", "nodeRoleArn", "scalingConfig", "subnetIds"],
  companions: SUBNET_READS,
  figures: [],
  capacity: ({ resource }, { index }) => capacityOf(resource, index),
  paths(subject, surroundings) {
    return [
      ...severalUnits(subject, surroundings, {
        capacity: capacityOf(subject.resource, surroundings.index),
        starter: "the node group",
        takeover: takeover([], subject, surroundings, "start of pods on other nodes"),
      }),
      ...twins(subject, surroundings, capacityOf),
      ...deployedAnew(["region", "compromise"], subject, surroundings),
    ];
  },
};

/** `desiredSize`, else the minimum; the group spreads its nodes evenly over the zones of its subnets. */
function capacityOf(resource: EstateResource, index: EstateIndex): Capacity {
  const least = orDefault(size(resource, "minSize"), 0);
  const desired = size(resource, "desiredSize");
  return {
    unit: "node",
    units: desired.kind === "absent" ? least : desired,
    zones: zonesOf(resource, ZONES, index),
    order: `set scalingConfig.desiredSize of ${resource.name} to`,
  };
}

function size(resource: EstateResource, property: "desiredSize" | "minSize"): Setting<number> {
  const block = readValue(resource, "scalingConfig");
  if (block.kind !== "known") return block;
  const bag = isList(block.value) ? block.value[0] : block.value;
  return isBag(bag) ? bagNumber(bag, property) : unknown(`scalingConfig of ${resource.name} is not known`);
}
