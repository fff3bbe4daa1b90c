import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** A search domain that functions fill from a stream. */
export function declareSearch(scope: ServiceScope, platform: Platform): void {
  const { tags, flawed } = scope;
  const rebuilt = { ...tags, "continuity:role": "cache" };
  const domain = scope.make("aws:opensearch/domain:Domain", "", {
    engineVersion: "OpenSearch_2.19",
    clusterConfig: flawed
      ? { instanceType: "r6g.large.search", instanceCount: 2 }
      : {
          instanceType: "r6g.large.search",
          instanceCount: 3,
          zoneAwarenessEnabled: true,
          zoneAwarenessConfig: { availabilityZoneCount: 3 },
          dedicatedMasterEnabled: true,
          dedicatedMasterCount: 3,
        },
    vpcOptions: {
      subnetIds: platform.subnets.map((subnet) => of(subnet)),
      securityGroupIds: [of(scope.securityGroup("domain", platform, 443))],
    },
    tags: rebuilt,
  });
  const stream = scope.make("aws:kinesis/stream:Stream", "", {
    streamModeDetails: { streamMode: "ON_DEMAND" },
    retentionPeriod: flawed ? 24 : 168,
    tags: rebuilt,
  });
  const snapshots = scope.make("aws:s3/bucket:Bucket", "snapshots", {
    tags: { Name: scope.name, "continuity:role": "none" },
  });
  scope.make("aws:s3/bucketVersioning:BucketVersioning", "snapshots", {
    bucket: of(snapshots),
    versioningConfiguration: { status: "Enabled" },
  });
  scope.make("aws:sqs/queue:Queue", "failed", { messageRetentionSeconds: 1_209_600, tags: rebuilt });
  for (const part of ["index", "query", "reindex"]) {
    const role = scope.role(part, "lambda");
    scope.policy(role, part);
    const worker = scope.lambda(part, role, platform, { DOMAIN: of(domain, "endpoint"), STREAM: of(stream, "name") });
    scope.logGroup(part);
    scope.alarm(part, "Errors", worker);
    if (part === "query") continue;
    scope.make("aws:lambda/eventSourceMapping:EventSourceMapping", part, {
      eventSourceArn: of(stream, "arn"),
      functionName: of(worker, "arn"),
      startingPosition: "LATEST",
      tags,
    });
  }
}
