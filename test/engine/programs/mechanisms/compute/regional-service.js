const { Service } = require("@pulumi/aws/apprunner");
const { EventBus } = require("@pulumi/aws/cloudwatch");
const { FirehoseDeliveryStream } = require("@pulumi/aws/kinesis");
const { StateMachine } = require("@pulumi/aws/sfn");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const roleArn = "arn:aws:iam::123456789012:role/checkout";
const imageRepository = { imageIdentifier: "public.ecr.aws/shop/checkout:1", imageRepositoryType: "ECR_PUBLIC" };

const checkout = (name, options) => {
  const tags = sound("regional-service");
  const bucketArn = "arn:aws:s3:::receipts";
  new Service(name, { serviceName: "checkout", sourceConfiguration: { imageRepository }, tags }, options);
  new EventBus(name, { tags }, options);
  new FirehoseDeliveryStream(
    name,
    { destination: "extended_s3", extendedS3Configuration: { roleArn, bucketArn }, tags },
    options,
  );
  new StateMachine(
    name,
    { roleArn, definition: '{"StartAt":"Pay","States":{"Pay":{"Type":"Succeed"}}}', tags },
    options,
  );
};
checkout("regional-service");
checkout("regional-service-away", away);

// Its events are kept nowhere else.
new EventBus("regional-service-bare", { tags: { ...bare("regional-service"), "continuity:role": "data" } });
