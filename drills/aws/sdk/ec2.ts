export {
  CreateTagsCommand,
  DeleteVolumeCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumeStatusCommand,
  DescribeVolumesCommand,
  EC2Client as Client,
} from "@aws-sdk/client-ec2";
