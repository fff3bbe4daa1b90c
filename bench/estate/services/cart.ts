import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** A table with a replica in a second Region, behind functions and an HTTP API; what goes wrong waits in a queue. */
export function declareCart(scope: ServiceScope, platform: Platform): void {
  const { tags, flawed } = scope;
  const table = scope.make("aws:dynamodb/table:Table", "", {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    ...(flawed ? {} : { pointInTimeRecovery: { enabled: true }, deletionProtectionEnabled: true }),
    tags: { ...tags, backup: tags.team },
  });
  const replica = { globalTableArn: of(table, "arn"), pointInTimeRecovery: true };
  scope.make("aws:dynamodb/tableReplica:TableReplica", "", replica, "distant");
  const queue = scope.make("aws:sqs/queue:Queue", "", { messageRetentionSeconds: 345_600, tags });
  const topic = scope.make("aws:sns/topic:Topic", "", { tags });
  scope.make("aws:sns/topicSubscription:TopicSubscription", "", {
    topic: of(topic, "arn"),
    protocol: "sqs",
    endpoint: of(queue, "arn"),
  });
  const api = scope.make("aws:apigatewayv2/api:Api", "", { protocolType: "HTTP", tags });
  scope.make("aws:apigatewayv2/stage:Stage", "", { apiId: of(api), autoDeploy: true, tags });
  for (const part of ["read", "write", "expire"]) {
    const role = scope.role(part, "lambda");
    scope.policy(role, part);
    const worker = scope.lambda(part, role, platform, { TABLE: of(table, "name"), TOPIC: of(topic, "arn") });
    scope.logGroup(part);
    scope.make("aws:apigatewayv2/integration:Integration", part, {
      apiId: of(api),
      integrationType: "AWS_PROXY",
      integrationUri: of(worker, "invokeArn"),
    });
  }
  scope.alarm("throttled", "ThrottledRequests", table);
}
