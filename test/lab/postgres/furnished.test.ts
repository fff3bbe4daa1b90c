import {
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Lab, startLab } from "../../../lab";
import { clientsOf } from "../clients";

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    sources: [
      { kind: "instance", name: "orders-db", rows: 10, heartbeat: 0 },
      { kind: "cluster", name: "shop", rows: 10, heartbeat: 0 },
    ],
  });
});
afterAll(() => lab.stop());

/** What instants are of, the earliest first. */
const inOrder = (instants: Readonly<Record<string, Date | undefined>>) =>
  Object.entries(instants)
    .map(([name, at]) => [at?.toISOString() ?? "never", name])
    .sort()
    .map(([, name]) => name);

test("of an instance there is a snapshot, then one of AWS Backup, and a continuous backup that reaches past both", async () => {
  const { rds } = clientsOf(lab);
  const snapshot = async (SnapshotType: string) => {
    const asked = { DBInstanceIdentifier: "orders-db", SnapshotType };
    return (await rds.send(new DescribeDBSnapshotsCommand(asked))).DBSnapshots?.[0];
  };
  const [own, vaulted] = [await snapshot("manual"), await snapshot("awsbackup")];
  const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
  expect(
    inOrder({
      "latest restorable time": DBInstances[0]?.LatestRestorableTime,
      "data of AWS Backup": vaulted?.SnapshotDatabaseTime,
      "AWS Backup begins": vaulted?.SnapshotCreateTime,
      "data of the snapshot": own?.SnapshotDatabaseTime,
      "the snapshot begins": own?.SnapshotCreateTime,
    }),
  ).toEqual([
    "the snapshot begins",
    "data of the snapshot",
    "AWS Backup begins",
    "data of AWS Backup",
    "latest restorable time",
  ]);
});

test("of a cluster too", async () => {
  const { rds } = clientsOf(lab);
  const begun = async (SnapshotType: string) => {
    const asked = { DBClusterIdentifier: "shop", SnapshotType };
    return (await rds.send(new DescribeDBClusterSnapshotsCommand(asked))).DBClusterSnapshots?.[0]?.SnapshotCreateTime;
  };
  const [own, vaulted] = [await begun("manual"), await begun("awsbackup")];
  const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({}));
  expect(
    inOrder({
      "latest restorable time": DBClusters[0]?.LatestRestorableTime,
      "AWS Backup begins": vaulted,
      "the snapshot begins": own,
    }),
  ).toEqual(["the snapshot begins", "AWS Backup begins", "latest restorable time"]);
});
