import type { Subject, Surroundings } from "../backup/protection";
import { unknown } from "../declaration/setting";
import { readNumber } from "../estate/read";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import type { RecoveryPath } from "../recovery/path";
import { emptyAgainIfNoData } from "./cache-contents";
import { type Capacity, enoughLeft } from "./capacity";
import type { Mechanism } from "./mechanism";
import { partitionsTakenOver, REPLICATOR_READS, replicated } from "./msk-replication";
import { byItself } from "./ways";

const TYPE = "aws:msk/cluster:Cluster";

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
  companions: { ...SUBNET_READS, ...REPLICATOR_READS },
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

function brokersLeft(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "the brokers that are left go on",
      requires: [enoughLeft(scenario, capacityOf(subject, surroundings), subject.minimumServiceLevel)],
      ...partitionsTakenOver(subject, surroundings),
    }),
  );
}
