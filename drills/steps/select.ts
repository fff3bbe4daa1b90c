import { type Found, findSource, isDatabase } from "../aws/found";
import { findPoints } from "../aws/points";
import { lockOfVault } from "../aws/vault-points";
import type { Cloud } from "../cloud";
import { demandSize, gibOf, isSizedByPoint } from "../guard/guard";
import type { Selection } from "../journal/entry";
import type { DrillPlan } from "../plan";
import type { FoundPoint } from "../points/point";
import { type Chosen, NoPointError, selectPoint } from "../points/select";

/** Finds the recovery point to restore. @throws {NoPointError} @throws {GuardError} for what is too large, where its points alone tell */
export async function select(cloud: Cloud, plan: DrillPlan, random: () => number): Promise<Selection> {
  const { target, region, choice } = plan;
  const source = await findSource(cloud, target);
  if (source === undefined) throw new NoPointError(`${target.arn} is gone: a drill restores beside its source`);
  const points = await findPoints(cloud, region, target, source, Date.parse(plan.declaredAt));
  const chosen = selectPoint(points, choice, `${target.id} in ${region}`, random());
  if (chosen.point.via === "backup" && plan.backupRole === undefined) {
    throw new NoPointError(`${chosen.point.arn} is restored by AWS Backup, which needs a role: give --backup-role`);
  }
  if (isSizedByPoint(source)) demandSize(plan, gibOf(chosen.point.sizeBytes));
  return {
    point: await described(cloud, chosen.point, source),
    via: chosen.point.via,
    restoreTo: chosen.restoreTo ?? latestOf(chosen.point, source),
    lossAsOf: lossAsOf(plan, chosen),
    source,
  };
}

/** One loses what came after the newest point; what another point lacks says nothing of that. */
function lossAsOf({ declaredAt, choice }: DrillPlan, { newest }: Chosen): string | null {
  if (newest) return declaredAt;
  return typeof choice.from === "object" && "time" in choice.from ? choice.from.time : null;
}

/** RDS restores to the latest by itself; what else is backed up continuously has to be told an instant. */
function latestOf({ kind, dataAt, createdAt }: FoundPoint, source: Found): string | null {
  return kind !== "continuous" || isDatabase(source) ? null : (dataAt ?? createdAt);
}

/** With what only the vault tells. */
async function described(cloud: Cloud, point: FoundPoint, source: Found): Promise<Selection["point"]> {
  const { arn, kind, createdAt, dataAt, region, vault, sizeBytes, encrypted } = point;
  const common = { arn, kind, createdAt, dataAt, region, ...(sizeBytes === undefined ? {} : { sizeBytes }) };
  if (vault === undefined) return { ...common, encrypted: encrypted ?? source.encrypted };
  const [found, vaultFound] = await Promise.all([
    cloud.send(region, "DescribeRecoveryPoint", { BackupVaultName: vault, RecoveryPointArn: arn }),
    cloud.send(region, "DescribeBackupVault", { BackupVaultName: vault }),
  ]);
  return {
    ...common,
    vault,
    encrypted: found.IsEncrypted ?? source.encrypted,
    locked: lockOfVault(vaultFound) === "compliance",
  };
}
