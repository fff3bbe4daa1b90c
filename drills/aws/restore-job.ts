import type { Cloud } from "../cloud";

/** A restore that AWS Backup does. */
export interface RestoreJob {
  readonly id: string;
  readonly status: string;
  readonly message: string;
}

/** A restore that came to nothing. */
export class RestoreFailedError extends Error {
  override readonly name = "RestoreFailedError";
}

const ENDED_BADLY: ReadonlySet<string> = new Set(["FAILED", "ABORTED"]);

/** @throws {RestoreFailedError} if the job failed, with the reason that AWS Backup gives */
export async function readJob(cloud: Cloud, region: string, id: string): Promise<RestoreJob> {
  const { Status = "", StatusMessage = "" } = await cloud.send(region, "DescribeRestoreJob", { RestoreJobId: id });
  if (ENDED_BADLY.has(Status)) {
    throw new RestoreFailedError(`restore job ${id} is ${Status}${StatusMessage === "" ? "" : `: ${StatusMessage}`}`);
  }
  return { id, status: Status, message: StatusMessage };
}

/** The newest job that restores a point, of those begun since. */
export async function findJob(
  cloud: Cloud,
  region: string,
  pointArn: string,
  since: string,
): Promise<RestoreJob | undefined> {
  // Clocks differ: a job may seem to be older than what asked for it.
  const ByCreatedAfter = new Date(Date.parse(since) - 60_000);
  const { RestoreJobs = [] } = await cloud.send(region, "ListRestoreJobs", { ByCreatedAfter });
  const [job] = RestoreJobs.filter(({ RecoveryPointArn }) => RecoveryPointArn === pointArn).sort(
    (a, b) => Number(b.CreationDate) - Number(a.CreationDate),
  );
  return job?.RestoreJobId === undefined
    ? undefined
    : { id: job.RestoreJobId, status: job.Status ?? "", message: job.StatusMessage ?? "" };
}

/** Whether the job may still make something. */
export function isUnderWay({ status }: RestoreJob): boolean {
  return status !== "COMPLETED" && !ENDED_BADLY.has(status);
}
