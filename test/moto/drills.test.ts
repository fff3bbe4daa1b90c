import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Cloud, Operation, Operations } from "../../drills/cloud";
import type { DrillPlan } from "../../drills/plan";
import { restore } from "../../drills/steps/restore";
import { runDrill } from "../../drills/steps/run";
import { select } from "../../drills/steps/select";
import { targetOf } from "../../drills/targets/arn";
import type { Lab } from "../../lab";
import { Bench, PROBER, planFor } from "../drills/drilled";
import { onMoto } from "./onMoto";
import { type Moto, startMoto } from "./server";

jest.setTimeout(60_000);

const REGION = "us-east-1";
const ACCOUNT = "123456789012";
const POSTGRES = { Engine: "postgres", DBInstanceClass: "db.t4g.medium", AllocatedStorage: 20 };
const AURORA = { Engine: "aurora-postgresql", DBInstanceClass: "db.r6g.large" };
const MASTER = { MasterUsername: "app", MasterUserPassword: "not-a-secret", BackupRetentionPeriod: 7 };

/**
 * The calls of RDS, EC2 and STS that drills make, against an implementation of their protocols that is not ours. Moto has no
 * databases, so that their data is not asked, and lacks what drills call besides: of RDS DescribeAccountAttributes and the
 * restore of a cluster's snapshot by its ARN, of AWS Backup the recovery points of a resource and restore jobs. It also keeps a
 * backup retention that a restore asks to be 0.
 */
onMoto("drills against moto", () => {
  let moto: Moto;
  let bench: Bench;
  let rds: RDSClient;
  let network: NonNullable<DrillPlan["network"]>;

  beforeAll(async () => {
    moto = await startMoto();
    bench = new Bench({ endpoint: moto.endpoint });
    const config = { region: REGION, endpoint: moto.endpoint, credentials: { accessKeyId: "a", secretAccessKey: "b" } };
    rds = new RDSClient(config);
    network = await isolated(new EC2Client(config), rds);
    const instance = { DBInstanceIdentifier: "orders-db", StorageEncrypted: true, ...POSTGRES, ...MASTER };
    await rds.send(new CreateDBInstanceCommand({ ...instance, Tags: [{ Key: "backup", Value: "daily" }] }));
    await rds.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier: "orders-db", DBSnapshotIdentifier: "nightly" }));
    await rds.send(new CreateDBClusterCommand({ DBClusterIdentifier: "shop", Engine: AURORA.Engine, ...MASTER }));
    const writer = { DBInstanceIdentifier: "shop-1", DBClusterIdentifier: "shop", ...AURORA };
    await rds.send(new CreateDBInstanceCommand(writer));
  });
  afterAll(async () => {
    bench.close();
    await moto.stop();
  });

  /** Moto, and the answers of an empty account for what it lacks. */
  const cloud = (): Cloud => ({
    isAws: () => bench.aws.isAws(),
    send: async <Name extends Operation>(region: string, operation: Name, input: Operations[Name][0]) =>
      operation === "DescribeAccountAttributes" || operation === "ListRecoveryPointsByResource"
        ? ({ $metadata: {} } as Operations[Name][1])
        : await bench.aws.send(region, operation, input),
  });

  const plan = (more: Partial<DrillPlan>) => {
    const lab: Pick<Lab, "region" | "account" | "endpoint"> = {
      region: REGION,
      account: ACCOUNT,
      endpoint: moto.endpoint,
    };
    return planFor(lab, { network, checks: { invariants: [] }, ...more });
  };

  async function names(): Promise<readonly (string | undefined)[]> {
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
    const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({}));
    return [
      ...DBInstances.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier),
      ...DBClusters.map(({ DBClusterIdentifier }) => DBClusterIdentifier),
    ].sort();
  }

  const shop = targetOf(`arn:aws:rds:${REGION}:${ACCOUNT}:cluster:shop`);

  test.each<[string, Partial<DrillPlan>, object]>([
    [
      "a snapshot of an instance",
      { choice: { from: { arn: `arn:aws:rds:${REGION}:${ACCOUNT}:snapshot:nightly` } } },
      { changed: ["ModifyDBInstance"] },
    ],
    [
      "an instance to the latest",
      { choice: { from: "latest", kind: "continuous" } },
      { changed: ["ModifyDBInstance"] },
    ],
    [
      "a cluster to the latest, with an instance to reach it by",
      {
        target: shop,
        member: { arn: shop.arn, type: "aws:rds/cluster:Cluster", name: "shop" },
        choice: { from: "latest", kind: "continuous" },
      },
      { changed: [] },
    ],
  ])("%s", async (_, more, harden) => {
    const before = await names();
    const drilled = plan(more);
    const state = await runDrill(bench.journal(drilled), bench.context({ cloud: cloud(), prober: PROBER }));
    expect(state.failure).toBeUndefined();
    expect(state.results.harden).toEqual(harden);
    expect(bench.evidence.find(({ id }) => id === drilled.id)).toMatchObject({
      environment: "lab",
      outcome: "passed",
      cleanup: { proven: true, left: [] },
    });
    expect(await names()).toEqual(before);
  });

  test("asked again, a restore is made once, and carries the drill's tags alone", async () => {
    const drilled = plan({ choice: { from: "latest", kind: "continuous" } });
    const selection = await select(cloud(), drilled, () => 0);
    expect(await restore(cloud(), drilled, selection)).toEqual({ jobId: null });
    expect(await restore(cloud(), drilled, selection)).toEqual({ jobId: null });
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
    const made = DBInstances.filter(({ DBInstanceIdentifier = "" }) => DBInstanceIdentifier.startsWith("lifeboat-"));
    expect(made.map(({ TagList = [] }) => TagList.map(({ Key }) => Key))).toEqual([
      ["lifeboat:drill-id", "lifeboat:expires-at", "lifeboat:owner"],
    ]);
  });

  test("a database that is not there is refused in a line", async () => {
    const gone = targetOf(`arn:aws:rds:${REGION}:${ACCOUNT}:db:gone`);
    const state = await runDrill(
      bench.journal(plan({ target: gone })),
      bench.context({ cloud: cloud(), prober: PROBER }),
    );
    expect(state.failure).toEqual({
      step: "guard",
      kind: "refused",
      because: `there is no ${gone.arn}; is the Region right?`,
    });
  });
});

/** A network that leads nowhere, with a group that lets nobody in or out. */
async function isolated(ec2: EC2Client, rds: RDSClient): Promise<NonNullable<DrillPlan["network"]>> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.90.0.0/16" }));
  const VpcId = Vpc?.VpcId;
  const SubnetIds: string[] = [];
  for (const zone of ["a", "b"]) {
    const CidrBlock = `10.90.${SubnetIds.length}.0/24`;
    const made = new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: `${REGION}${zone}` });
    SubnetIds.push((await ec2.send(made)).Subnet?.SubnetId ?? "");
  }
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId, GroupName: "isolated", Description: "isolated" }),
  );
  const IpPermissions = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions }));
  const group = { DBSubnetGroupName: "isolated", DBSubnetGroupDescription: "isolated", SubnetIds };
  await rds.send(new CreateDBSubnetGroupCommand(group));
  return { subnetGroup: "isolated", securityGroups: [GroupId] };
}
