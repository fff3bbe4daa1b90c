import { expect, test } from "@jest/globals";
import { type Operation, SERVICE_OF } from "../../drills/cloud";
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
  const all = (Object.keys(SERVICE_OF) as Operation[]).map((name) => `${SERVICE_OF[name]}:${name}`);
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
