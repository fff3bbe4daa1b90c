import type { DrillTargetDatabase } from "../plan";

/** What cannot be drilled. */
export class TargetError extends Error {
  override readonly name = "TargetError";
}

/** The Pulumi types of what drills restore. */
export const DRILLED_TYPES = { instance: "aws:rds/instance:Instance", cluster: "aws:rds/cluster:Cluster" } as const;

const ARN = /^arn:aws[a-z-]*:rds:([a-z0-9-]+):(\d{12}):(db|cluster):([a-z][a-z0-9-]{0,62})$/i;

/** Reads the ARN of a DB instance or cluster. @throws {TargetError} for any other */
export function targetOf(arn: string): DrillTargetDatabase {
  const [, region, account, kind, id] = ARN.exec(arn) ?? [];
  if (region === undefined || account === undefined || id === undefined) {
    throw new TargetError(
      `${arn} is not the ARN of a DB instance or cluster (arn:aws:rds:REGION:ACCOUNT:db:NAME): drills restore those`,
    );
  }
  return { kind: kind === "db" ? "instance" : "cluster", id: id.toLowerCase(), arn, region, account };
}
