import type { Subject, Surroundings } from "../backup/protection";
import { documentedBy, documentedByProvider } from "../declaration/defaults";
import { formatDuration } from "../declaration/duration";
import { orDefault } from "../declaration/setting";
import { pathBoolean, pathNumber } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { spansZones, type Zones } from "../estate/zones";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, settingCondition, unknownCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { emptyAgainIfNoData } from "./cache-contents";
import { type Capacity, enoughLeft } from "./capacity";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { byItself, byPeople, noLoss, vouchedStep, type Way } from "./ways";

const TYPE = "aws:opensearch/domain:Domain";
const OLDER_TYPE = "aws:elasticsearch/domain:Domain";

const HOUR = 3600;
const DAY = 24 * HOUR;

const ZONE_AWARE = "clusterConfig.zoneAwarenessEnabled";
const ZONE_COUNT = "clusterConfig.zoneAwarenessConfig.availabilityZoneCount";
const STANDBY = "clusterConfig.multiAzWithStandbyEnabled";
const COUNT = "clusterConfig.instanceCount";
const MASTERS = "clusterConfig.dedicatedMasterEnabled";
const MASTER_COUNT = "clusterConfig.dedicatedMasterCount";

/** AWS spreads dedicated master nodes over three zones, also where data nodes have but two. */
const ZONES_OF_MASTERS = 3;
const MASTERS_SPREAD = `that its master nodes stand in ${ZONES_OF_MASTERS} zones is assumed`;

/** For how long automated snapshots are kept. */
const KEPT = 14 * DAY;

const GUIDE = "Amazon OpenSearch Service developer guide";
const API = "Amazon OpenSearch Service API, ClusterConfig";

const FAILOVER = documented(
  "promotion of the standby (typical)",
  0,
  60,
  "AWS Big Data Blog, Amazon OpenSearch Service now supports 99.99% availability using Multi-AZ with Standby",
);

const HOURLY = documented("hourly snapshot", HOUR, HOUR, `${GUIDE}, Creating index snapshots`);

const DEFAULT = {
  [COUNT]: documentedBy<number>(1, `${API}: InstanceCount is 1`),
  [ZONE_AWARE]: documentedBy<boolean>(false, `${API}: ZoneAwarenessEnabled is off unless asked for`),
  [ZONE_COUNT]: documentedByProvider<number>(2, "Defaults to `2`"),
  [MASTERS]: documentedBy<boolean>(false, `${API}: DedicatedMasterEnabled is off unless asked for`),
};

const STANDBY_DEFAULT = {
  [STANDBY]: documentedBy<boolean>(false, `${API}: MultiAZWithStandbyEnabled is off unless asked for`),
};

/**
 * A domain of Amazon OpenSearch Service: what is left of it goes on, or a standby zone is promoted; hourly snapshots bring
 * back the indexes of a domain that is still there.
 * Figures and sources: docs/mechanisms/opensearch-domain.md.
 */
export const opensearchDomain: Mechanism = {
  slug: "opensearch-domain",
  title: "Amazon OpenSearch Service domain",
  types: [TYPE, OLDER_TYPE],
  reads: ["clusterConfig"],
  required: [],
  defaults: { [TYPE]: { ...DEFAULT, ...STANDBY_DEFAULT }, [OLDER_TYPE]: DEFAULT },
  figures: [FAILOVER, HOURLY],
  capacity: capacityOf,
  paths(subject, surroundings) {
    return [
      ...standby(subject),
      ...nodesLeft(subject, surroundings),
      ...hourlySnapshots(subject, surroundings),
      ...emptyAgainIfNoData(subject, surroundings),
    ];
  },
};

/** Nodes are spread over the zones of a domain that is aware of zones; else they stand in one. */
function capacityOf({ resource }: Subject): Capacity {
  return {
    unit: "node",
    units: orDefault(pathNumber(resource, COUNT), DEFAULT[COUNT].value),
    zones: zonesOfDomain(resource),
    order: `set instanceCount of ${resource.name} to`,
  };
}

/** AWS refuses a domain in a VPC whose subnets do not lie in as many zones as it asks for, so the count alone tells. */
function zonesOfDomain(resource: EstateResource): Zones {
  const aware = orDefault(pathBoolean(resource, ZONE_AWARE), DEFAULT[ZONE_AWARE].value);
  const count = orDefault(pathNumber(resource, ZONE_COUNT), DEFAULT[ZONE_COUNT].value);
  if (aware.kind === "unknown") return { known: new Set(), because: aware.because };
  if (!aware.value) return { known: new Set(["the only zone"]) };
  if (count.kind === "unknown") return { known: new Set(), because: count.because };
  const zones = ["zone 1", "zone 2", "zone 3"];
  return { known: new Set(zones.slice(0, count.value)) };
}

/**
 * Each zone holds all data, written at the same time; AWS asks for replicas of every index, so none is without. The older type
 * knows no standby.
 */
function standby(subject: Subject): readonly RecoveryPath[] {
  const { resource } = subject;
  if (resource.type === OLDER_TYPE) return [];
  const on = settingCondition(
    "multiAzWithStandbyEnabled is on",
    orDefault(pathBoolean(resource, STANDBY), STANDBY_DEFAULT[STANDBY].value),
    (value) => value,
    `set multiAzWithStandbyEnabled of ${resource.name} to true, with nodes in 3 zones, as many in each, and dedicated master nodes`,
  );
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "promotion of the standby",
      requires: [on],
      rpo: noLoss("a full copy in each zone", `${GUIDE}, Configuring a multi-AZ domain`),
      rto: bound(FAILOVER),
    }),
  );
}

/**
 * What is left of the nodes takes over their shards. How many replicas an index has is said when it is made, not in the
 * program, so that nothing is lost is somebody's word.
 */
function nodesLeft(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "the nodes that are left go on",
      requires: [enoughNodes(scenario, subject), keepsQuorum(scenario, subject.resource)],
      rpo: bound(vouchedStep("replicas of every index", "replica-lag", subject, surroundings)),
      rto: bound(vouchedStep("takeover of shards", "start-time", subject, surroundings)),
    }),
  );
}

/** In one zone no number of nodes would do. */
function enoughNodes(scenario: "instance" | "zone", subject: Subject): Condition {
  const capacity = capacityOf(subject);
  const enough = enoughLeft(scenario, capacity, subject.minimumServiceLevel);
  const isOneZone = spansZones(capacity.zones, 2) === false;
  return scenario === "zone" && enough.holds === false && isOneZone
    ? { ...enough, fix: `set zoneAwarenessEnabled of ${subject.resource.name} to true, with 2 nodes or more` }
    : enough;
}

/** More than half of the nodes that vote: of dedicated master nodes, which AWS spreads over three zones, else of data nodes. */
function keepsQuorum(scenario: "instance" | "zone", resource: EstateResource): Condition {
  const text = "a majority of the nodes that vote is left";
  const fix = `set dedicatedMasterEnabled of ${resource.name} to true and dedicatedMasterCount to 3`;
  const dedicated = orDefault(pathBoolean(resource, MASTERS), DEFAULT[MASTERS].value);
  if (dedicated.kind === "unknown") return { ...unknownCondition(text, dedicated.because), fix };
  const voting = dedicated.value
    ? orDefault(pathNumber(resource, MASTER_COUNT), 0)
    : orDefault(pathNumber(resource, COUNT), DEFAULT[COUNT].value);
  const zones = zonesOfDomain(resource);
  const over = dedicated.value ? ZONES_OF_MASTERS : zones.known.size;
  if (scenario === "zone" && !dedicated.value && zones.because !== undefined) {
    return { ...unknownCondition(text, zones.because), fix };
  }
  const lost = (count: number) => (scenario === "instance" ? 1 : Math.ceil(count / Math.max(1, over)));
  const left = settingCondition(text, voting, (count) => count - lost(count) > count / 2, fix);
  // Where the domain itself has fewer zones, AWS names exceptions: Regions of two zones, old types of instances.
  const assumed = scenario === "zone" && dedicated.value && spansZones(zones, ZONES_OF_MASTERS) !== true;
  return left.holds === true && assumed ? { ...left, text: `${text} (${MASTERS_SPREAD})` } : left;
}

/**
 * Automated snapshots come with every domain and serve that domain alone: they are gone when it is deleted, and of no use
 * while its only zone is down.
 */
function hourlySnapshots(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { detectionWindow } = subject;
  const rto = bound(restoreStep("restore", subject, surroundings));
  const way: Way = {
    mechanism: "restore an automated snapshot",
    restores: { from: "snapshot", takes: rto },
    rpo: bound(HOURLY, vouchedStep("snapshot", "backup-job-time", subject, surroundings)),
    rto,
  };
  return [
    byPeople("instance", subject, "same", way),
    byPeople("data", subject, "same", {
      ...way,
      requires: [
        condition("its automated snapshots outlive a deletion", false),
        condition(
          `snapshots of 14 days reach back over the detection window of ${formatDuration(detectionWindow)}`,
          detectionWindow + HOUR <= KEPT,
        ),
      ],
    }),
  ];
}
