export {
  CloudWatchClient as Client,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
