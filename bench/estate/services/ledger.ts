import type { Resource } from "../../../preview/monitor/resources";
import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** Software that was bought: two instances with volumes of their own, and files for Windows. */
export function declareLedger(scope: ServiceScope, platform: Platform): void {
  const { tags, flawed } = scope;
  const backup = { ...tags, backup: tags.team };
  const role = scope.role("instance", "ec2");
  scope.policy(role, "instance");
  const profile = scope.make("aws:iam/instanceProfile:InstanceProfile", "", { role: of(role, "name"), tags });
  const group = scope.securityGroup("instance", platform, 8443);
  for (const [i, zone] of ["a", "b"].entries()) {
    const subnet = platform.subnets[flawed ? 0 : i] as Resource;
    const instance = scope.make("aws:ec2/instance:Instance", `${i}`, {
      ami: "ami-0123456789abcdef0",
      instanceType: "m7i.large",
      subnetId: of(subnet),
      vpcSecurityGroupIds: [of(group)],
      iamInstanceProfile: of(profile, "name"),
      tags: flawed ? tags : backup,
    });
    for (const kind of ["data", "log"]) {
      const volume = scope.make("aws:ebs/volume:Volume", `${kind}-${i}`, {
        availabilityZone: `eu-central-1${flawed ? "a" : zone}`,
        size: 200,
        type: "gp3",
        encrypted: true,
        kmsKeyId: of(platform.key, "arn"),
        tags,
      });
      scope.make("aws:ec2/volumeAttachment:VolumeAttachment", `${kind}-${i}`, {
        deviceName: kind === "data" ? "/dev/sdf" : "/dev/sdg",
        instanceId: of(instance),
        volumeId: of(volume),
      });
    }
    scope.alarm(`status-${i}`, "StatusCheckFailed", instance);
  }
  const files = scope.make("aws:fsx/windowsFileSystem:WindowsFileSystem", "", {
    storageCapacity: 300,
    throughputCapacity: 32,
    deploymentType: flawed ? "SINGLE_AZ_2" : "MULTI_AZ_1",
    subnetIds: platform.subnets.slice(0, flawed ? 1 : 2).map((subnet) => of(subnet)),
    securityGroupIds: [of(scope.securityGroup("files", platform, 445))],
    preferredSubnetId: of(platform.subnets[0] as Resource),
    kmsKeyId: of(platform.key, "arn"),
    automaticBackupRetentionDays: 14,
    tags: backup,
  });
  scope.alarm("files", "FreeStorageCapacity", files);
  const snapshots = scope.role("snapshots", "dlm");
  scope.make("aws:dlm/lifecyclePolicy:LifecyclePolicy", "", {
    description: scope.name,
    executionRoleArn: of(snapshots, "arn"),
    policyDetails: {
      resourceTypes: ["VOLUME"],
      targetTags: { "continuity:service": scope.name },
      schedules: [
        {
          name: "often",
          createRule: { interval: 12, intervalUnit: "HOURS", times: "03:00" },
          retainRule: { count: 14 },
        },
      ],
    },
    tags,
  });
  scope.logGroup("instance");
}
