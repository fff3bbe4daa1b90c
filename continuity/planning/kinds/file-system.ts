import { type BackupSettings, backupDimensions, backupsFit } from "../backup-choices";
import { backupParts } from "../backup-parts";
import { type Blueprint, given, reference } from "../blueprint";
import { PRICES } from "../cost";
import { type Dimension, type Level, type PlannedKind, priced } from "../kind";
import type { FileSystemFacts, Question } from "../question";

/** How a file system is set up. */
export interface FileSystemSettings extends BackupSettings {
  readonly replicated: boolean;
}

const FILE_SYSTEM_TYPE = "aws:efs/fileSystem:FileSystem";

/** A Regional file system of Amazon EFS, with a mount target in each zone. */
export const fileSystem: PlannedKind<FileSystemFacts, FileSystemSettings> = {
  kind: "file-system",
  title: "a file system",
  dimensions: (question) => [replicas(question), ...backupDimensions(question)],
  fits: backupsFit,
  parts: (settings, question) => [
    {
      id: "main",
      type: FILE_SYSTEM_TYPE,
      inputs: { encrypted: true },
      tags: "member",
      scope: "member",
      protect: true,
      purpose: "the file system",
    },
    ...question.home.zones.map((zone, i) => mountTarget(zone, i)),
    ...(settings.replicated ? replication(question) : []),
    ...backupParts(settings, question),
  ],
};

function replicas({ others: [other] }: Question): Dimension<FileSystemSettings> {
  const levels: Level<FileSystemSettings>[] = [{ set: { replicated: false } }];
  if (other !== undefined) {
    const reason = `a replica in ${other.name}`;
    levels.push(priced(reason, PRICES.replicatedData, { replicated: true }));
  }
  return { name: "replicas", bearsOn: ["region"], levels };
}

function mountTarget(zone: string, i: number): Blueprint {
  return {
    id: `mount-${zone}`,
    type: "aws:efs/mountTarget:MountTarget",
    inputs: { fileSystemId: reference("main", "id"), subnetId: given("subnets", i) },
    tags: "none",
    scope: "member",
    purpose: `is the way to it in ${zone}`,
  };
}

function replication({ others: [other] }: Question): readonly Blueprint[] {
  if (other === undefined) return [];
  return [
    {
      id: "replication",
      type: "aws:efs/replicationConfiguration:ReplicationConfiguration",
      inputs: { sourceFileSystemId: reference("main", "id"), destination: { region: other.name } },
      tags: "none",
      scope: "member",
      purpose: "keeps a replica in another Region",
    },
  ];
}
