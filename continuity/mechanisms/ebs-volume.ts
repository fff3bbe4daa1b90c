import { VOLUME_TYPE } from "../backup/attachments";
import { protectionOf, type Subject } from "../backup/protection";
import { accountOf, regionOf } from "../estate/place";
import { type Bound, bound } from "../recovery/bound";
import { condition, type RecoveryPath } from "../recovery/path";
import { open } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";

const HOUR = 3600;

/**
 * An Amazon EBS volume. It lies in one zone and is replicated there; what is lost with it no service brings back, so in
 * every scenario a snapshot is the only way: of AWS Backup, its own or that of an instance which it is attached to, or of
 * Data Lifecycle Manager.
 * Figures and sources: docs/mechanisms/ebs-volume.md.
 */
export const ebsVolume: Mechanism = {
  slug: "ebs-volume",
  title: "Amazon EBS volume",
  types: [VOLUME_TYPE],
  reads: ["type"],
  required: ["availabilityZone"],
  zones: [{ zones: "availabilityZone" }],
  figures: [],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore to a new volume", subject, surroundings));
    if (chains.length === 0 && unread.length === 0) return unprotected(subject, rto);
    return restorePaths(chains, unread, rto, subject, surroundings);
  },
};

/** The way back that it would have if anything took snapshots of it: hourly at most, each begun within the hour. */
function unprotected({ resource }: Subject, rto: Bound): readonly RecoveryPath[] {
  const fix = `select ${resource.name} in a backup plan, or give it a target tag of a policy of Data Lifecycle Manager`;
  return (["instance", "zone", "data"] as const).map((scenario) => ({
    scenario,
    mechanism: "restore a snapshot",
    target: { region: regionOf(resource), account: accountOf(resource) },
    startedBy: "people",
    endpoint: "new",
    requires: [condition("anything takes snapshots of it", false, fix)],
    rpo: bound({ ...open("snapshots", "unknown", "nothing takes any"), lo: 2 * HOUR }),
    rto,
  }));
}
