/** What the provider or AWS does where the program leaves a property out. */
export interface ProviderDefault<T extends string | number | boolean> {
  readonly value: T;
  /** Where the default is documented. */
  readonly source: string;
  /** The words of the SDK's own documentation that state it; undefined where the SDK is silent. */
  readonly sdkSays?: string;
}

/** Defaults by resource type and property; a dot leads into a nested block. */
export type ProviderDefaults = Readonly<
  Record<string, Readonly<Record<string, ProviderDefault<string | number | boolean>>>>
>;

const PROVIDER = "documentation of the Pulumi AWS provider, 7.48";
const BRIDGED = "source of the provider that Pulumi bridges, internal/service/backup/plan.go";

/** A default that the documentation of the SDK states, in its words. */
export const documentedByProvider = <T extends string | number | boolean>(
  value: T,
  sdkSays: string,
): ProviderDefault<T> => ({
  value,
  source: PROVIDER,
  sdkSays,
});

/** A default on which the documentation of the SDK is silent. */
export const documentedBy = <T extends string | number | boolean>(value: T, source: string): ProviderDefault<T> => ({
  value,
  source,
});

/**
 * The defaults of backup plans and DB instances, by resource type and property; those of the other types stand with their
 * mechanism. Tools disagree on some of them and fail open, hence the source of each and a test against the installed SDK.
 */
export const PROVIDER_DEFAULTS = {
  "aws:rds/instance:Instance": {
    multiAz: documentedBy<boolean>(false, "Amazon RDS API, CreateDBInstance: MultiAZ is off unless asked for"),
    backupRetentionPeriod: documentedByProvider<number>(0, "Default is `0`"),
    deletionProtection: documentedByProvider<boolean>(false, "The default is `false`"),
    deleteAutomatedBackups: documentedByProvider<boolean>(true, "Default is `true`"),
  },
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": {
    retentionPeriod: documentedByProvider<number>(7, "defaults to `7`"),
  },
  "aws:rds/cluster:Cluster": { backupRetentionPeriod: documentedByProvider<number>(1, "Default `1`") },
  "aws:docdb/cluster:Cluster": { backupRetentionPeriod: documentedByProvider<number>(1, "Default `1`") },
  "aws:neptune/cluster:Cluster": { backupRetentionPeriod: documentedByProvider<number>(1, "Default `1`") },
  "aws:fsx/windowsFileSystem:WindowsFileSystem": {
    automaticBackupRetentionDays: documentedByProvider<number>(7, "Defaults to `7`"),
  },
  "aws:fsx/lustreFileSystem:LustreFileSystem": {
    automaticBackupRetentionDays: documentedBy<number>(
      0,
      "Amazon FSx for Lustre user guide, Working with automatic daily backups",
    ),
  },
  "aws:ebs/volume:Volume": {
    type: documentedByProvider<string>("gp2", "Default: `gp2`"),
  },
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": {
    state: documentedByProvider<string>("ENABLED", "Defaults to `ENABLED`"),
    "policyDetails.policyType": documentedByProvider<string>(
      "EBS_SNAPSHOT_MANAGEMENT",
      "Default value is `EBS_SNAPSHOT_MANAGEMENT`",
    ),
    "policyDetails.createInterval": documentedByProvider<number>(1, "Default value is `1`"),
    "policyDetails.resourceLocations": documentedBy<string>(
      "CLOUD",
      "Amazon EBS user guide, Automate snapshot lifecycles: policies without it target the Region",
    ),
  },
  "aws:backup/plan:Plan": {
    "rules.schedule": documentedBy<string>("cron(0 5 ? * * *)", "AWS Backup API, BackupRuleInput: ScheduleExpression"),
    "rules.scheduleExpressionTimezone": documentedByProvider<string>("Etc/UTC", 'Default value: `"Etc/UTC"`'),
    "rules.startWindow": documentedBy<number>(60, BRIDGED),
    "rules.completionWindow": documentedBy<number>(180, BRIDGED),
    "rules.enableContinuousBackup": documentedBy<boolean>(
      false,
      "AWS Backup API, BackupRuleInput: EnableContinuousBackup",
    ),
    "rules.lifecycle.optInToArchiveForSupportedResources": documentedBy<boolean>(
      false,
      "AWS Backup API, Lifecycle: without it supported resources do not move to the archive",
    ),
  },
} as const;
