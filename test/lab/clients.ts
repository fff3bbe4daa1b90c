import { BackupClient } from "@aws-sdk/client-backup";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { EFSClient } from "@aws-sdk/client-efs";
import { RDSClient } from "@aws-sdk/client-rds";
import { S3Client } from "@aws-sdk/client-s3";
import { STSClient } from "@aws-sdk/client-sts";
import { type Lab, type LabOptions, startLab } from "../../lab";

export const startAt = new Date("2026-11-27T12:00:00Z");

/** A lab without databases, whose clock stands until it is moved. */
export async function simulatedLab(options: LabOptions = {}): Promise<Lab> {
  return await startLab({ backEnd: "simulated", startAt, ...options });
}

/** AWS's own clients, which take the lab for AWS. They do not try again by themselves, so that each answer is seen. */
export function clientsOf({ endpoint, region }: Lab, elsewhere = region) {
  const config = {
    endpoint,
    region: elsewhere,
    maxAttempts: 1,
    credentials: { accessKeyId: "anybody", secretAccessKey: "anything" },
  };
  return {
    backup: new BackupClient(config),
    cloudwatch: new CloudWatchClient(config),
    dynamodb: new DynamoDBClient(config),
    ec2: new EC2Client(config),
    efs: new EFSClient(config),
    rds: new RDSClient(config),
    s3: new S3Client(config),
    sts: new STSClient(config),
  };
}

/** What a call is refused with: the code that the client knows it by, the HTTP status and the words. */
export async function refusal(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, message, status: $metadata?.httpStatusCode };
  }
  throw new Error("The call was not refused.");
}
