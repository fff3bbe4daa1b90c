import { expect, test } from "@jest/globals";
import { type Operation, permissionsFor, SERVICE_OF } from "../../drills/cloud";
import { iamPolicy } from "../../drills/iam-policy";

const SCOPE = { account: "123456789012", region: "eu-west-1" };
const ROLE = "arn:aws:iam::123456789012:role/restore";

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}
const statements = (backupRole?: string): readonly Statement[] =>
  iamPolicy({ ...SCOPE, ...(backupRole === undefined ? {} : { backupRole }) }).Statement;

test("allows every call that a drill makes, and no other", () => {
  const all = new Set((Object.keys(SERVICE_OF) as Operation[]).flatMap(permissionsFor));
  const allowed = statements(ROLE).flatMap(({ Action }) => Action);
  expect([...allowed].sort()).toEqual([...all, "iam:PassRole"].sort());
});

test("deletes and changes nothing but what carries the prefix", () => {
  const changing = statements().filter(({ Action }) =>
    Action.some((action) => /:(Delete|Modify|RemoveTags)/.test(action)),
  );
  expect(changing.map(({ Sid }) => Sid)).toEqual(["ChangeOnlyWhatDrillsMade"]);
  const databases = [changing[0]?.Resource ?? []].flat().filter((arn) => /:(db|cluster):/.test(arn));
  expect(databases).toEqual([
    "arn:aws:rds:eu-west-1:123456789012:db:lifeboat-drill-*",
    "arn:aws:rds:eu-west-1:123456789012:cluster:lifeboat-drill-*",
  ]);
});

test("reads and removes the contents of nothing but restored stores, and removes no disk without a drill's tag", () => {
  const [contents] = statements(ROLE).filter(({ Action }) => Action.includes("s3:GetObject"));
  expect(contents).toEqual({
    Sid: "LookIntoAndRemoveOnlyRestoredStores",
    Effect: "Allow",
    Action: [
      "dynamodb:DeleteTable",
      "dynamodb:Scan",
      "dynamodb:TagResource",
      "s3:DeleteBucket",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:GetObject",
      "s3:ListBucketVersions",
      "s3:PutBucketTagging",
    ],
    Resource: [
      "arn:aws:dynamodb:eu-west-1:123456789012:table/lifeboat-drill-*",
      "arn:aws:s3:::lifeboat-drill-*",
      "arn:aws:s3:::lifeboat-drill-*/*",
    ],
  });
  const disks = statements(ROLE).filter(({ Action }) =>
    Action.some((action) => /Delete(Volume|FileSystem)/.test(action)),
  );
  expect(disks).toEqual([
    {
      Sid: "RemoveOnlyTaggedDisks",
      Effect: "Allow",
      Action: ["ec2:DeleteVolume", "elasticfilesystem:DeleteFileSystem"],
      Resource: [
        "arn:aws:ec2:eu-west-1:123456789012:volume/*",
        "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/*",
      ],
      Condition: { StringLike: { "aws:ResourceTag/lifeboat:drill-id": "*" } },
    },
  ]);
});

test("lends the restore role to AWS Backup alone, and without one starts no job", () => {
  expect(statements(ROLE).at(-1)).toEqual({
    Sid: "LendTheRestoreRole",
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: ROLE,
    Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
  });
  expect(statements().flatMap(({ Action }) => Action)).not.toContain("backup:StartRestoreJob");
});
