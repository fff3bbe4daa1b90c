export {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient as Client,
  ListTagsOfResourceCommand,
  ScanCommand,
  TagResourceCommand,
} from "@aws-sdk/client-dynamodb";
