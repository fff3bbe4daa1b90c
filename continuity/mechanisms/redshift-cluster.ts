import { protectionOf, type Subject, type Surroundings } from "../backup/protection";
import { documentedBy, documentedByProvider } from "../declaration/defaults";
import { knownValue, orDefault } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import { readBoolean, readNumber, readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import { type Bound, bound } from "../recovery/bound";
import { setting } from "../recovery/edit";
import { type Condition, condition, type RecoveryPath, settingCondition, unknownCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { spreadOver } from "./capacity";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { byItself, byPeople, noLoss, vouchedStep } from "./ways";

const TYPE = "aws:redshift/cluster:Cluster";
const COPY_TYPE = "aws:redshift/snapshotCopy:SnapshotCopy";
const SUBNET_GROUP_TYPE = "aws:redshift/subnetGroup:SubnetGroup";
const HOUR = 3600;

const GUIDE = "Amazon Redshift management guide";
const ZONES: readonly ZoneSource[] = [
  { group: "clusterSubnetGroupName", type: SUBNET_GROUP_TYPE, subnets: "subnetIds" },
];

const AUTOMATED = documented("automated snapshot (about)", HOUR / 4, 8 * HOUR, `${GUIDE}, Automated snapshots`);

const DEFAULT = {
  automatedSnapshotRetentionPeriod: documentedByProvider<number>(1, "Default is 1."),
  availabilityZoneRelocationEnabled: documentedByProvider<boolean>(false, "Default is `false`."),
  multiAz: documentedBy<boolean>(false, "Amazon Redshift API, CreateCluster: MultiAZ is off unless asked for"),
  numberOfNodes: documentedByProvider<number>(1, "Default is 1."),
};

const COPY_DEFAULT = {
  retentionPeriod: documentedBy<number>(7, "Amazon Redshift API, EnableSnapshotCopy: RetentionPeriod is 7 days"),
};

/**
 * A provisioned cluster of Amazon Redshift: Multi-AZ, relocation to another zone, automated snapshots and copies of them, and
 * what AWS Backup keeps.
 * Figures and sources: docs/mechanisms/redshift-cluster.md.
 */
export const redshiftCluster: Mechanism = {
  slug: "redshift-cluster",
  title: "Amazon Redshift cluster",
  types: [TYPE],
  reads: [
    "automatedSnapshotRetentionPeriod",
    "availabilityZoneRelocationEnabled",
    "clusterIdentifier",
    "clusterSubnetGroupName",
    "multiAz",
    "nodeType",
    "numberOfNodes",
  ],
  required: ["clusterIdentifier", "nodeType"],
  companions: {
    ...SUBNET_READS,
    [SUBNET_GROUP_TYPE]: { reads: ["name", "subnetIds"], required: ["subnetIds"] },
    [COPY_TYPE]: {
      reads: ["clusterIdentifier", "destinationRegion", "retentionPeriod"],
      required: ["clusterIdentifier", "destinationRegion"],
    },
  },
  defaults: { [TYPE]: DEFAULT, [COPY_TYPE]: COPY_DEFAULT },
  zones: ZONES,
  figures: [AUTOMATED],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore", subject, surroundings));
    return [
      ...severalZones(subject, surroundings),
      nodeReplaced(subject, surroundings),
      relocated(subject, surroundings),
      ...automatedSnapshots(subject, surroundings, rto),
      ...copiedSnapshots(subject, surroundings, rto),
      ...restorePaths(chains, unread, rto, subject, surroundings),
    ];
  },
};

/** A Multi-AZ deployment computes in two zones over one storage; AWS promises that nothing is lost, and no time. */
function severalZones(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const on = switchedOn(resource, "multiAz");
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "Multi-AZ failover",
      requires: scenario === "zone" ? [on, spread(subject, surroundings)] : [on],
      rpo: noLoss("storage of the Region", `${GUIDE}, Multi-AZ deployment: zero recovery point objective`),
      rto: bound(vouchedStep("recovery in the other zone", "start-time", subject, surroundings)),
    }),
  );
}

/** A node that fails is replaced; what it held has a copy on another node, or in the storage of the Region. */
function nodeReplaced(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const { resource } = subject;
  const text = "what a node holds is held elsewhere too";
  const nodes = orDefault(readNumber(resource, "numberOfNodes"), DEFAULT.numberOfNodes.value);
  const elsewhere = managedStorage(resource);
  const copied =
    elsewhere.holds === true
      ? condition(text, true)
      : settingCondition(text, nodes, (value) => value >= 2, `set numberOfNodes of ${resource.name} to 2`);
  return byItself("instance", subject, {
    mechanism: "Redshift replaces the node",
    requires: [copied.holds === false && elsewhere.holds === "unknown" ? { ...elsewhere, text } : copied],
    rpo: noLoss("held by another node or the storage of the Region", `${GUIDE}, Resilience in Amazon Redshift`),
    rto: bound(vouchedStep("a new node", "start-time", subject, surroundings)),
  });
}

/** AWS may relocate a cluster by itself; that it does is no promise, so people ask for it. */
function relocated(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const { resource } = subject;
  return byPeople("zone", subject, "same", {
    mechanism: "relocation to another zone",
    requires: [
      switchedOn(resource, "availabilityZoneRelocationEnabled"),
      managedStorage(resource),
      spread(subject, surroundings),
    ],
    rpo: noLoss("storage of the Region", `${GUIDE}, Relocating a cluster: no loss of data`),
    rto: bound(vouchedStep("relocation", "start-time", subject, surroundings)),
  });
}

function switchedOn(resource: EstateResource, property: "multiAz" | "availabilityZoneRelocationEnabled"): Condition {
  return settingCondition(
    `${property} is on`,
    orDefault(readBoolean(resource, property), DEFAULT[property].value),
    (value) => value,
    `set ${property} of ${resource.name} to true`,
    setting(resource.urn, property, true, property === "multiAz" ? "replica" : "setting"),
  );
}

/** Nodes of the types RA3 and RG keep data in Amazon S3; others keep it on their own disks. */
function managedStorage(resource: EstateResource): Condition {
  const text = "its data lies in managed storage";
  const type = readString(resource, "nodeType");
  if (type.kind === "absent") return condition(text, false);
  const fix = `give ${resource.name} nodes of type ra3`;
  return settingCondition(text, type, (value) => /^(ra3|rg)\./.test(value), fix);
}

function spread({ resource }: Subject, { index }: Surroundings): Condition {
  return spreadOver(zonesOf(resource, ZONES, index), 2);
}

/** Automated snapshots go with the cluster when it is deleted, and nothing protects it from that. */
function automatedSnapshots(subject: Subject, surroundings: Surroundings, rto: Bound): readonly RecoveryPath[] {
  return (["instance", "zone", "data"] as const).map((scenario) =>
    byPeople(scenario, subject, "new", {
      mechanism: "restore an automated snapshot",
      restores: { from: "snapshot", takes: rto },
      requires: [
        takesSnapshots(subject.resource),
        ...(scenario === "data" ? [condition("its automated snapshots outlive a deletion", false)] : []),
      ],
      rpo: bound(AUTOMATED, vouchedStep("snapshot", "backup-job-time", subject, surroundings)),
      rto,
    }),
  );
}

function takesSnapshots(resource: EstateResource): Condition {
  return settingCondition(
    "automatedSnapshotRetentionPeriod is 1 or more",
    orDefault(readNumber(resource, "automatedSnapshotRetentionPeriod"), DEFAULT.automatedSnapshotRetentionPeriod.value),
    (value) => value >= 1,
    `set automatedSnapshotRetentionPeriod of ${resource.name} to 7`,
    setting(resource.urn, "automatedSnapshotRetentionPeriod", 7, "backups"),
  );
}

/** Copies of automated snapshots in another Region, with a retention of their own. */
function copiedSnapshots(subject: Subject, surroundings: Surroundings, rto: Bound): readonly RecoveryPath[] {
  const { resource } = subject;
  const id = knownValue(readString(resource, "clusterIdentifier"));
  const copies = surroundings.index.referring(resource, COPY_TYPE, "clusterIdentifier", id === undefined ? [] : [id]);
  return copies.map((copy) => {
    const days = orDefault(readNumber(copy, "retentionPeriod"), COPY_DEFAULT.retentionPeriod.value);
    const region = knownValue(readString(copy, "destinationRegion"));
    return {
      ...byPeople("region", subject, "new", {
        mechanism: "restore a copy of an automated snapshot",
        restores: { from: "copy", takes: rto },
        requires: [
          takesSnapshots(resource),
          copiedElsewhere(region, resource),
          settingCondition("copies are kept 1 day or more", days, (value) => value >= 1, "keep them 7 days"),
        ],
        rpo: bound(
          AUTOMATED,
          vouchedStep("snapshot", "backup-job-time", subject, surroundings),
          vouchedStep("copy", "copy-time", subject, surroundings),
        ),
        rto,
      }),
      target: { region, account: undefined },
    };
  });
}

function copiedElsewhere(region: string | undefined, resource: EstateResource): Condition {
  const text = "its snapshots are copied to another Region";
  const apart = differ(region, regionOf(resource));
  return apart === "unknown"
    ? unknownCondition(text, `the Region of ${resource.name} or of its copies is not known at preview`)
    : condition(text, apart);
}
