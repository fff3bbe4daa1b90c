import {
  CreateTagsCommand,
  DeleteVolumeCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVolumeStatusCommand,
  DescribeVolumesCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Lab } from "../../lab";
import { clientsOf, refusal, simulatedLab } from "./clients";

let lab: Lab;
let ec2: ReturnType<typeof clientsOf>["ec2"];

beforeAll(async () => {
  lab = await simulatedLab({ sources: [{ kind: "volume", name: "vol-1", tags: { owner: "shop" } }] });
  ec2 = clientsOf(lab).ec2;
});
afterAll(() => lab.stop());

test("one VPC is open, the other leads nowhere", async () => {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  expect(Vpcs.map(({ VpcId, IsDefault }) => [VpcId, IsDefault])).toEqual([
    ["vpc-0default0000000000", true],
    ["vpc-0isolated000000000", false],
  ]);
  const isolated = [{ Name: "vpc-id", Values: ["vpc-0isolated000000000"] }];
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters: isolated }));
  expect(
    Subnets.map(({ SubnetId, AvailabilityZone, MapPublicIpOnLaunch }) => [
      SubnetId,
      AvailabilityZone,
      MapPublicIpOnLaunch,
    ]),
  ).toEqual([
    ["subnet-0isolated0000000a", "us-east-1a", false],
    ["subnet-0isolated0000000b", "us-east-1b", false],
  ]);
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: ["sg-0isolated0000000000"] }),
  );
  expect(SecurityGroups).toEqual([
    expect.objectContaining({
      GroupName: "isolated",
      VpcId: "vpc-0isolated000000000",
      IpPermissions: [expect.objectContaining({ FromPort: 5432, IpRanges: [{ CidrIp: "10.90.0.0/16" }] })],
      IpPermissionsEgress: [],
    }),
  ]);
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters: isolated }));
  expect(RouteTables.map((table) => table.Routes?.map((route) => route.GatewayId))).toEqual([["local"]]);
});

test("what is not there is named", async () => {
  expect(await refusal(ec2.send(new DescribeSubnetsCommand({ SubnetIds: ["subnet-none"] })))).toEqual({
    name: "InvalidSubnetID.NotFound",
    status: 400,
    message: "The ID 'subnet-none' does not exist",
  });
});

test("a volume that no snapshot was restored to tells nothing of its initialization", async () => {
  const { VolumeStatuses = [] } = await ec2.send(new DescribeVolumeStatusCommand({ VolumeIds: ["vol-1"] }));
  expect(
    VolumeStatuses.map((one) => [one.VolumeId, one.VolumeStatus?.Status, one.InitializationStatusDetails]),
  ).toEqual([["vol-1", "ok", undefined]]);
});

test("a volume is found by its tags, tagged and deleted", async () => {
  const byTag = (value: string) =>
    ec2.send(new DescribeVolumesCommand({ Filters: [{ Name: "tag:owner", Values: [value] }] }));
  expect((await byTag("shop")).Volumes).toEqual([
    expect.objectContaining({
      VolumeId: "vol-1",
      Size: 20,
      State: "available",
      Encrypted: true,
      Tags: [{ Key: "owner", Value: "shop" }],
    }),
  ]);
  expect((await byTag("nobody")).Volumes).toEqual([]);
  await ec2.send(new CreateTagsCommand({ Resources: ["vol-1"], Tags: [{ Key: "drill-id", Value: "1" }] }));
  const { Tags = [] } = await ec2.send(
    new DescribeTagsCommand({ Filters: [{ Name: "resource-id", Values: ["vol-1"] }] }),
  );
  expect(Tags.map(({ Key, Value }) => [Key, Value])).toEqual([
    ["owner", "shop"],
    ["drill-id", "1"],
  ]);
  await ec2.send(new DeleteVolumeCommand({ VolumeId: "vol-1" }));
  expect((await refusal(ec2.send(new DescribeVolumesCommand({ VolumeIds: ["vol-1"] })))).name).toBe(
    "InvalidVolume.NotFound",
  );
});
