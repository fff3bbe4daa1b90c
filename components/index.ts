export type { Duration } from "../continuity/declaration/duration";
export type { ObjectivesText, ObjectiveText } from "../continuity/declaration/objectives";
export type { Scenario } from "../continuity/declaration/scenario";
export { BackupPolicy, type BackupPolicyArgs, type BackupPolicyTransform } from "./backup-policy";
export { ContinuityAlarms, type ContinuityAlarmsArgs, type ContinuityAlarmsTransform } from "./continuity-alarms";
export { declare, tagging } from "./declare";
export { DeclarationError, ObjectiveError } from "./errors";
export {
  type FailoverEndpoint,
  FailoverRecord,
  type FailoverRecordArgs,
  type FailoverRecordTransform,
} from "./failover-record";
export type { Place } from "./place";
export type { MemberArgs, PlannedMember } from "./planned-member";
export { ResilientBucket, type ResilientBucketArgs, type ResilientBucketTransform } from "./resilient-bucket";
export { ResilientCache, type ResilientCacheArgs, type ResilientCacheTransform } from "./resilient-cache";
export { ResilientDatabase, type ResilientDatabaseArgs, type ResilientDatabaseTransform } from "./resilient-database";
export {
  ResilientFileSystem,
  type ResilientFileSystemArgs,
  type ResilientFileSystemTransform,
} from "./resilient-file-system";
export { ResilientTable, type ResilientTableArgs, type ResilientTableTransform } from "./resilient-table";
export {
  ResilientTasks,
  type ResilientTasksArgs,
  type ResilientTasksTransform,
  type TasksPlace,
} from "./resilient-tasks";
export {
  ResilientVolumeGroup,
  type ResilientVolumeGroupArgs,
  type ResilientVolumeGroupTransform,
} from "./resilient-volume-group";
export type { RestoreCadence } from "./restore-cadence";
export type { NotTested } from "./restore-selections";
export { RestoreTesting, type RestoreTestingArgs, type RestoreTestingTransform } from "./restore-testing";
export { Service, type ServiceArgs } from "./service";
export { type ServiceDeclaration, serviceTags } from "./service-tags";
export type { Transform } from "./transform";
export type { AcceptedOfService, AcceptedShortfall } from "./waive";
