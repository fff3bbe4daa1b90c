import { arn } from "../arn";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { alreadyExists, invalidRequest, notFound } from "./errors";
import { backupPage, instant } from "./listing";
import type { VaultRecord } from "./records";

const day = 86_400_000;

export function vaultArn({ region, world }: Call, name: string, elsewhere = region): string {
  return arn("backup", elsewhere, world.ids.account, `backup-vault:${name}`);
}

/** @throws {ServiceError} for a vault that is not in the Region */
export function findVault(call: Call, name: string): VaultRecord {
  const vault = call.world.tables.vaults.get(vaultArn(call, name));
  if (vault === undefined) {
    throw notFound(`Backup vault ${name} does not exist in ${call.region}.`);
  }
  return vault;
}

export function createVault(input: Input, call: Call): Structure {
  const { world, region } = call;
  const name = input.required("BackupVaultName");
  const made = vaultArn(call, name);
  if (world.tables.vaults.get(made) !== undefined) {
    throw alreadyExists(`Backup vault ${name} already exists.`);
  }
  const vault = world.tables.vaults.put(made, {
    arn: made,
    region,
    name,
    createdAt: world.clock.now().toISOString(),
    encryptionKeyArn: input.text("EncryptionKeyArn") ?? arn("kms", region, world.ids.account, "alias/aws/backup"),
    airGapped: false,
    locked: false,
    tags: input.map("BackupVaultTags"),
  });
  return { BackupVaultName: name, BackupVaultArn: made, CreationDate: new Date(vault.createdAt) };
}

export function describeVault(input: Input, call: Call): Structure {
  return view(call, findVault(call, input.required("BackupVaultName")));
}

export function listVaults(input: Input, call: Call): Structure {
  const vaults = call.world.tables.vaults.all().filter(({ region }) => region === call.region);
  const { items, next } = backupPage(input, vaults, (vault) => vault.arn);
  return { BackupVaultList: items.map((vault) => view(call, vault)), NextToken: next };
}

export function deleteVault(input: Input, call: Call): Structure {
  const vault = findVault(call, input.required("BackupVaultName"));
  if (pointsIn(call, vault) > 0) {
    throw invalidRequest(`Backup vault ${vault.name} cannot be deleted: it contains recovery points.`);
  }
  call.world.tables.vaults.delete(vault.arn);
  return {};
}

export function putVaultLock(input: Input, call: Call): Structure {
  const vault = findVault(call, input.required("BackupVaultName"));
  const grace = input.number("ChangeableForDays");
  const [minimum, maximum] = [input.number("MinRetentionDays"), input.number("MaxRetentionDays")];
  call.world.tables.vaults.change(vault.arn, {
    locked: true,
    ...(minimum !== undefined && { minRetentionDays: minimum }),
    ...(maximum !== undefined && { maxRetentionDays: maximum }),
    ...(grace !== undefined && { lockDate: new Date(call.world.clock.now().getTime() + grace * day).toISOString() }),
  });
  return {};
}

function pointsIn({ world }: Call, { region, name }: VaultRecord): number {
  return world.tables.points.all().filter((point) => point.region === region && point.vault === name).length;
}

function view(call: Call, vault: VaultRecord): Structure {
  return {
    BackupVaultName: vault.name,
    BackupVaultArn: vault.arn,
    VaultType: vault.airGapped ? "LOGICALLY_AIR_GAPPED_BACKUP_VAULT" : "BACKUP_VAULT",
    VaultState: "AVAILABLE",
    EncryptionKeyArn: vault.encryptionKeyArn,
    CreationDate: new Date(vault.createdAt),
    NumberOfRecoveryPoints: pointsIn(call, vault),
    Locked: vault.locked,
    MinRetentionDays: vault.minRetentionDays,
    MaxRetentionDays: vault.maxRetentionDays,
    LockDate: instant(vault.lockDate),
  };
}
