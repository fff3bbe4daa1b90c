import { INSTANCE_TYPE } from "../backup/attachments";
import { protectionOf, type Subject, type Surroundings } from "../backup/protection";
import type { ProviderDefault } from "../declaration/defaults";
import { isRole } from "../declaration/role";
import { TAG } from "../declaration/tags";
import { tagOf } from "../estate/effective-tags";
import { type Bound, bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, requiring, unknownCondition } from "../recovery/path";
import { open } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { automaticRecovery } from "./ec2-recovery";
import { ELASTIC_DISASTER_RECOVERY_READS, elasticDisasterRecovery, OWN_ZONE_READS } from "./elastic-disaster-recovery";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { twins } from "./twins";
import { byPeople, deployedAnew, noLoss, vouchedStep } from "./ways";

const HOUR = 3600;

const chosen = (value: string, sdkSays: string, source: string): ProviderDefault<string> => ({
  value,
  sdkSays,
  source,
});

const DEFAULT = {
  "maintenanceOptions.autoRecovery": chosen(
    "default",
    'Can be `"default"` or `"disabled"`',
    "Amazon EC2 user guide, Configure simplified automatic recovery: on by default",
  ),
  tenancy: chosen(
    "default",
    "Valid values are `default`, `dedicated`, and `host`.",
    "Amazon EC2 API, Placement: tenancy is shared unless asked for otherwise",
  ),
};

/**
 * An Amazon EC2 instance. It is one machine in one zone, with volumes that may hold data: it is recovered on another machine
 * of the zone, restored with its volumes from AWS Backup, or, if somebody says that it keeps no data, made anew.
 * Figures and sources: docs/mechanisms/ec2-instance.md.
 */
export const ec2Instance: Mechanism = {
  slug: "ec2-instance",
  title: "Amazon EC2 instance",
  types: [INSTANCE_TYPE],
  reads: [
    ...OWN_ZONE_READS,
    "hostId",
    "hostResourceGroupArn",
    "instanceType",
    "launchTemplate",
    "maintenanceOptions",
    "tenancy",
  ],
  required: [],
  companions: ELASTIC_DISASTER_RECOVERY_READS,
  defaults: { [INSTANCE_TYPE]: DEFAULT },
  zones: [{ zones: "availabilityZone" }, { subnets: "subnetId" }],
  figures: [],
  paths(subject, surroundings) {
    return [
      automaticRecovery(subject, surroundings, {
        autoRecovery: DEFAULT["maintenanceOptions.autoRecovery"].value,
        tenancy: DEFAULT.tenancy.value,
      }),
      ...fromBackups(subject, surroundings),
      ...elasticDisasterRecovery(subject, surroundings),
      ...withoutItsVolumes(subject, surroundings),
    ];
  },
};

/** A recovery point holds the image of the instance and all volumes attached to it; the new instance can be in any zone. */
function fromBackups(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { chains, unread } = protectionOf(subject, surroundings);
  const rto = bound(restoreStep("restore to a new instance", subject, surroundings));
  if (chains.length > 0 || unread.length > 0) return restorePaths(chains, unread, rto, subject, surroundings);
  const covered = condition("a backup plan covers it", false, `select ${subject.resource.name} in a backup plan`);
  return (["instance", "zone", "data"] as const).map((scenario) =>
    byPeople(scenario, subject, "new", {
      mechanism: "restore a snapshot",
      requires: [covered],
      rpo: bound({ ...open("snapshots", "unknown", "no plan covers it"), lo: 2 * HOUR }),
      rto,
    }),
  );
}

/** A twin goes on, or the program makes it again from its image: with nothing of what its volumes held. */
function withoutItsVolumes(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const empty = keepsNoData(subject);
  const rpo = empty.holds === true ? noLoss("keeps no data", "role of the member") : LOST;
  const rto = bound(vouchedStep("deployment", "start-time", subject, surroundings));
  const here = (["instance", "zone"] as const).map((scenario) =>
    byPeople(scenario, subject, "new", { mechanism: "deploy it anew", rpo, rto }),
  );
  const away = [...twins(subject, surroundings), ...deployedAnew(["region", "compromise"], subject, surroundings)];
  return requiring(
    empty,
    [...here, ...away].map((path) => ({ ...path, rpo })),
  );
}

const LOST: Bound = bound(open("what its volumes hold", "unknown", "nobody says that its volumes hold no data"));

/** An instance has volumes of its own, so that it keeps no data is taken from nobody but its owner. */
function keepsNoData({ resource, tags }: Subject): Condition {
  const text = `a tag ${TAG.role} says that it keeps no data`;
  const role = tagOf(tags, TAG.role);
  if (role.kind === "known" && isRole(role.value)) return condition(text, role.value !== "data");
  const fix = `give ${resource.name} a tag ${TAG.role}, compute if its volumes hold nothing to be kept, else data`;
  if (role.kind === "known") {
    return { ...unknownCondition(text, `the tag ${TAG.role} of ${resource.name} cannot be read`), fix };
  }
  const because =
    role.kind === "unknown"
      ? role.because
      : `${resource.name} may keep data on its volumes, and no tag ${TAG.role} says whether it does`;
  return { ...unknownCondition(text, because), fix };
}
