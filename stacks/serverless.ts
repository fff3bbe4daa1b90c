import * as aws from "@pulumi/aws";
import { ResilientBucket, ResilientTable, Service } from "lifeboat";

// Bookings without servers. What keeps data is planned by components; the rest carries the tags of the service.
const bookings = new Service("bookings", {
  owner: "team-bookings",
  objectives: { rto: "15m", rpo: "5m", data: { rto: "4h", rpo: "5m" } },
  detectionWindow: "7d",
  home: { region: "eu-central-1" },
});
const { tags } = bookings;

const { table } = new ResilientTable("bookings", {
  service: bookings,
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
});
const { bucket } = new ResilientBucket("tickets", { service: bookings });

// What cannot be handled waits for two weeks, which is as long as a queue keeps anything.
const failed = new aws.sqs.Queue("failed", { messageRetentionSeconds: 1_209_600, tags });
const requests = new aws.sqs.Queue("requests", {
  visibilityTimeoutSeconds: 180,
  redrivePolicy: failed.arn.apply((deadLetterTargetArn) => JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 })),
  tags,
});
const booked = new aws.sns.Topic("booked", { tags });

const role = new aws.iam.Role("bookings", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
  managedPolicyArns: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
});
const handler = (name: string) =>
  new aws.lambda.Function(name, {
    runtime: "nodejs22.x",
    handler: `${name}.handler`,
    s3Bucket: "artifacts.shop.example.com",
    s3Key: "bookings.zip",
    role: role.arn,
    environment: { variables: { TABLE: table.name, BUCKET: bucket.bucket, TOPIC: booked.arn } },
    tags,
  });
const take = handler("take");
const expire = handler("expire");
new aws.lambda.EventSourceMapping("requests", { eventSourceArn: requests.arn, functionName: take.arn });

// The API only puts requests into the queue: while the function is away nothing is lost.
const integrationRole = new aws.iam.Role("api", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "apigateway.amazonaws.com" }),
  inlinePolicies: [
    {
      name: "send",
      policy: requests.arn.apply((Resource) =>
        JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource }],
        }),
      ),
    },
  ],
});
const api = new aws.apigatewayv2.Api("bookings", { protocolType: "HTTP", tags });
const integration = new aws.apigatewayv2.Integration("bookings", {
  apiId: api.id,
  integrationType: "AWS_PROXY",
  integrationSubtype: "SQS-SendMessage",
  credentialsArn: integrationRole.arn,
  requestParameters: { QueueUrl: requests.url, MessageBody: "$request.body" },
  payloadFormatVersion: "1.0",
});
new aws.apigatewayv2.Route("bookings", {
  apiId: api.id,
  routeKey: "POST /bookings",
  target: integration.id.apply((id) => `integrations/${id}`),
});
new aws.apigatewayv2.Stage("bookings", { apiId: api.id, name: "$default", autoDeploy: true });

const bus = new aws.cloudwatch.EventBus("bookings", { tags });
const nightly = new aws.cloudwatch.EventRule("expire", { scheduleExpression: "cron(0 3 * * ? *)" });
new aws.cloudwatch.EventTarget("expire", { rule: nightly.name, arn: expire.arn });
new aws.lambda.Permission("expire", {
  function: expire.name,
  action: "lambda:InvokeFunction",
  principal: "events.amazonaws.com",
  sourceArn: nightly.arn,
});

export const endpoint = api.apiEndpoint;
export const events = bus.arn;
