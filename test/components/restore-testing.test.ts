import { describe, expect, test } from "@jest/globals";
import { RestoreTesting, type RestoreTestingArgs, type Service } from "../../components";
import { ASIDE, MEMBERS, orders, resourcesOf } from "./programs";
import { type Ran, running } from "./running";

const objectives = { data: { rto: "1d", rpo: "2d" }, region: { rto: "8h", rpo: "2d" } } as const;

const restores = (service: Service, more: Partial<RestoreTestingArgs> = {}) =>
  new RestoreTesting("restores", { service, every: "7d", ...more });

/** What belongs to restore tests alone. */
const ownOf = (ran: Ran) =>
  Object.fromEntries(Object.entries(resourcesOf(ran)).filter(([key]) => key.includes(" restores")));

test("what AWS Backup keeps is restored at home, each type by its own selection; the rest is left out, and said", async () => {
  let notTested: RestoreTesting["notTested"] = [];
  const ran = await running(() => {
    const service = orders({ objectives });
    MEMBERS.database(service);
    MEMBERS.table(service);
    MEMBERS.fileSystem(service);
    MEMBERS.cache(service);
    MEMBERS.tasks(service);
    notTested = restores(service).notTested;
  });
  expect(notTested).toEqual([
    { member: "sessions", why: "AWS Backup knows no caches" },
    { member: "web", why: "it keeps no data" },
  ]);
  expect(ownOf(ran)).toEqual({
    "aws:backup/restoreTestingPlan:RestoreTestingPlan restores": {
      name: "shop_test_restores",
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: ["arn:aws:mock:region:111111111111:backups"],
        recoveryPointTypes: ["SNAPSHOT"],
        selectionWindowDays: 7,
      },
      scheduleExpression: "cron(0 6 ? * MON *)",
      scheduleExpressionTimezone: "Etc/UTC",
      startWindowHours: 1,
      tags: ASIDE,
    },
    "aws:backup/restoreTestingSelection:RestoreTestingSelection restores-dynamodb": {
      iamRoleArn: "arn:aws:mock:region:111111111111:restores-role",
      name: "shop_test_restores_dynamodb",
      protectedResourceArns: ["arn:aws:mock:region:111111111111:stock"],
      protectedResourceType: "DynamoDB",
      restoreTestingPlanName: "shop_test_restores",
      validationWindowHours: 4,
    },
    "aws:backup/restoreTestingSelection:RestoreTestingSelection restores-efs": {
      iamRoleArn: "arn:aws:mock:region:111111111111:restores-role",
      name: "shop_test_restores_efs",
      protectedResourceArns: ["arn:aws:mock:region:111111111111:media"],
      protectedResourceType: "EFS",
      restoreTestingPlanName: "shop_test_restores",
      validationWindowHours: 4,
    },
    "aws:backup/restoreTestingSelection:RestoreTestingSelection restores-rds": {
      iamRoleArn: "arn:aws:mock:region:111111111111:restores-role",
      name: "shop_test_restores_rds",
      protectedResourceArns: ["arn:aws:mock:region:111111111111:db"],
      protectedResourceType: "RDS",
      restoreMetadataOverrides: { dbSubnetGroupName: "shop-test-db-subnets" },
      restoreTestingPlanName: "shop_test_restores",
      validationWindowHours: 4,
    },
    "aws:iam/role:Role restores-role": {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
      tags: ASIDE,
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment restores-role-restores": {
      policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores",
      role: "restores-role",
    },
  });
});

test("what is stated: cadence, any point, hours for checks, a role, overrides, a transform", async () => {
  const ran = await running(() => {
    const service = orders({ objectives });
    MEMBERS.database(service);
    restores(service, {
      every: "90d",
      points: "any",
      validationHours: 24,
      roleArn: "arn:aws:iam::111111111111:role/restores",
      overrides: { RDS: { dbInstanceClass: "db.t4g.medium" } },
      transform: { plan: { startWindowHours: 8 }, "restores-rds": { validationWindowHours: 48 } },
    });
  });
  expect(ownOf(ran)).toEqual({
    "aws:backup/restoreTestingPlan:RestoreTestingPlan restores": {
      name: "shop_test_restores",
      recoveryPointSelection: {
        algorithm: "RANDOM_WITHIN_WINDOW",
        includeVaults: ["arn:aws:mock:region:111111111111:backups"],
        recoveryPointTypes: ["SNAPSHOT"],
        selectionWindowDays: 7,
      },
      scheduleExpression: "cron(0 6 1 1,4,7,10 ? *)",
      scheduleExpressionTimezone: "Etc/UTC",
      startWindowHours: 8,
      tags: ASIDE,
    },
    "aws:backup/restoreTestingSelection:RestoreTestingSelection restores-rds": {
      iamRoleArn: "arn:aws:iam::111111111111:role/restores",
      name: "shop_test_restores_rds",
      protectedResourceArns: ["arn:aws:mock:region:111111111111:db"],
      protectedResourceType: "RDS",
      restoreMetadataOverrides: { dbInstanceClass: "db.t4g.medium", dbSubnetGroupName: "shop-test-db-subnets" },
      restoreTestingPlanName: "shop_test_restores",
      validationWindowHours: 48,
    },
  });
});

describe("what cannot be tested registers no test", () => {
  const backedUp = (service: Service) => void MEMBERS.fileSystem(service);
  const hours = "restores: validationHours must be a whole number from 1 to 168";
  const rows: readonly [string, (service: Service) => void, object, string][] = [
    ["no member yet", () => undefined, {}, "restores: create it after the members that it restores"],
    [
      "nothing that AWS Backup keeps",
      (service) => void MEMBERS.cache(service),
      {},
      "restores: no member can be tested (sessions: AWS Backup knows no caches)",
    ],
    ["another cadence", backedUp, { every: "2d" }, "every must be one of 1d, 7d, 30d, 90d"],
    ["no hours for checks", backedUp, { validationHours: 0 }, hours],
    ["an hour and a half", backedUp, { validationHours: 1.5 }, hours],
    ["more than a week", backedUp, { validationHours: 169 }, hours],
    ["other points", backedUp, { points: "oldest" }, "restores: points must be latest or any"],
  ];
  test.each(rows)("%s", async (_, members, more, problem) => {
    const { registered, refusal } = await running(() => {
      const service = orders({ objectives });
      members(service);
      restores(service, more);
    });
    expect(refusal).toBe(`service orders: ${problem}`);
    expect(registered.filter(({ type }) => /restoreTesting/i.test(type))).toEqual([]);
  });
});
