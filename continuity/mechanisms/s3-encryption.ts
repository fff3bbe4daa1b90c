import { bagString, bagValue, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Bag } from "../estate/value";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { blockIn, blockOf, companionsOf, rulesOf } from "./s3-settings";

export const ENCRYPTION_TYPES: readonly string[] = [
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
];

/**
 * Whether objects lie under keys of Amazon S3 alone, which nobody can delete: so unless the program states another
 * encryption.
 *
 * Source: Amazon S3 user guide, "Setting default server-side encryption behavior for Amazon S3 buckets".
 */
export function ownKeyOnly(resource: EstateResource, index: EstateIndex): Condition {
  const text = "its objects lie under keys of Amazon S3 (that nobody writes any under another key is assumed)";
  const block = blockOf(resource, "serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations");
  const stated = [
    block.kind === "known" ? rulesOf(firstKnown(block.value), resource.name) : rulesOf(block, resource.name),
    ...companionsOf(resource, ENCRYPTION_TYPES, index).map((one) => rulesOf(readValue(one, "rules"), one.name)),
  ];
  const own = stated.every((one) => one.kind === "known" && one.value.every(isOwn));
  return own
    ? condition(text, true)
    : unknownCondition(text, `objects of ${resource.name} may lie under a key of AWS KMS`);
}

/** The inline block of one form has a rule, that of the other rules. */
function firstKnown(block: Bag) {
  const rule = bagValue(block, "rule");
  return rule.kind === "absent" ? bagValue(block, "rules") : rule;
}

function isOwn(rule: Bag): boolean {
  const block = blockIn(rule, "applyServerSideEncryptionByDefault", "applyServerSideEncryptionByDefaults");
  if (block.kind === "absent") return true;
  if (block.kind === "unknown") return false;
  const algorithm = bagString(block.value, "sseAlgorithm");
  return algorithm.kind === "known" && algorithm.value === "AES256";
}
