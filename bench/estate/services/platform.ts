import type { Resource } from "../../../preview/monitor/resources";
import { of } from "../reference";
import type { ServiceScope } from "../scope";

/** What the services of a team share. */
export interface Platform {
  readonly vpc: Resource;
  readonly subnets: readonly Resource[];
  readonly zone: Resource;
  readonly key: Resource;
  readonly vault: Resource;
  readonly distantVault: Resource;
  readonly backupRole: Resource;
}

/** A network in three zones with their ways out, a zone of names, a key, and vaults of which the distant one is locked. */
export function declarePlatform(scope: ServiceScope): Platform {
  const { tags, flawed } = scope;
  const vpc = scope.make("aws:ec2/vpc:Vpc", "", { cidrBlock: "10.20.0.0/16", tags });
  const gateway = scope.make("aws:ec2/internetGateway:InternetGateway", "", { vpcId: of(vpc), tags });
  const subnet = (kind: string, i: number, third: number) =>
    scope.make("aws:ec2/subnet:Subnet", `${kind}-${i}`, {
      vpcId: of(vpc),
      cidrBlock: `10.20.${third + i}.0/24`,
      availabilityZone: `eu-central-1${"abc"[i]}`,
      tags,
    });
  const open = [0, 1, 2].map((i) => subnet("public", i, 100));
  const subnets = [0, 1, 2].map((i) => subnet("private", i, 0));
  const table = scope.make("aws:ec2/routeTable:RouteTable", "public", { vpcId: of(vpc), tags });
  scope.make("aws:ec2/route:Route", "public", {
    routeTableId: of(table),
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: of(gateway),
  });
  const gateways = open.map((within, i) => {
    const address = scope.make("aws:ec2/eip:Eip", `nat-${i}`, { domain: "vpc", tags });
    return scope.make("aws:ec2/natGateway:NatGateway", `${i}`, {
      subnetId: of(within),
      allocationId: of(address, "allocationId"),
      tags,
    });
  });
  subnets.forEach((within, i) => {
    const own = scope.make("aws:ec2/routeTable:RouteTable", `private-${i}`, { vpcId: of(vpc), tags });
    scope.make("aws:ec2/route:Route", `private-${i}`, {
      routeTableId: of(own),
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: of(gateways[flawed ? 0 : i] as Resource),
    });
    scope.make("aws:ec2/routeTableAssociation:RouteTableAssociation", `private-${i}`, {
      routeTableId: of(own),
      subnetId: of(within),
    });
  });
  const zone = scope.make("aws:route53/zone:Zone", "", { name: `${scope.name}.example.com`, tags });
  const key = scope.make("aws:kms/key:Key", "", { enableKeyRotation: true, multiRegion: true, tags });
  const distantKey = scope.make(
    "aws:kms/replicaKey:ReplicaKey",
    "",
    { primaryKeyArn: of(key, "arn"), tags },
    "distant",
  );
  const vault = scope.make("aws:backup/vault:Vault", "", { kmsKeyArn: of(key, "arn") });
  const distantVault = scope.make("aws:backup/vault:Vault", "distant", { kmsKeyArn: of(distantKey, "arn") }, "distant");
  const lock = {
    backupVaultName: of(distantVault, "name"),
    changeableForDays: 3,
    minRetentionDays: 7,
    maxRetentionDays: 90,
  };
  scope.make("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "distant", lock, "distant");
  const backupRole = scope.role("backup", "backup");
  return { vpc, subnets, zone, key, vault, distantVault, backupRole };
}
