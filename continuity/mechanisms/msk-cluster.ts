import type { Subject, Surroundings } from "../backup/protection";
import { unknown } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import { readNumber } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import { emptyAgainIfNoData } from "./cache-contents";
import { type Capacity, enoughLeft } from "./capacity";
import type { Mechanism } from "./mechanism";
import { inAnotherRegion } from "./twins";
import { byItself, homeOf, vouchedStep } from "./ways";

const TYPE = "aws:msk/cluster:Cluster";
const REPLICATOR_TYPE = "aws:msk/replicator:Replicator";

const ZONES: readonly ZoneSource[] = [{ subnets: "brokerNodeGroupInfo.clientSubnets" }];

/**
 * A cluster of Amazon MSK: the brokers that are left go on with what is replicated to them. There is no backup of it.
 * Figures and sources: docs/mechanisms/msk-cluster.md.
 */
export const mskCluster: Mechanism = {
  slug: "msk-cluster",
  title: "Amazon MSK cluster",
  types: [TYPE],
  reads: ["brokerNodeGroupInfo", "numberOfBrokerNodes"],
  required: ["brokerNodeGroupInfo", "kafkaVersion", "numberOfBrokerNodes"],
  companions: {
    ...SUBNET_READS,
    [REPLICATOR_TYPE]: { reads: ["kafkaClusters"], required: ["kafkaClusters", "replicationInfoList"] },
  },
  figures: [],
  capacity: capacityOf,
  paths(subject, surroundings) {
    return [
      ...brokersLeft(subject, surroundings),
      ...replicated(subject, surroundings),
      ...emptyAgainIfNoData(subject, surroundings),
    ];
  },
};

/** MSK puts as many brokers into each zone of its subnets. */
function capacityOf({ resource }: Subject, { index }: Surroundings): Capacity {
  const stated = readNumber(resource, "numberOfBrokerNodes");
  return {
    unit: "broker",
    units: stated.kind === "absent" ? unknown(`numberOfBrokerNodes of ${resource.name} is left out`) : stated,
    zones: zonesOf(resource, ZONES, index),
    order: `set numberOfBrokerNodes of ${resource.name} to`,
  };
}

/**
 * How many copies a topic has, and how many of them a write waits for, is said by topics and those that write to them, so
 * that nothing is lost is somebody's word.
 */
function brokersLeft(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "the brokers that are left go on",
      requires: [enoughLeft(scenario, capacityOf(subject, surroundings), subject.minimumServiceLevel)],
      rpo: bound(vouchedStep("replication of every topic", "replica-lag", subject, surroundings)),
      rto: bound(vouchedStep("takeover of partitions", "start-time", subject, surroundings)),
    }),
  );
}

/**
 * Clusters in other Regions to which a replicator copies; people lead clients there. A replicator lies in the Region of its
 * target (MSK refuses another one), which tells the way that it copies.
 */
function replicated(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const { index } = surroundings;
  return index.referring(resource, REPLICATOR_TYPE, "kafkaClusters", []).flatMap((replicator) =>
    index
      .across(replicator, "kafkaClusters", TYPE)
      .filter((one) => one !== resource && differ(regionOf(one), regionOf(resource)) !== false)
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
