const { Queue } = require("@pulumi/aws/sqs");
const { bare, NO_MEMBER, sound } = require("../service");

// What no consumer had read yet is lost with its Region: kept as short as the objective.
const deadLetters = new Queue("sqs-queue-dead-letters", { tags: NO_MEMBER });
new Queue("sqs-queue", {
  messageRetentionSeconds: 12 * 3600,
  redrivePolicy: deadLetters.arn.apply((deadLetterTargetArn) =>
    JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 }),
  ),
  tags: sound("sqs-queue"),
});

new Queue("sqs-queue-bare", { tags: bare("sqs-queue") });
