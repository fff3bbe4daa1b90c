import { expect, test } from "@jest/globals";
import { given, reference } from "../../../../continuity/planning/blueprint";
import { explainChoice } from "../../../../continuity/planning/explain";
import { Planner } from "../../../../continuity/planning/planner";
import { ask, FACTS, HOUR, MINUTE, objectives } from "../ask";

const planner = new Planner();

test("a quarter of an hour elsewhere, where plain replication is known to lag: time control", () => {
  const choice = planner.choose(
    ask(FACTS["a bucket"], {
      objectives: objectives([4 * HOUR, HOUR], { region: [HOUR, 15 * MINUTE] }),
      assumptions: [
        {
          what: "replica-lag",
          for: { kind: "service", service: "orders" },
          value: 2 * HOUR,
          owner: "team",
          reason: "seen",
          until: 9e9,
        },
      ],
    }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: objects replicated to eu-central-1 with time control",
    "  costs copies: objects replicated to eu-central-1 with time control",
    "  instance: proven",
    "    RTO 4h: at most 0s",
    "    RPO 1h: at most 0s",
    "  zone: proven",
    "    RTO 4h: at most 0s",
    "    RPO 1h: at most 0s",
    "  region: proven",
    "    RTO 1h: at most 30m = detect 0s to 5m + decide 0s to 15m + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 15m: at most 15m = replication with time control (99.9 % of objects) 0s to 15m",
    "  data: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + go back to earlier versions (no figure) + verify 0s to 5m",
    "    RPO 1h: at most 0s",
    "  chosen as the cheapest of 33 that will do; 17 are cheaper",
    "    the least (and 5 more)",
    "      region: there is no way back within RPO 15m",
    "    backups daily, copies of backups in eu-central-1",
    "      region: data loss of at least 25h exceeds RPO 15m (largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 12h, copies of backups in eu-central-1",
    "      region: data loss of at least 13h exceeds RPO 15m (largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 6h, copies of backups in eu-central-1",
    "      region: data loss of at least 7h exceeds RPO 15m (largest gap 6h 02:30→08:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 4h, copies of backups in eu-central-1",
    "      region: data loss of at least 5h exceeds RPO 15m (largest gap 4h 02:30→06:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups hourly, copies of backups in eu-central-1",
    "      region: data loss of at least 2h exceeds RPO 15m (largest gap 1h 00:30→01:30 UTC + start window 1h + job (no figure) + copy (no figure))",
    "    objects replicated to eu-central-1 (and 5 more)",
    "      region: data loss up to 2h exceeds RPO 15m (replication 2h)",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "main",
          type: "aws:s3/bucket:Bucket",
          tags: "member",
          scope: "member",
          inputs: {
            forceDestroy: false,
          },
          protect: true,
        },
        {
          id: "versioning",
          type: "aws:s3/bucketVersioning:BucketVersioning",
          tags: "none",
          scope: "member",
          inputs: {
            bucket: reference("main", "id"),
            versioningConfiguration: {
              status: "Enabled",
            },
          },
        },
        {
          id: "lifecycle",
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          tags: "none",
          scope: "member",
          inputs: {
            bucket: reference("main", "id"),
            rules: [
              {
                id: "earlier-versions",
                status: "Enabled",
                noncurrentVersionExpiration: {
                  noncurrentDays: 30,
                },
              },
            ],
          },
        },
        {
          id: "public-access",
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          tags: "none",
          scope: "member",
          inputs: {
            bucket: reference("main", "id"),
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
        },
        {
          id: "replica",
          type: "aws:s3/bucket:Bucket",
          region: "eu-central-1",
          tags: "aside",
          scope: "member",
          inputs: {
            forceDestroy: false,
          },
          protect: true,
        },
        {
          id: "replica-versioning",
          type: "aws:s3/bucketVersioning:BucketVersioning",
          region: "eu-central-1",
          tags: "none",
          scope: "member",
          inputs: {
            bucket: reference("replica", "id"),
            versioningConfiguration: {
              status: "Enabled",
            },
          },
        },
        {
          id: "replica-lifecycle",
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          region: "eu-central-1",
          tags: "none",
          scope: "member",
          inputs: {
            bucket: reference("replica", "id"),
            rules: [
              {
                id: "earlier-versions",
                status: "Enabled",
                noncurrentVersionExpiration: {
                  noncurrentDays: 30,
                },
              },
            ],
          },
        },
        {
          id: "replica-public-access",
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          region: "eu-central-1",
          tags: "none",
          scope: "member",
          inputs: {
            bucket: reference("replica", "id"),
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
        },
        {
          id: "replication",
          type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
          inputs: {
            bucket: reference("main", "id"),
            role: given("replication-role"),
            rules: [
              {
                id: "everything",
                status: "Enabled",
                filter: {},
                deleteMarkerReplication: {
                  status: "Disabled",
                },
                destination: {
                  bucket: reference("replica", "arn"),
                  replicationTime: {
                    status: "Enabled",
                    time: {
                      minutes: 15,
                    },
                  },
                  metrics: {
                    status: "Enabled",
                    eventThreshold: {
                      minutes: 15,
                    },
                  },
                },
              },
            ],
          },
          tags: "none",
          scope: "member",
          after: ["versioning", "replica-versioning"],
        },
      ],
    },
  });
});
