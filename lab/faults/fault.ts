/**
 * What can go wrong in the lab at will.
 *
 * | kind | what happens |
 * |---|---|
 * | `throttled` | the call is refused: too many requests |
 * | `failing` | the call is refused with `code` and `status` (ServiceUnavailable, 500) |
 * | `connection-cut` | the connection is cut before the answer |
 * | `slow` | work takes `seconds` longer |
 * | `stuck` | work never ends |
 * | `work-fails` | work was accepted and fails, with `message` |
 * | `point-expired`, `point-partial` | recovery points are in that state |
 * | `key-inaccessible` | the key of what is to be restored cannot be used |
 * | `quota` | the account has no room for one more |
 * | `capacity` | AWS has no room for one more |
 * | `wrong-database` | what comes back is a database, but another one |
 * | `truncated-table` | what comes back has an empty `table` (`orders`) |
 * | `stale-data` | what comes back lacks the last `seconds` (a day) before its point |
 * | `unreachable` | what comes back says that it is available, and nobody listens |
 * | `cleanup-refused` | nothing can be deleted |
 */
export type FaultKind = (typeof faultKinds)[number];

export const faultKinds = [
  "throttled",
  "failing",
  "connection-cut",
  "slow",
  "stuck",
  "work-fails",
  "point-expired",
  "point-partial",
  "key-inaccessible",
  "quota",
  "capacity",
  "wrong-database",
  "truncated-table",
  "stale-data",
  "unreachable",
  "cleanup-refused",
] as const;

/** One fault, and what it strikes. Without `operation` and `resource` it strikes whatever its kind can. */
export interface Fault {
  readonly kind: FaultKind;
  /** Name of a call of the API, such as `StartRestoreJob`, or of work: see {@link Work}. */
  readonly operation?: string;
  /** Part of the name or ARN of what is acted on. */
  readonly resource?: string;
  /** How many that match are spared first. @default 0 */
  readonly after?: number;
  /** How many are struck. @default all */
  readonly times?: number;
  readonly seconds?: number;
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
  readonly table?: string;
}

/** What the lab takes time for. */
export type Work =
  | "snapshot"
  | "copy"
  | "restore"
  | "create-instance"
  | "modify"
  | "delete"
  | "start-job"
  | "restore-store";
