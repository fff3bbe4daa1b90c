import { expect, test } from "@jest/globals";
import { inWords, isTransient } from "../../../drills/aws/errors";

const error = (name: string, more: object = {}, message = "it\n  says so") =>
  Object.assign(new Error(message), { name }, more);
const http = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });
const permission = "no permission for rds:DeleteDBInstance; lifeboat iam-policy prints what a drill needs";
const unreachable = (why: string) =>
  `AWS cannot be reached (DeleteDBInstance: ${why}); is the Region or --endpoint right?`;

test.each<[string, Error, string, boolean]>([
  [
    "no credentials",
    error("CredentialsProviderError"),
    "no AWS credentials were found; set AWS_PROFILE or give --profile, or sign in again",
    false,
  ],
  [
    "credentials of yesterday",
    error("ExpiredTokenException", http(403)),
    "AWS refused the credentials (DeleteDBInstance: ExpiredTokenException); sign in again",
    false,
  ],
  ["not allowed", error("AccessDenied", http(403)), permission, false],
  ["not allowed, as EC2 says it", error("UnauthorizedOperation", http(403)), permission, false],
  ["throttled", error("Throttling", http(400)), "AWS throttled DeleteDBInstance again and again; try later", true],
  ["no such host", error("Error", { code: "ENOTFOUND" }), unreachable("ENOTFOUND"), true],
  [
    "no address answers",
    error("AggregateError", { errors: [{ code: "ECONNREFUSED" }] }),
    unreachable("ECONNREFUSED"),
    true,
  ],
  ["no answer in time", error("TimeoutError"), unreachable("TimeoutError"), true],
  ["a fault of AWS", error("InternalFailure", http(500)), "DeleteDBInstance: it says so (InternalFailure)", true],
  [
    "the key",
    error("KMSKeyNotAccessibleFault", http(400)),
    "the key of the backup cannot be used (DeleteDBInstance: KMSKeyNotAccessibleFault)",
    false,
  ],
  [
    "anything else",
    error("InvalidRestoreFault", http(400)),
    "DeleteDBInstance: it says so (InvalidRestoreFault)",
    false,
  ],
])("%s", (_, thrown, words, transient) => {
  expect([inWords("DeleteDBInstance", thrown), isTransient(thrown)]).toEqual([words, transient]);
});
