export {
  DeleteFileSystemCommand,
  DescribeFileSystemsCommand,
  EFSClient as Client,
  TagResourceCommand,
} from "@aws-sdk/client-efs";
