import type { Output } from "@pulumi/pulumi";
import { makeChild, type Nursery } from "./child";

/**
 * A topic for the alarms of one Region, since an alarm can tell no topic of another one. It is encrypted with a key of its own:
 * with AWS's key for Amazon SNS CloudWatch cannot publish.
 */
export function alarmTopic(
  name: string,
  suffix: string,
  tags: Readonly<Record<string, string>>,
  nursery: Nursery,
): Output<string> {
  const { Key, KeyPolicy } = require("@pulumi/aws/kms") as typeof import("@pulumi/aws/kms");
  const { Topic } = require("@pulumi/aws/sns") as typeof import("@pulumi/aws/sns");
  const called = (id: string) => ({ id: `${id}${suffix}`, name: `${name}-${id}${suffix}` });
  const keyArgs = { description: `Encrypts the alarms of ${name}`, enableKeyRotation: true, tags };
  const key = makeChild(Key, { ...called("topic-key"), args: keyArgs }, nursery);
  makeChild(
    KeyPolicy,
    { ...called("topic-key-policy"), args: { keyId: key.id, policy: key.arn.apply(policyOf) } },
    nursery,
  );
  return makeChild(Topic, { ...called("topic"), args: { kmsMasterKeyId: key.arn, tags } }, nursery).arn;
}

/** The account keeps the key, as by AWS's default policy, and CloudWatch may publish under it for alarms of the account. */
function policyOf(arn: string): string {
  const account = arn.split(":")[4] ?? "";
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" },
      {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  });
}
