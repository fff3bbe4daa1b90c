import type {
  BackupJobRecord,
  CopyJobRecord,
  PlanRecord,
  PointRecord,
  RestoreJobRecord,
  SelectionRecord,
  VaultRecord,
} from "../backup/records";
import type { MetricRecord } from "../cloudwatch";
import type { ClusterRecord, InstanceRecord, SnapshotRecord } from "../rds/records";
import type { StoreRecord } from "../stores/records";
import type { Journal } from "./journal";
import { Table } from "./table";

/** All that the lab knows, by ARN, or by id where there is no ARN. */
export interface Tables {
  readonly instances: Table<InstanceRecord>;
  readonly clusters: Table<ClusterRecord>;
  readonly snapshots: Table<SnapshotRecord>;
  readonly stores: Table<StoreRecord>;
  readonly vaults: Table<VaultRecord>;
  readonly plans: Table<PlanRecord>;
  readonly selections: Table<SelectionRecord>;
  readonly points: Table<PointRecord>;
  readonly backupJobs: Table<BackupJobRecord>;
  readonly copyJobs: Table<CopyJobRecord>;
  readonly restoreJobs: Table<RestoreJobRecord>;
  /** The metrics that somebody published, by what they are called. */
  readonly metrics: Table<MetricRecord>;
  /** The databases that the simulation has, and since when. */
  readonly simulated: Table<{ readonly since: string }>;
}

/** The tables as a journal left them. */
export function openTables(journal: Journal): Tables {
  const entries = journal.read();
  const open = <Row extends object>(name: string) => new Table<Row>(name, journal, entries);
  return {
    instances: open("instances"),
    clusters: open("clusters"),
    snapshots: open("snapshots"),
    stores: open("stores"),
    vaults: open("vaults"),
    plans: open("plans"),
    selections: open("selections"),
    points: open("points"),
    backupJobs: open("backupJobs"),
    copyJobs: open("copyJobs"),
    restoreJobs: open("restoreJobs"),
    metrics: open("metrics"),
    simulated: open("simulated"),
  };
}
