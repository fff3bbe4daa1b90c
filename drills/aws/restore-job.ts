import type { Cloud } from "../cloud";

/** A restore that AWS Backup does. */
export interface RestoreJob {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  /** The recovery point that it restores. */
  readonly point: string;
  /** The ARN of what it makes, or made; null while it does not say. */
  readonly created: string | null;
}

/** A restore that came to nothing. */
export class RestoreFailedError extends Error {
  override readonly name = "RestoreFailedError";
}

const ENDED_BADLY: ReadonlySet<string> = new Set(["FAILED", "ABORTED"]);

/** A job, whatever became of it. */
export async function findJob(cloud: Cloud, region: string, id: string): Promise<RestoreJob> {
  return read(await cloud.send(region, "DescribeRestoreJob", { RestoreJobId: id }), id);
}

/** @throws {RestoreFailedError} if the job failed, with the reason that AWS Backup gives */
export async function readJob(cloud: Cloud, region: string, id: string): Promise<RestoreJob> {
  const job = await findJob(cloud, region, id);
  demandHope(job);
  return job;
}

/** @throws {RestoreFailedError} */
export function demandHope({ id, status, message }: RestoreJob): void {
  if (!ENDED_BADLY.has(status)) return;
  throw new RestoreFailedError(`restore job ${id} is ${status}${message === "" ? "" : `: ${message}`}`);
}

/** The jobs that restore a point, of those begun since, from the newest on. */
export async function findJobs(
  cloud: Cloud,
  region: string,
  pointArn: string,
  since: string,
): Promise<readonly RestoreJob[]> {
  // Clocks differ: a job may seem to be older than what asked for it.
  const ByCreatedAfter = new Date(Date.parse(since) - 60_000);
  const { RestoreJobs = [] } = await cloud.send(region, "ListRestoreJobs", { ByCreatedAfter });
  return RestoreJobs.filter(({ RecoveryPointArn }) => RecoveryPointArn === pointArn)
    .sort((a, b) => Number(b.CreationDate) - Number(a.CreationDate))
    .flatMap((job) => (job.RestoreJobId === undefined ? [] : read(job, job.RestoreJobId)));
}

function read(
  job: {
    readonly Status?: string | undefined;
    readonly StatusMessage?: string | undefined;
    readonly RecoveryPointArn?: string | undefined;
    readonly CreatedResourceArn?: string | undefined;
  },
  id: string,
): RestoreJob {
  const { Status = "", StatusMessage = "", RecoveryPointArn = "", CreatedResourceArn } = job;
  const created = CreatedResourceArn === undefined || CreatedResourceArn === "" ? null : CreatedResourceArn;
  return { id, status: Status, message: StatusMessage, point: RecoveryPointArn, created };
}

/** Whether the job may still make something. */
export function isUnderWay({ status }: RestoreJob): boolean {
  return status !== "COMPLETED" && !ENDED_BADLY.has(status);
}
