import {
  AddTagsToResourceCommand,
  CreateDBSnapshotCommand,
  DeleteDBInstanceCommand,
  DeleteDBSnapshotCommand,
  DescribeAccountAttributesCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  DescribeDBSubnetGroupsCommand,
  DescribeOrderableDBInstanceOptionsCommand,
  ListTagsForResourceCommand,
  ModifyDBInstanceCommand,
  RemoveTagsFromResourceCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let rds: ReturnType<typeof clientsOf>["rds"];

beforeAll(async () => {
  lab = await simulatedLab({
    sources: [{ kind: "instance", name: "orders-db", tags: { "continuity:service": "orders" } }],
  });
  rds = clientsOf(lab).rds;
});
afterAll(() => lab.stop());

const status = async (id: string) => {
  const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: id }));
  return DBInstances[0]?.DBInstanceStatus;
};

describe("an instance of its own", () => {
  test("is described with its endpoint, network, tags and how far it can be restored", async () => {
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
    expect(DBInstances).toHaveLength(1);
    expect(DBInstances[0]).toMatchObject({
      DBInstanceIdentifier: "orders-db",
      DBInstanceArn: "arn:aws:rds:us-east-1:123456789012:db:orders-db",
      DBInstanceStatus: "available",
      Engine: "postgres",
      AllocatedStorage: 20,
      MultiAZ: false,
      DeletionProtection: true,
      BackupRetentionPeriod: 7,
      Endpoint: { Port: 5432 },
      VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-0default00000000000", Status: "active" }],
      DBSubnetGroup: { DBSubnetGroupName: "default", VpcId: "vpc-0default0000000000" },
      TagList: [{ Key: "continuity:service", Value: "orders" }],
      LatestRestorableTime: new Date("2026-11-27T11:55:00Z"),
    });
    expect(DBInstances[0]?.DBSubnetGroup?.Subnets?.map((subnet) => subnet.SubnetIdentifier)).toEqual([
      "subnet-0default00000000a",
      "subnet-0default00000000b",
    ]);
  });

  test("has an automated backup with a window", async () => {
    const { DBInstanceAutomatedBackups } = await rds.send(
      new DescribeDBInstanceAutomatedBackupsCommand({ DBInstanceIdentifier: "orders-db" }),
    );
    expect(DBInstanceAutomatedBackups).toEqual([
      expect.objectContaining({
        DBInstanceIdentifier: "orders-db",
        Status: "active",
        RestoreWindow: { EarliestTime: new Date("2026-11-26T12:00:00Z"), LatestTime: new Date("2026-11-27T11:55:00Z") },
      }),
    ]);
  });

  test("is restored from a snapshot, with RDS's defaults where the request is silent", async () => {
    const { DBInstance } = await rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: "drill-1",
        DBSnapshotIdentifier: "orders-db-initial",
        DBSubnetGroupName: "isolated",
        VpcSecurityGroupIds: ["sg-0isolated0000000000"],
        Tags: [{ Key: "drill-id", Value: "1" }],
      }),
    );
    expect(DBInstance).toMatchObject({
      DBInstanceStatus: "creating",
      DeletionProtection: false,
      DBSubnetGroup: { VpcId: "vpc-0isolated000000000" },
      VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-0isolated0000000000" }],
      TagList: [{ Key: "drill-id", Value: "1" }],
    });
    expect(DBInstance?.Endpoint).toBeUndefined();
    await lab.advance(400);
    expect(await status("drill-1")).toBe("creating");
    await lab.advance(1200);
    expect(await status("drill-1")).toBe("available");
  });

  test("is restored to an instant, and refuses those that it has not got", async () => {
    const request = { SourceDBInstanceIdentifier: "orders-db", TargetDBInstanceIdentifier: "drill-2" };
    expect(
      await refusal(
        rds.send(new RestoreDBInstanceToPointInTimeCommand({ ...request, RestoreTime: new Date("2026-01-01") })),
      ),
    ).toEqual({
      name: "InvalidRestoreFault",
      status: 400,
      message: expect.stringMatching(/^The restore time must lie between 2026-11-26T12:00:00.000Z and /),
    });
    expect(await refusal(rds.send(new RestoreDBInstanceToPointInTimeCommand(request)))).toEqual({
      name: "InvalidParameterCombination",
      status: 400,
      message: "Specify either a restore time or UseLatestRestorableTime.",
    });
    await rds.send(
      new RestoreDBInstanceToPointInTimeCommand({ ...request, RestoreTime: new Date("2026-11-27T06:00:00Z") }),
    );
    await lab.advance(1600);
    expect(await status("drill-2")).toBe("available");
    expect(
      await refusal(rds.send(new RestoreDBInstanceToPointInTimeCommand({ ...request, UseLatestRestorableTime: true }))),
    ).toEqual({
      name: "DBInstanceAlreadyExistsFault",
      status: 400,
      message: "DB instance already exists",
    });
  });

  test("is modified, and deleted only without protection", async () => {
    const target = { DBInstanceIdentifier: "drill-2" };
    await rds.send(new ModifyDBInstanceCommand({ ...target, DeletionProtection: true, BackupRetentionPeriod: 0 }));
    expect(await status("drill-2")).toBe("modifying");
    expect((await refusal(rds.send(new ModifyDBInstanceCommand(target)))).name).toBe("InvalidDBInstanceStateFault");
    await lab.advance(60);
    expect(await refusal(rds.send(new DeleteDBInstanceCommand({ ...target, SkipFinalSnapshot: true })))).toEqual({
      name: "InvalidParameterCombination",
      status: 400,
      message: "Cannot delete drill-2: it is protected against deletion. Switch the protection off and try again.",
    });
    await rds.send(new ModifyDBInstanceCommand({ ...target, DeletionProtection: false }));
    await lab.advance(60);
    await rds.send(new DeleteDBInstanceCommand({ ...target, SkipFinalSnapshot: true, DeleteAutomatedBackups: true }));
    expect(await status("drill-2")).toBe("deleting");
    await lab.advance(240);
    expect(await refusal(rds.send(new DescribeDBInstancesCommand(target)))).toEqual({
      name: "DBInstanceNotFoundFault",
      status: 404,
      message: "DBInstance drill-2 not found.",
    });
  });

  test("that is deleted while it is restored does not come back", async () => {
    const target = { DBInstanceIdentifier: "drill-3" };
    await rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({ ...target, DBSnapshotIdentifier: "orders-db-initial" }),
    );
    await lab.advance(60);
    await rds.send(new DeleteDBInstanceCommand({ ...target, SkipFinalSnapshot: true }));
    await lab.advance(3600);
    expect((await refusal(rds.send(new DescribeDBInstancesCommand(target)))).name).toBe("DBInstanceNotFoundFault");
  });
});

describe("snapshots", () => {
  test("are made, described by source and deleted", async () => {
    const snapshot = { DBSnapshotIdentifier: "before-release" };
    await rds.send(new CreateDBSnapshotCommand({ ...snapshot, DBInstanceIdentifier: "orders-db" }));
    expect(
      (await refusal(rds.send(new CreateDBSnapshotCommand({ ...snapshot, DBInstanceIdentifier: "orders-db" })))).name,
    ).toBe("DBSnapshotAlreadyExistsFault");
    const unfinished = new RestoreDBInstanceFromDBSnapshotCommand({ ...snapshot, DBInstanceIdentifier: "drill-4" });
    expect(await refusal(rds.send(unfinished))).toEqual({
      name: "InvalidDBSnapshotStateFault",
      status: 400,
      message: "The snapshot before-release is creating, not available.",
    });
    await lab.advance(600);
    const described = await rds.send(new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: "orders-db" }));
    expect(
      described.DBSnapshots?.map(({ DBSnapshotIdentifier, Status, SnapshotType }) => [
        DBSnapshotIdentifier,
        Status,
        SnapshotType,
      ]),
    ).toEqual([
      ["orders-db-initial", "available", "manual"],
      ["before-release", "available", "manual"],
    ]);
    await rds.send(new DeleteDBSnapshotCommand(snapshot));
    expect((await refusal(rds.send(new DescribeDBSnapshotsCommand(snapshot)))).name).toBe("DBSnapshotNotFoundFault");
  });

  test("of AWS Backup are shown when they are asked for, and left to AWS Backup", async () => {
    const { DBSnapshots = [] } = await rds.send(new DescribeDBSnapshotsCommand({ SnapshotType: "awsbackup" }));
    expect(DBSnapshots).toHaveLength(1);
    const [made] = DBSnapshots;
    expect(made?.DBSnapshotIdentifier).toMatch(/^awsbackup:job-/);
    expect(
      await refusal(rds.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: made?.DBSnapshotIdentifier ?? "" }))),
    ).toEqual({
      name: "InvalidDBSnapshotStateFault",
      status: 400,
      message: "Snapshots that AWS Backup made are deleted in AWS Backup.",
    });
  });
});

describe("around them", () => {
  test("tags are added, listed and removed", async () => {
    const ResourceName = "arn:aws:rds:us-east-1:123456789012:db:orders-db";
    await rds.send(new AddTagsToResourceCommand({ ResourceName, Tags: [{ Key: "owner", Value: "a & b <c>" }] }));
    expect((await rds.send(new ListTagsForResourceCommand({ ResourceName }))).TagList).toEqual([
      { Key: "continuity:service", Value: "orders" },
      { Key: "owner", Value: "a & b <c>" },
    ]);
    await rds.send(new RemoveTagsFromResourceCommand({ ResourceName, TagKeys: ["owner"] }));
    expect((await rds.send(new ListTagsForResourceCommand({ ResourceName }))).TagList).toHaveLength(1);
  });

  test("quotas count what there is", async () => {
    const { AccountQuotas = [] } = await rds.send(new DescribeAccountAttributesCommand({}));
    expect(AccountQuotas[0]).toEqual({ AccountQuotaName: "DBInstances", Used: 2, Max: 40 });
  });

  test("subnet groups and orderable classes are named", async () => {
    const { DBSubnetGroups = [] } = await rds.send(new DescribeDBSubnetGroupsCommand({}));
    expect(DBSubnetGroups.map((group) => group.DBSubnetGroupName)).toEqual(["default", "isolated"]);
    expect((await refusal(rds.send(new DescribeDBSubnetGroupsCommand({ DBSubnetGroupName: "no" })))).name).toBe(
      "DBSubnetGroupNotFoundFault",
    );
    const { OrderableDBInstanceOptions = [] } = await rds.send(
      new DescribeOrderableDBInstanceOptionsCommand({ Engine: "postgres", DBInstanceClass: "db.t4g.medium" }),
    );
    expect(OrderableDBInstanceOptions.map((option) => option.AvailabilityZones?.map((zone) => zone.Name))).toEqual([
      ["us-east-1a", "us-east-1b"],
    ]);
  });

  test("filters admit what they name, and are refused if there is none of the name", async () => {
    const filtered = (Name: string, Values: string[]) =>
      rds.send(new DescribeDBInstancesCommand({ Filters: [{ Name, Values }] }));
    expect((await filtered("db-instance-id", ["orders-db", "x"])).DBInstances).toHaveLength(1);
    expect((await filtered("engine", ["mysql"])).DBInstances).toHaveLength(0);
    expect((await refusal(filtered("colour", ["red"]))).message).toBe("Unrecognized filter name: colour");
  });
});
