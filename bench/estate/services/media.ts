import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** Versions of objects, replicated to a second Region, behind CloudFront; a function makes thumbnails. */
export function declareMedia(scope: ServiceScope, platform: Platform): void {
  const { tags, flawed } = scope;
  const bucket = scope.make("aws:s3/bucket:Bucket", "", { tags: { ...tags, backup: tags.team } });
  const replica = scope.make(
    "aws:s3/bucket:Bucket",
    "replica",
    { tags: { Name: scope.name, "continuity:role": "none" } },
    "distant",
  );
  for (const [suffix, one, region] of [["", bucket, undefined] as const, ["replica", replica, "distant"] as const]) {
    const versioning = { bucket: of(one), versioningConfiguration: { status: flawed ? "Suspended" : "Enabled" } };
    scope.make("aws:s3/bucketVersioning:BucketVersioning", suffix, versioning, region);
    const block = { bucket: of(one), blockPublicAcls: true, blockPublicPolicy: true };
    scope.make("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", suffix, block, region);
  }
  const replication = scope.role("replication", "s3");
  scope.policy(replication, "replication");
  scope.make("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "", {
    bucket: of(bucket),
    role: of(replication, "arn"),
    rules: [
      {
        id: "all",
        status: "Enabled",
        filter: {},
        deleteMarkerReplication: { status: "Disabled" },
        destination: {
          bucket: of(replica, "arn"),
          ...(flawed ? {} : { replicationTime: { status: "Enabled", time: { minutes: 15 } } }),
        },
      },
    ],
  });
  scope.make("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "", {
    bucket: of(bucket),
    rules: [{ id: "old", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } }],
  });
  const access = scope.make("aws:cloudfront/originAccessControl:OriginAccessControl", "", {
    originAccessControlOriginType: "s3",
    signingBehavior: "always",
    signingProtocol: "sigv4",
  });
  const origin = (originId: string, from: typeof bucket) => ({
    originId,
    domainName: of(from, "bucketRegionalDomainName"),
    originAccessControlId: of(access),
  });
  const distribution = scope.make("aws:cloudfront/distribution:Distribution", "", {
    enabled: true,
    origins: [origin("home", bucket), origin("distant", replica)],
    originGroups: [
      {
        originId: "both",
        failoverCriteria: { statusCodes: [500, 502, 503, 504] },
        members: [{ originId: "home" }, { originId: "distant" }],
      },
    ],
    defaultCacheBehavior: { targetOriginId: "both", viewerProtocolPolicy: "https-only" },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
    tags,
  });
  scope.make("aws:route53/record:Record", "", {
    zoneId: of(platform.zone, "zoneId"),
    name: scope.name,
    type: "CNAME",
    ttl: flawed ? 86_400 : 60,
    records: [of(distribution, "domainName")],
  });
  const role = scope.role("thumbnails", "lambda");
  scope.policy(role, "thumbnails");
  const thumbnails = scope.lambda("thumbnails", role, platform, { BUCKET: of(bucket, "bucket") });
  scope.logGroup("thumbnails");
  scope.alarm("thumbnails", "Errors", thumbnails);
  scope.make("aws:sqs/queue:Queue", "failed", {
    messageRetentionSeconds: 1_209_600,
    tags: { Name: scope.name, "continuity:role": "none" },
  });
  scope.make("aws:lambda/permission:Permission", "thumbnails", {
    action: "lambda:InvokeFunction",
    function: of(thumbnails, "name"),
    principal: "s3.amazonaws.com",
    sourceArn: of(bucket, "arn"),
  });
  scope.make("aws:s3/bucketNotification:BucketNotification", "", {
    bucket: of(bucket),
    lambdaFunctions: [{ lambdaFunctionArn: of(thumbnails, "arn"), events: ["s3:ObjectCreated:*"] }],
  });
}
