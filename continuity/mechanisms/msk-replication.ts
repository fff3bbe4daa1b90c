import type { Subject, Surroundings } from "../backup/protection";
import { differ, regionOf } from "../estate/place";
import type { EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import type { TypeReads } from "./mechanism";
import { inAnotherRegion } from "./twins";
import { homeOf, vouchedStep, type Way } from "./ways";

const REPLICATOR_TYPE = "aws:msk/replicator:Replicator";

/** A replicator joins clusters of both kinds, in any combination. */
const CLUSTER_TYPES: readonly string[] = ["aws:msk/cluster:Cluster", "aws:msk/serverlessCluster:ServerlessCluster"];

/** The companion that copies between clusters of Amazon MSK. */
export const REPLICATOR_READS: Readonly<Record<string, TypeReads>> = {
  [REPLICATOR_TYPE]: { reads: ["kafkaClusters"], required: ["kafkaClusters", "replicationInfoList"] },
};

/**
 * What a cluster loses with a broker, and how long it takes. How many copies a topic has, and how many of them a write waits
 * for, is said by topics and those that write to them, so that nothing is lost is somebody's word.
 */
export function partitionsTakenOver(subject: Subject, surroundings: Surroundings): Pick<Way, "rpo" | "rto"> {
  return {
    rpo: bound(vouchedStep("replication of every topic", "replica-lag", subject, surroundings)),
    rto: bound(vouchedStep("takeover of partitions", "start-time", subject, surroundings)),
  };
}

/**
 * Clusters in other Regions to which a replicator copies; people lead clients there. A replicator lies in the Region of its
 * target (MSK refuses another one), which tells the way that it copies.
 */
export function replicated(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const { index } = surroundings;
  return index.referring(resource, REPLICATOR_TYPE, "kafkaClusters", []).flatMap((replicator) =>
    index
      .across(replicator, "kafkaClusters")
      .filter((one) => CLUSTER_TYPES.includes(one.type) && one !== resource)
      .filter((one) => differ(regionOf(one), regionOf(resource)) !== false)
      .map((one) => ({
        scenario: "region" as const,
        mechanism: `clients turn to ${one.name}`,
        target: homeOf(one),
        startedBy: "people" as const,
        endpoint: "new" as const,
        requires: [inAnotherRegion(resource, one), copiesTo(one, replicator)],
        rpo: bound(vouchedStep("replication between Regions", "replica-lag", subject, surroundings)),
        rto: bound(),
      })),
  );
}

function copiesTo(cluster: EstateResource, replicator: EstateResource): Condition {
  const text = `${replicator.name} copies to ${cluster.name}`;
  const apart = differ(regionOf(replicator), regionOf(cluster));
  return apart === "unknown"
    ? unknownCondition(text, `the Region of ${replicator.name} or of ${cluster.name} is not known at preview`)
    : condition(text, !apart);
}
