import { Input } from "../protocol/input";
import type { Structure, Value } from "../protocol/wire";

/** The names that the lab reads, in the case that the services give them. */
const names = [
  "AllocatedStorage",
  "availabilityZone",
  "BackupRetentionPeriod",
  "CopyTagsToSnapshot",
  "CreationToken",
  "DBClusterIdentifier",
  "DBClusterParameterGroupName",
  "DBInstanceClass",
  "DBInstanceIdentifier",
  "DBParameterGroupName",
  "DBSubnetGroupName",
  "DeletionProtection",
  "DestinationBucketName",
  "KmsKeyId",
  "MultiAZ",
  "NewBucket",
  "newFileSystem",
  "PubliclyAccessible",
  "RestoreTime",
  "RestoreToTime",
  "StorageType",
  "targetTableName",
  "UseLatestRestorableTime",
  "volumeSize",
  "VpcSecurityGroupIds",
];

/** Metadata as members of a request: its names in their own case, lists of security groups as lists. */
export function readMetadata(given: Readonly<Record<string, string>>): Input {
  const proper = new Map(names.map((name) => [name.toLowerCase(), name]));
  const members: Structure = Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const name = proper.get(key.toLowerCase()) ?? key;
      return [name, name === "VpcSecurityGroupIds" ? listed(value) : value];
    }),
  );
  return new Input(members, { missing: "MissingParameterValueException", invalid: "InvalidParameterValueException" });
}

/** AWS Backup writes lists as JSON; commas do as well. */
function listed(text: string): Value {
  return text
    .replace(/[[\]"\s]/g, "")
    .split(",")
    .filter((each) => each !== "");
}
