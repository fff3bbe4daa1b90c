import { expect, test } from "@jest/globals";
import { inWords } from "../../../scripts/import/aws-errors";

const error = (name: string, more: object = {}, message = "hunter2") =>
  Object.assign(new Error(message), { name }, more);
const http = (status: number) => ({ $metadata: { httpStatusCode: status } });
const unreachable = (why: string) =>
  `AWS Backup cannot be reached (GetBackupPlan: ${why}); is the Region or --endpoint right?`;

test.each([
  [
    "no credentials",
    error("CredentialsProviderError"),
    "no AWS credentials were found; set AWS_PROFILE or give --profile, or sign in again",
  ],
  ["no Region", error("Error", {}, "Region is missing"), "no Region is set; give --region, or set AWS_REGION"],
  [
    "a token of yesterday",
    error("ExpiredToken", http(403)),
    "AWS refused the credentials (GetBackupPlan: ExpiredToken); sign in again",
  ],
  [
    "not allowed",
    error("AccessDeniedException", http(403)),
    "no permission for backup:GetBackupPlan; give the role that reads it this permission",
  ],
  [
    "forbidden for another reason",
    error("Forbidden", http(403)),
    "no permission for backup:GetBackupPlan; give the role that reads it this permission",
  ],
  [
    "throttled",
    error("ThrottlingException", http(400)),
    "AWS Backup throttled GetBackupPlan again and again; try later",
  ],
  ["too many requests", error("Unknown", http(429)), "AWS Backup throttled GetBackupPlan again and again; try later"],
  ["no such host", error("Error", { code: "ENOTFOUND" }), unreachable("ENOTFOUND")],
  [
    "no address answers",
    error("AggregateError", { errors: [error("Error", { code: "ECONNREFUSED" })] }),
    unreachable("ECONNREFUSED"),
  ],
  ["no answer in time", error("TimeoutError"), unreachable("TimeoutError")],
  [
    "a fault of AWS",
    error("InternalFailure", http(500)),
    "AWS Backup failed (GetBackupPlan: InternalFailure, HTTP 500); try again",
  ],
  ["a fault of ours", error("TypeError"), undefined],
  ["a code that is none of the network's", error("Error", { code: 7 }), undefined],
  ["no error at all", "hunter2", undefined],
])("%s", (_, thrown, words) => {
  expect(inWords("GetBackupPlan", thrown)).toBe(words);
});
