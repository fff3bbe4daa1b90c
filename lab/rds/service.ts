import { QueryProtocol } from "../protocol/query";
import type { Service } from "../world";
import { describeAccountAttributes, describeOrderableOptions } from "./account";
import { describeClusterAutomatedBackups, describeInstanceAutomatedBackups } from "./automated-backups";
import { createInstance } from "./create-instance";
import { deleteCluster, deleteInstance } from "./delete";
import { describeClusterSnapshots, describeClusters, describeInstances, describeSnapshots } from "./describe";
import { modifyCluster, modifyInstance } from "./modify";
import { restoreClusterToPointInTime, restoreInstanceToPointInTime } from "./restore-point-in-time";
import { restoreClusterFromSnapshot, restoreInstanceFromSnapshot } from "./restore-snapshot";
import { createClusterSnapshot, createSnapshot, deleteClusterSnapshot, deleteSnapshot } from "./snapshot";
import { describeSubnetGroups } from "./subnet-groups";
import { addTags, listTags, removeTags } from "./tags";

/** How RDS calls the elements of its lists. */
const items: Readonly<Record<string, string>> = {
  AccountQuotas: "AccountQuota",
  AvailabilityZones: "AvailabilityZone",
  DBClusterAutomatedBackups: "DBClusterAutomatedBackup",
  DBClusterMembers: "DBClusterMember",
  DBClusters: "DBCluster",
  DBClusterSnapshots: "DBClusterSnapshot",
  DBInstanceAutomatedBackups: "DBInstanceAutomatedBackup",
  DBInstances: "DBInstance",
  DBParameterGroups: "DBParameterGroup",
  DBSnapshots: "DBSnapshot",
  DBSubnetGroups: "DBSubnetGroup",
  OrderableDBInstanceOptions: "OrderableDBInstanceOption",
  Subnets: "Subnet",
  TagList: "Tag",
  VpcSecurityGroups: "VpcSecurityGroupMembership",
};

/** Amazon RDS, as far as drills call it. */
export const rds: Service = {
  protocol: new QueryProtocol("http://rds.amazonaws.com/doc/2014-10-31/", (list) => items[list] ?? "member"),
  codes: {
    missing: "MissingParameter",
    invalid: "InvalidParameterValue",
    throttled: ["Throttling", 400],
    unavailable: ["ServiceUnavailable", 503],
  },
  operations: {
    AddTagsToResource: addTags,
    CreateDBClusterSnapshot: createClusterSnapshot,
    CreateDBInstance: createInstance,
    CreateDBSnapshot: createSnapshot,
    DeleteDBCluster: deleteCluster,
    DeleteDBClusterSnapshot: deleteClusterSnapshot,
    DeleteDBInstance: deleteInstance,
    DeleteDBSnapshot: deleteSnapshot,
    DescribeAccountAttributes: describeAccountAttributes,
    DescribeDBClusterAutomatedBackups: describeClusterAutomatedBackups,
    DescribeDBClusters: describeClusters,
    DescribeDBClusterSnapshots: describeClusterSnapshots,
    DescribeDBInstanceAutomatedBackups: describeInstanceAutomatedBackups,
    DescribeDBInstances: describeInstances,
    DescribeDBSnapshots: describeSnapshots,
    DescribeDBSubnetGroups: describeSubnetGroups,
    DescribeOrderableDBInstanceOptions: describeOrderableOptions,
    ListTagsForResource: listTags,
    ModifyDBCluster: modifyCluster,
    ModifyDBInstance: modifyInstance,
    RemoveTagsFromResource: removeTags,
    RestoreDBClusterFromSnapshot: restoreClusterFromSnapshot,
    RestoreDBClusterToPointInTime: restoreClusterToPointInTime,
    RestoreDBInstanceFromDBSnapshot: restoreInstanceFromSnapshot,
    RestoreDBInstanceToPointInTime: restoreInstanceToPointInTime,
  },
};
