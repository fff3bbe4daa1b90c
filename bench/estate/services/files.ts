import { declareBackups } from "../backups";
import { declareBalancer } from "../balanced";
import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** A file system with a replica in a second Region, mounted by instances of a group behind a network load balancer. */
export function declareFiles(scope: ServiceScope, platform: Platform, monthly: boolean): void {
  const { tags, flawed } = scope;
  const files = scope.make("aws:efs/fileSystem:FileSystem", "", {
    encrypted: true,
    kmsKeyId: of(platform.key, "arn"),
    ...(flawed ? { availabilityZoneName: "eu-central-1a" } : {}),
    tags,
  });
  const mount = scope.securityGroup("mount", platform, 2049);
  for (const [i, subnet] of platform.subnets.entries()) {
    scope.make("aws:efs/mountTarget:MountTarget", `${i}`, {
      fileSystemId: of(files),
      subnetId: of(subnet),
      securityGroups: [of(mount)],
    });
  }
  scope.make("aws:efs/replicationConfiguration:ReplicationConfiguration", "", {
    sourceFileSystemId: of(files),
    destination: { region: "eu-west-1" },
  });
  const group = declareBalancer(scope, platform, "network");
  const role = scope.role("instance", "ec2");
  scope.policy(role, "instance");
  const profile = scope.make("aws:iam/instanceProfile:InstanceProfile", "", { role: of(role, "name"), tags });
  const template = scope.make("aws:ec2/launchTemplate:LaunchTemplate", "", {
    imageId: "ami-0123456789abcdef0",
    instanceType: "m7g.large",
    iamInstanceProfile: { arn: of(profile, "arn") },
    vpcSecurityGroupIds: [of(scope.securityGroup("instance", platform, 8080))],
    userData: of(files, "dnsName"),
    tags,
  });
  const instances = scope.make("aws:autoscaling/group:Group", "", {
    minSize: flawed ? 1 : 3,
    maxSize: 9,
    desiredCapacity: flawed ? 1 : 3,
    vpcZoneIdentifiers: platform.subnets.map((subnet) => of(subnet)),
    targetGroupArns: [of(group, "arn")],
    launchTemplate: { id: of(template), version: "$Latest" },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
  scope.make("aws:autoscaling/policy:Policy", "", {
    autoscalingGroupName: of(instances, "name"),
    policyType: "TargetTrackingScaling",
  });
  scope.logGroup("instance");
  scope.alarm("burst", "BurstCreditBalance", files);
  declareBackups(scope, platform, [files], monthly);
}
