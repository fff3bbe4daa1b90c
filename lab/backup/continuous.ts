import { arn } from "../arn";
import { backupId } from "../rds/automated-backups";
import { rdsArn } from "../rds/find";
import type { Call } from "../world";
import type { PointRecord, VaultRecord } from "./records";
import { findResource, type Resource } from "./resources";

const retentionDays = 35;

/** Takes a resource into continuous backup: one point in a vault, which reaches from the first backup up to now. */
export function backUpContinuously(
  call: Call,
  vault: VaultRecord,
  resourceArn: string,
  iamRoleArn: string,
): PointRecord {
  const { world, region } = call;
  const resource = findResource(call, resourceArn);
  const pointArn = continuousArn(call, resource);
  return world.tables.points.put(pointArn, {
    arn: pointArn,
    region,
    vault: vault.name,
    resourceArn,
    resourceType: resource.type,
    status: "AVAILABLE",
    createdAt: world.clock.now().toISOString(),
    bytes: 0,
    lifecycle: { deleteAfterDays: retentionDays },
    iamRoleArn,
    encryptionKeyArn: vault.encryptionKeyArn,
    continuous: true,
    ...("store" in resource && { contents: resource.store.contents }),
    tags: {},
  });
}

function continuousArn(call: Call, resource: Resource): string {
  const { region, world } = call;
  if ("store" in resource) {
    return arn(
      "backup",
      region,
      world.ids.account,
      `recovery-point:continuous:${resource.store.name}-${world.ids.uuid().slice(0, 8)}`,
    );
  }
  return rdsArn(call, resource.type === "RDS" ? "auto-backup" : "cluster-auto-backup", backupId(resource.database));
}
