import type { Subject, Surroundings } from "../backup/protection";
import { documentedBy } from "../declaration/defaults";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import { bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { emptyAgain, twinCaches } from "./cache-contents";
import { spreadBySubnets } from "./capacity";
import { type DailySnapshots, dailySnapshots } from "./daily-snapshots";
import type { Mechanism } from "./mechanism";
import { byItself, vouchedStep } from "./ways";

const TYPE = "aws:elasticache/serverlessCache:ServerlessCache";

const DEFAULT = {
  snapshotRetentionLimit: documentedBy<number>(
    0,
    "Amazon ElastiCache API, CreateServerlessCache: snapshots are taken only where a limit is given",
  ),
};

const ZONES: readonly ZoneSource[] = [{ subnets: "subnetIds" }];

const DAILY: DailySnapshots = {
  keptByDefault: DEFAULT.snapshotRetentionLimit.value,
  source: "Amazon ElastiCache user guide, Scheduling automatic backups: one a day",
};

/**
 * A serverless cache of Amazon ElastiCache: AWS keeps it in several zones; clients reach it through its subnets.
 * Figures and sources: docs/mechanisms/elasticache-serverless-cache.md.
 */
export const elasticacheServerlessCache: Mechanism = {
  slug: "elasticache-serverless-cache",
  title: "Amazon ElastiCache serverless cache",
  types: [TYPE],
  reads: ["snapshotRetentionLimit", "subnetIds"],
  required: ["engine"],
  companions: SUBNET_READS,
  defaults: { [TYPE]: DEFAULT },
  zones: ZONES,
  figures: [],
  paths: (subject, surroundings) => [
    ...overSeveralZones(subject, surroundings),
    ...dailySnapshots(DAILY, subject, surroundings),
    ...twinCaches(subject, surroundings),
    ...emptyAgain(subject, surroundings),
  ],
};

/** The cache spans zones by itself; clients come in through the zones of its subnets. Replication is asynchronous. */
function overSeveralZones(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const zones = zonesOf(subject.resource, ZONES, surroundings.index);
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "runs over several zones",
      requires: scenario === "zone" ? [spreadBySubnets(zones, 2)] : [],
      rpo: bound(vouchedStep("asynchronous replication", "replica-lag", subject, surroundings)),
      rto: bound(),
    }),
  );
}
