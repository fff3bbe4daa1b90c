import type { Subject, Surroundings } from "../backup/protection";
import { documentedBy, documentedByProvider } from "../declaration/defaults";
import { orDefault, type Setting } from "../declaration/setting";
import { readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import { type Condition, type RecoveryPath, settingCondition } from "../recovery/path";
import { documented, type Step } from "../recovery/step";
import { byItself, noLoss, vouchedStep } from "./ways";

export const WINDOWS_TYPE = "aws:fsx/windowsFileSystem:WindowsFileSystem";
export const ONTAP_TYPE = "aws:fsx/ontapFileSystem:OntapFileSystem";
export const ONTAP_VOLUME_TYPE = "aws:fsx/ontapVolume:OntapVolume";
export const OPEN_ZFS_TYPE = "aws:fsx/openZfsFileSystem:OpenZfsFileSystem";
export const LUSTRE_TYPE = "aws:fsx/lustreFileSystem:LustreFileSystem";

const MINUTE = 60;

export const FSX_FAILOVER = documented(
  "failover to the standby (typical)",
  0,
  30,
  "Amazon FSx for Windows File Server user guide, Availability and durability",
);

export const FSX_TAKEOVER = documented(
  "takeover by the standby file server (typical)",
  0,
  MINUTE,
  "Amazon FSx for NetApp ONTAP and for OpenZFS user guides, Availability and durability",
);

export const FSX_REPLACEMENT = documented(
  "replacement of what failed (typical)",
  0,
  20 * MINUTE,
  "Amazon FSx for Windows File Server and for OpenZFS user guides, Availability and durability",
);

/** Where the program leaves `deploymentType` out; of the other types it is required. */
export const DEPLOYMENT_DEFAULTS = {
  [WINDOWS_TYPE]: documentedByProvider<string>("SINGLE_AZ_1", "Default value is `SINGLE_AZ_1`"),
  [LUSTRE_TYPE]: documentedBy<string>(
    "SCRATCH_1",
    "Amazon FSx API, CreateFileSystemLustreConfiguration: DeploymentType",
  ),
};

type Read<T> = Exclude<Setting<T>, { kind: "absent" }>;

/** Whether it has a standby in another zone; no machine or zone takes its data away then. */
export function failsOver(subject: Subject): readonly RecoveryPath[] {
  const { resource } = subject;
  const fix = `make ${resource.name} of a deployment type that begins with MULTI_AZ`;
  const apart = settingCondition("it has a standby in another zone", deploymentOf(resource), isMultiAz, fix);
  const way = {
    mechanism: "failover to the standby in another zone",
    requires: [apart],
    rpo: noLoss("replicated as it is written", "Amazon FSx user guides, Availability and durability"),
    rto: bound(resource.type === WINDOWS_TYPE ? FSX_FAILOVER : FSX_TAKEOVER),
  };
  return resource.type === LUSTRE_TYPE ? [] : [byItself("instance", subject, way), byItself("zone", subject, way)];
}

/** A file system in one zone gets new parts, or its second file server of the same zone takes over. */
export function repairs(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const { resource } = subject;
  const replaced = resource.type === WINDOWS_TYPE || (resource.type === OPEN_ZFS_TYPE && !hasStandby(resource));
  return byItself("instance", subject, {
    mechanism: "Amazon FSx replaces what failed",
    requires: [persistent(resource)],
    rpo: noLoss("replicated in its zone", "Amazon FSx user guides, Availability and durability"),
    rto: bound(replaced ? FSX_REPLACEMENT : takeover(subject, surroundings)),
  });
}

/** Of Lustre AWS says that a file server is replaced within minutes, and gives no figure. */
function takeover(subject: Subject, surroundings: Surroundings): Step {
  return subject.resource.type === LUSTRE_TYPE
    ? vouchedStep("takeover by another file server", "start-time", subject, surroundings)
    : FSX_TAKEOVER;
}

/** Scratch file systems keep one copy of their data, and no backups. */
export function persistent(resource: EstateResource): Condition {
  return settingCondition(
    "it is no scratch file system",
    deploymentOf(resource),
    (type) => !type.startsWith("SCRATCH"),
    `make ${resource.name} of a deployment type that begins with PERSISTENT`,
  );
}

function hasStandby(resource: EstateResource): boolean {
  const type = deploymentOf(resource);
  return type.kind === "known" && (isMultiAz(type.value) || type.value.startsWith("SINGLE_AZ_HA"));
}

function isMultiAz(type: string): boolean {
  return type.startsWith("MULTI_AZ");
}

function deploymentOf(resource: EstateResource): Read<string> {
  const byDefault =
    resource.type === LUSTRE_TYPE ? DEPLOYMENT_DEFAULTS[LUSTRE_TYPE] : DEPLOYMENT_DEFAULTS[WINDOWS_TYPE];
  return orDefault(readString(resource, "deploymentType"), byDefault.value);
}
