import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { notFound } from "./errors";
import { backupPage, instant } from "./listing";
import type { PointRecord } from "./records";
import { nameOf } from "./resources";
import { vaultArn } from "./vaults";

/** The newest point of every resource that has any in the Region. */
function newestPoints(call: Call): readonly PointRecord[] {
  const newest = new Map<string, PointRecord>();
  for (const point of call.world.tables.points.all()) {
    const known = newest.get(point.resourceArn);
    if (point.region === call.region && (known === undefined || known.createdAt <= point.createdAt)) {
      newest.set(point.resourceArn, point);
    }
  }
  return [...newest.values()];
}

export function listProtectedResources(input: Input, call: Call): Structure {
  const { items, next } = backupPage(input, newestPoints(call), (point) => point.resourceArn);
  return { Results: items.map((point) => view(call, point)), NextToken: next };
}

export function describeProtectedResource(input: Input, call: Call): Structure {
  const arn = input.required("ResourceArn");
  const point = newestPoints(call).find(({ resourceArn }) => resourceArn === arn);
  if (point === undefined) {
    throw notFound(`The resource ${arn} is not protected.`);
  }
  const restored = call.world.tables.restoreJobs
    .all()
    .filter((job) => job.resourceArn === arn && job.region === call.region && job.status === "COMPLETED")
    .at(-1);
  const took =
    restored?.completedAt && new Date(restored.completedAt).getTime() - new Date(restored.createdAt).getTime();
  return {
    ...view(call, point),
    LatestRestoreJobCreationDate: instant(restored?.createdAt),
    LatestRestoreRecoveryPointCreationDate: instant(restored?.pointCreatedAt),
    // AWS Backup counts whole minutes.
    LatestRestoreExecutionTimeMinutes: took ? Math.ceil(took / 60_000) : undefined,
  };
}

function view(call: Call, point: PointRecord): Structure {
  return {
    ResourceArn: point.resourceArn,
    ResourceType: point.resourceType,
    ResourceName: nameOf(point.resourceArn),
    LastBackupTime: new Date(point.createdAt),
    LastBackupVaultArn: vaultArn(call, point.vault),
    LastRecoveryPointArn: point.arn,
  };
}
