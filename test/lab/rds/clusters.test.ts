import {
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  DeleteDBClusterCommand,
  DeleteDBClusterSnapshotCommand,
  DeleteDBInstanceCommand,
  DescribeDBClusterAutomatedBackupsCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  ModifyDBClusterCommand,
  RestoreDBClusterFromSnapshotCommand,
  RestoreDBClusterToPointInTimeCommand,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Lab } from "../../../lab";
import { clientsOf, refusal, simulatedLab } from "../clients";

let lab: Lab;
let rds: ReturnType<typeof clientsOf>["rds"];

beforeAll(async () => {
  lab = await simulatedLab({ sources: [{ kind: "cluster", name: "shop" }] });
  rds = clientsOf(lab).rds;
});
afterAll(() => lab.stop());

const cluster = async (id: string) => {
  const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier: id }));
  return DBClusters[0];
};
const Engine = "aurora-postgresql";

describe("an Aurora cluster", () => {
  test("is described with its member and its window", async () => {
    expect(await cluster("shop")).toMatchObject({
      DBClusterArn: "arn:aws:rds:us-east-1:123456789012:cluster:shop",
      Status: "available",
      Engine,
      DBClusterMembers: [{ DBInstanceIdentifier: "shop-1", IsClusterWriter: true }],
      EarliestRestorableTime: new Date("2026-11-26T12:00:00Z"),
      LatestRestorableTime: new Date("2026-11-27T11:55:00Z"),
    });
    const { DBClusterAutomatedBackups } = await rds.send(
      new DescribeDBClusterAutomatedBackupsCommand({ DBClusterIdentifier: "shop" }),
    );
    expect(DBClusterAutomatedBackups).toEqual([
      expect.objectContaining({ DBClusterIdentifier: "shop", Status: "active" }),
    ]);
  });

  test("comes back from a snapshot without an instance, and serves once it has one", async () => {
    const request = { DBClusterIdentifier: "drill-1", SnapshotIdentifier: "shop-initial" };
    expect(
      (await refusal(rds.send(new RestoreDBClusterFromSnapshotCommand({ ...request, Engine: "aurora-mysql" }))))
        .message,
    ).toBe("The engine of the snapshot is aurora-postgresql, not aurora-mysql.");
    await rds.send(new RestoreDBClusterFromSnapshotCommand({ ...request, Engine }));
    const instance = {
      DBInstanceIdentifier: "drill-1-a",
      DBClusterIdentifier: "drill-1",
      DBInstanceClass: "db.t4g.medium",
      Engine,
    };
    expect(await refusal(rds.send(new CreateDBInstanceCommand(instance)))).toEqual({
      name: "InvalidDBClusterStateFault",
      status: 400,
      message: "The cluster drill-1 is creating, not available.",
    });
    await lab.advance(1500);
    expect(await cluster("drill-1")).toMatchObject({ Status: "available", DBClusterMembers: [] });

    await rds.send(new CreateDBInstanceCommand(instance));
    await lab.advance(600);
    const { DBInstances = [] } = await rds.send(
      new DescribeDBInstancesCommand({ Filters: [{ Name: "db-cluster-id", Values: ["drill-1"] }] }),
    );
    expect(DBInstances.map((one) => [one.DBInstanceIdentifier, one.DBInstanceStatus])).toEqual([
      ["drill-1-a", "available"],
    ]);
  });

  test("comes back to an instant; a clone takes none", async () => {
    const request = {
      DBClusterIdentifier: "drill-2",
      SourceDBClusterIdentifier: "shop",
      RestoreToTime: new Date("2026-11-27T01:00:00Z"),
    };
    expect(
      (await refusal(rds.send(new RestoreDBClusterToPointInTimeCommand({ ...request, RestoreType: "copy-on-write" }))))
        .message,
    ).toBe("RestoreToTime cannot be specified with the restore type copy-on-write.");
    await rds.send(new RestoreDBClusterToPointInTimeCommand(request));
    await lab.advance(1500);
    expect((await cluster("drill-2"))?.Status).toBe("available");
    expect((await refusal(rds.send(new RestoreDBClusterToPointInTimeCommand(request)))).name).toBe(
      "DBClusterAlreadyExistsFault",
    );
  });

  test("is deleted after its instances", async () => {
    const target = { DBClusterIdentifier: "drill-1", SkipFinalSnapshot: true };
    expect((await refusal(rds.send(new DeleteDBClusterCommand(target)))).message).toBe(
      "Cluster cannot be deleted, it still contains DB instances in non-deleting state.",
    );
    await rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: "drill-1-a" }));
    await lab.advance(240);
    await rds.send(new DeleteDBClusterCommand(target));
    expect((await cluster("drill-1"))?.Status).toBe("deleting");
    await lab.advance(240);
    expect(await refusal(cluster("drill-1"))).toEqual({
      name: "DBClusterNotFoundFault",
      status: 404,
      message: "DBCluster drill-1 not found.",
    });
  });

  test("is protected until it is modified", async () => {
    const target = { DBClusterIdentifier: "drill-2" };
    await rds.send(new ModifyDBClusterCommand({ ...target, DeletionProtection: true }));
    await lab.advance(60);
    expect((await refusal(rds.send(new DeleteDBClusterCommand({ ...target, SkipFinalSnapshot: true })))).name).toBe(
      "InvalidParameterCombination",
    );
  });

  test("has snapshots", async () => {
    const snapshot = { DBClusterSnapshotIdentifier: "before-release" };
    await rds.send(new CreateDBClusterSnapshotCommand({ ...snapshot, DBClusterIdentifier: "shop" }));
    await lab.advance(600);
    const { DBClusterSnapshots = [] } = await rds.send(
      new DescribeDBClusterSnapshotsCommand({ DBClusterIdentifier: "shop" }),
    );
    expect(DBClusterSnapshots.map((one) => [one.DBClusterSnapshotIdentifier, one.Status])).toEqual([
      ["shop-initial", "available"],
      ["before-release", "available"],
    ]);
    await rds.send(new DeleteDBClusterSnapshotCommand(snapshot));
    expect((await refusal(rds.send(new DescribeDBClusterSnapshotsCommand(snapshot)))).name).toBe(
      "DBClusterSnapshotNotFoundFault",
    );
  });
});
