import type { Subject, Surroundings } from "../backup/protection";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import type { RecoveryPath } from "../recovery/path";
import { emptyAgainIfNoData } from "./cache-contents";
import { spreadOver } from "./capacity";
import type { Mechanism } from "./mechanism";
import { partitionsTakenOver, REPLICATOR_READS, replicated } from "./msk-replication";
import { byItself } from "./ways";

const ZONES: readonly ZoneSource[] = [{ subnets: "vpcConfigs.subnetIds" }];

/**
 * A cluster of Amazon MSK Serverless: AWS runs its brokers; clients reach it through its subnets. There is no backup of it.
 * Figures and sources: docs/mechanisms/msk-serverless-cluster.md.
 */
export const mskServerlessCluster: Mechanism = {
  slug: "msk-serverless-cluster",
  title: "Amazon MSK Serverless cluster",
  types: ["aws:msk/serverlessCluster:ServerlessCluster"],
  reads: ["vpcConfigs"],
  required: ["clientAuthentication", "vpcConfigs"],
  companions: { ...SUBNET_READS, ...REPLICATOR_READS },
  zones: ZONES,
  figures: [],
  paths(subject, surroundings) {
    return [
      ...brokersGoOn(subject, surroundings),
      ...replicated(subject, surroundings),
      ...emptyAgainIfNoData(subject, surroundings),
    ];
  },
};

/** Clients come in through the zones of its subnets; where its brokers stand, AWS does not say. */
function brokersGoOn(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const reached = spreadOver(zonesOf(subject.resource, ZONES, surroundings.index), 2);
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "AWS goes on with other brokers",
      requires: scenario === "zone" ? [reached] : [],
      ...partitionsTakenOver(subject, surroundings),
    }),
  );
}
