import { withBlackouts } from "../backup/blackout";
import { protectionOf, type Subject } from "../backup/protection";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import { type RecoveryPath, requiring, unknownCondition } from "../recovery/path";
import { open } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { automaticBackups, backupDefaultsOf } from "./fsx-backups";
import { FSX_TAKEOVER, failsOver, ONTAP_TYPE, ONTAP_VOLUME_TYPE, repairs } from "./fsx-deployment";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";
import { byPeople } from "./ways";

const MACHINE_TYPE = "aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine";

/**
 * A volume of Amazon FSx for NetApp ONTAP: it comes back with its file system, from the daily backups of that, or from AWS
 * Backup, which backs up volumes one by one.
 * Figures and sources: docs/mechanisms/fsx-ontap-volume.md.
 */
export const fsxOntapVolume: Mechanism = {
  slug: "fsx-ontap-volume",
  title: "Amazon FSx for NetApp ONTAP volume",
  types: [ONTAP_VOLUME_TYPE],
  reads: ["skipFinalBackup", "storageVirtualMachineId"],
  required: ["storageVirtualMachineId"],
  companions: { [MACHINE_TYPE]: { reads: ["fileSystemId"], required: ["fileSystemId"] } },
  defaults: { [ONTAP_VOLUME_TYPE]: backupDefaultsOf(ONTAP_VOLUME_TYPE) },
  figures: [FSX_TAKEOVER],
  paths(subject, surroundings) {
    const { resource } = subject;
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore to a new volume", subject, surroundings));
    const host = fileSystemOf(resource, surroundings.index);
    if (host === undefined) {
      const because = `the file system of ${resource.name} is not known or not part of this program`;
      const ways = [...withItsHost(subject, because), ...restorePaths(chains, unread, rto, subject, surroundings)];
      return requiring(unknownCondition("its file system is known", because), ways);
    }
    const server = { ...subject, resource: host };
    return [
      ...failsOver(server),
      repairs(server, surroundings),
      ...automaticBackups(server, surroundings, rto, resource),
      ...restorePaths(withBlackouts(chains, host), unread, rto, subject, surroundings),
    ];
  },
};

/** What nobody can tell of a file system may bring its volumes back; and in its windows, which nobody knows, backups fail. */
function withItsHost(subject: Subject, because: string): readonly RecoveryPath[] {
  const figure = bound(open("with its file system", "unknown", because));
  return (["instance", "zone", "data"] as const).map((scenario) =>
    byPeople(scenario, subject, "same", { mechanism: "comes back with its file system", rpo: figure, rto: figure }),
  );
}

/** The file system under a volume, through its storage virtual machine; both are told by reference alone. */
function fileSystemOf(volume: EstateResource, index: EstateIndex): EstateResource | undefined {
  const [host, ...others] = index
    .across(volume, "storageVirtualMachineId", MACHINE_TYPE)
    .flatMap((machine) => index.across(machine, "fileSystemId", ONTAP_TYPE));
  return others.length === 0 ? host : undefined;
}
