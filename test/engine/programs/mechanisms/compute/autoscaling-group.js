const { Attachment, Group } = require("@pulumi/aws/autoscaling");
const { LaunchTemplate } = require("@pulumi/aws/ec2/launchTemplate");
const { TargetGroup } = require("@pulumi/aws/lb/targetGroup");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const listed = (tags) => Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false }));

const group = (name, options) => {
  const { vpc, subnetIds } = network(name, options);
  const template = new LaunchTemplate(name, { imageId: "ami-0123456789abcdef0", instanceType: "m7g.large" }, options);
  const made = new Group(
    name,
    {
      minSize: 3,
      maxSize: 9,
      desiredCapacity: 6,
      vpcZoneIdentifiers: subnetIds,
      launchTemplate: { id: template.id, version: "$Latest" },
      healthCheckType: "ELB",
      tags: listed(sound("autoscaling-group")),
    },
    options,
  );
  const targets = new TargetGroup(
    name.replace("autoscaling-group", "asg"),
    {
      vpcId: vpc.id,
      port: 80,
      protocol: "HTTP",
      healthCheck: { path: "/health", interval: 10, timeout: 5, unhealthyThreshold: 2 },
    },
    options,
  );
  new Attachment(name, { autoscalingGroupName: made.name, lbTargetGroupArn: targets.arn }, options);
};
group("autoscaling-group");
group("autoscaling-group-away", away);

const template = new LaunchTemplate("autoscaling-group-bare", { imageId: "ami-0123456789abcdef0" });
new Group("autoscaling-group-bare", {
  minSize: 1,
  maxSize: 1,
  availabilityZones: ["eu-central-1a"],
  launchTemplate: { id: template.id },
  tags: listed(bare("autoscaling-group")),
});
