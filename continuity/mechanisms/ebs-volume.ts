import { VOLUME_TYPE } from "../backup/attachments";
import { protectionOf } from "../backup/protection";
import { bound } from "../recovery/bound";
import { restorePaths } from "./backup-restore";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";

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
  figures: [],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore to a new volume", subject, surroundings));
    return restorePaths(chains, unread, rto, subject, surroundings);
  },
};
