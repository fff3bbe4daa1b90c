import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { FRANKFURT, plan, resource, rule, selection, vault } from "../estate-builder";
import { type About, pathsOf, ways } from "./ways";

const DAY = 86_400;

const bucket = (inputs: Bag = {}, type = "bucket:Bucket") =>
  resource(`aws:s3/${type}`, "photos", { bucket: "photos", ...inputs });
const V2 = "bucketV2:BucketV2";

/** A resource that holds settings of the bucket, by reference. */
const beside = (type: string, inputs: Bag, more: Readonly<Record<string, readonly EstateResource[]>> = {}) =>
  resource(`aws:s3/${type}`, "beside", { bucket: UNKNOWN, ...inputs }, { edges: { bucket: [bucket()], ...more } });

const HERE = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const VERSIONS =
  "go back to earlier versions (people, same endpoint); loses the version before 0s; takes go back to earlier versions (no figure)";
const OFF = "NOT: versioning of photos is enabled → enable versioning of photos";
const ON = { versioning: { enabled: true } };

test("a bucket as it is made by default", () => {
  expect(ways(bucket())).toEqual({ instance: [HERE], zone: [HERE], data: [`${VERSIONS}; ${OFF}`] });
});

describe("a zone", () => {
  const ONE_ZONE =
    "its objects are kept in several zones (that nobody writes any to a storage class of one zone is assumed)";
  const FIX = "→ move objects of photos to STANDARD_IA instead of ONEZONE_IA";
  const moving = (storageClass: Value, enabled = true) => [{ enabled, transitions: [{ days: 30, storageClass }] }];
  test.each<[string, Bag, readonly string[]]>([
    ["rules that move objects elsewhere", { lifecycleRules: moving("GLACIER") }, [HERE]],
    [
      "rules that move them to one zone",
      { lifecycleRules: moving("ONEZONE_IA") },
      [`${HERE}; NOT: ${ONE_ZONE} ${FIX}`],
    ],
    ["such a rule that is off", { lifecycleRules: moving("ONEZONE_IA", false) }, [HERE]],
    [
      "a class that is computed",
      { lifecycleRules: moving(UNKNOWN) },
      [`${HERE}; UNKNOWN: ${ONE_ZONE}, since storageClass is not known at preview ${FIX}`],
    ],
    [
      "earlier versions that are moved there",
      { lifecycleRules: [{ enabled: true, noncurrentVersionTransitions: [{ days: 1, storageClass: "ONEZONE_IA" }] }] },
      [`${HERE}; NOT: ${ONE_ZONE} ${FIX}`],
    ],
  ])("%s", (_name, inputs, expected) => {
    expect(ways(bucket(inputs)).zone).toEqual(expected);
  });
});

describe("earlier versions", () => {
  const data = (of: EstateResource, ...others: readonly EstateResource[]) =>
    ways(of, { others, detectionWindow: 10 * DAY }).data;
  const short =
    "NOT: earlier versions are kept over the detection window of 10d → let lifecycle rules keep noncurrent versions of photos for 10 days";
  const inline = (days: Value, more: Bag = {}) => ({
    ...ON,
    lifecycleRules: [{ enabled: true, noncurrentVersionExpiration: { days }, ...more }],
  });
  const expiring = (noncurrentDays: Value, status: Value = "Enabled") =>
    beside("bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
      rules: [{ id: "old", status, noncurrentVersionExpiration: { noncurrentDays } }],
    });
  const versioning = (status: Value, type = "bucketVersioning:BucketVersioning") =>
    beside(type, { versioningConfiguration: { status } });

  test.each<[string, ReturnType<typeof data>, readonly string[]]>([
    ["inline", data(bucket(ON)), [VERSIONS]],
    ["of the second form", data(bucket({ versionings: [{ enabled: true }] }, V2)), [VERSIONS]],
    ["by a resource of its own", data(bucket(), versioning("Enabled")), [VERSIONS]],
    ["by the older one", data(bucket(), versioning("Enabled", "bucketVersioningV2:BucketVersioningV2")), [VERSIONS]],
    ["suspended", data(bucket(), versioning("Suspended")), [`${VERSIONS}; ${OFF}`]],
    ["on here and suspended there", data(bucket(ON), versioning("Suspended")), [`${VERSIONS}; ${OFF}`]],
    ["that come with Object Lock", data(bucket({ objectLockEnabled: true })), [VERSIONS]],
    [
      "computed",
      data(bucket(), versioning(UNKNOWN)),
      [`${VERSIONS}; ${OFF.replace("NOT", "UNKNOWN").replace(" →", ", since status is not known at preview →")}`],
    ],
    ["kept as long as corruption goes unnoticed", data(bucket(inline(10))), [VERSIONS]],
    ["kept for less", data(bucket(inline(9))), [`${VERSIONS}; ${short}`]],
    ["kept for less where a prefix says so", data(bucket(inline(9, { prefix: "tmp/" }))), [`${VERSIONS}; ${short}`]],
    ["kept for less by a rule that is off", data(bucket(inline(9, { enabled: false }))), [VERSIONS]],
    ["kept for less, by a resource of its own", data(bucket(ON), expiring(9)), [`${VERSIONS}; ${short}`]],
    ["by a rule of its own that is off", data(bucket(ON), expiring(9, "Disabled")), [VERSIONS]],
    ["the shortest of all rules counts", data(bucket(inline(30)), expiring(9)), [`${VERSIONS}; ${short}`]],
    [
      "kept for a time that is computed",
      data(bucket(ON), expiring(UNKNOWN)),
      [
        `${VERSIONS}; ${short.replace("NOT", "UNKNOWN").replace(" →", ", since noncurrentDays is not known at preview →")}`,
      ],
    ],
    [
      "emptied by the program before it deletes the bucket",
      data(bucket({ ...ON, forceDestroy: true })),
      [`${VERSIONS}; NOT: the program does not empty it before it deletes it → set forceDestroy of photos to false`],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("go back to any instant that they reach", () => {
    const reach = (inputs: Bag) =>
      pathsOf(bucket(inputs)).flatMap(({ anyInstant }) => (anyInstant ? [anyInstant.reachesBack] : []));
    expect(reach(inline(9))).toEqual([{ kind: "known", value: 9 * DAY }]);
    expect(reach(ON)).toEqual([{ kind: "known", value: 36_500 * DAY }]);
  });
});

describe("Object Lock", () => {
  const LOCKED =
    "go back to locked versions (people, same endpoint); loses the version before 0s; takes go back to locked versions (no figure)";
  const older =
    "UNKNOWN: no object outlives its lock, since a lock counts from when a version is written, and objects of photos may be older → expire objects by a lifecycle rule before their lock ends";
  const locks = (retention: Bag | undefined, more: Bag = {}, about: About = {}) =>
    ways(
      bucket({
        objectLockEnabled: true,
        ...(retention ? { objectLockConfiguration: { rule: { defaultRetention: retention } } } : {}),
        ...more,
      }),
      { detectionWindow: 10 * DAY, ...about },
    ).compromise;
  const compliance = { mode: "COMPLIANCE", days: 40 };
  const expires = (days: number, more: Bag = {}) => ({
    lifecycleRules: [{ enabled: true, expiration: { days }, ...more }],
  });
  const key =
    "UNKNOWN: its objects lie under keys of Amazon S3 (that nobody writes any under another key is assumed), since objects of photos may lie under a key of AWS KMS";
  const none =
    "NOT: its versions are locked in compliance mode → set the mode of the default retention of photos to COMPLIANCE";
  const short =
    "NOT: versions are locked over the detection window of 10d → lock versions of photos for 10 days or more";

  test.each<[string, ReturnType<typeof locks>, readonly string[] | undefined]>([
    ["none", ways(bucket(ON)).compromise, undefined],
    ["in compliance mode, on objects that expire before it ends", locks(compliance, expires(30)), [LOCKED]],
    ["on objects that may live longer", locks(compliance, expires(31)), [`${LOCKED}; ${older}`]],
    ["where only some objects expire", locks(compliance, expires(30, { prefix: "logs/" })), [`${LOCKED}; ${older}`]],
    ["for years", locks({ mode: "COMPLIANCE", years: 1 }, expires(355)), [LOCKED]],
    ["in governance mode", locks({ mode: "GOVERNANCE", days: 40 }, expires(30)), [`${LOCKED}; ${none}`]],
    ["too short", locks({ mode: "COMPLIANCE", days: 9 }), [`${LOCKED}; ${short}; ${older}`]],
    ["without a default", locks(undefined), [`${LOCKED}; ${none}; ${short}; ${older}`]],
    [
      "of a mode that is computed",
      locks({ mode: UNKNOWN, days: 40 }, expires(30)),
      [`${LOCKED}; ${none.replace("NOT", "UNKNOWN").replace(" →", ", since mode is not known at preview →")}`],
    ],
    [
      "under a key that may be deleted",
      locks(compliance, {
        ...expires(30),
        serverSideEncryptionConfiguration: {
          rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } },
        },
      }),
      [`${LOCKED}; ${key}`],
    ],
    [
      "by a resource of its own, under a key of Amazon S3",
      locks(undefined, expires(30), {
        others: [
          beside("bucketObjectLockConfiguration:BucketObjectLockConfiguration", {
            rule: { defaultRetention: compliance },
          }),
          beside("bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", {
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
          }),
        ],
      }),
      [LOCKED],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("replication", () => {
  const far = resource("aws:s3/bucket:Bucket", "far", { bucket: "far", ...ON }, { provider: FRANKFURT });
  const near = resource("aws:s3/bucket:Bucket", "near", { bucket: "near", ...ON });
  const to = (more: Bag = {}, destination: Bag = {}): Bag => ({
    status: "Enabled",
    destination: { bucket: "arn:aws:s3:::far", ...destination },
    ...more,
  });
  const RTC = { replicationTime: { status: "Enabled", time: { minutes: 15 } } };
  const region = (rules: Value, of = bucket(ON), edges: readonly EstateResource[] = []) =>
    ways(of, {
      others: [far, near, beside("bucketReplicationConfig:BucketReplicationConfig", { rules }, { rules: edges })],
    }).region;
  const REPLICA = (lag = "replication (no figure)") =>
    `replica of its objects in far to eu-central-1 (people, new endpoint); loses ${lag}; takes nothing`;
  const IN_TIME = "replication with time control (99.9 % of objects) 0s to 15m";
  const nowhere = (lag: string) =>
    `replica of its objects to somewhere (people, new endpoint); loses ${lag}; takes nothing; UNKNOWN: its objects are replicated to another Region, since the Region of the destination, or of photos, is not known at preview`;
  const some =
    "UNKNOWN: it replicates all objects (that those from before the rule were replicated in a batch is assumed), since its rule has a filter, and objects that it leaves out are not replicated → replicate photos by one rule without a filter";
  const kms = bucket({
    ...ON,
    serverSideEncryptionConfiguration: { rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } } },
  });

  test.each<[string, ReturnType<typeof region>, readonly string[] | undefined]>([
    ["within 15 minutes", region([to({}, RTC)]), [REPLICA(IN_TIME)]],
    ["without a promise", region([to()]), [REPLICA()]],
    ["with time control off", region([to({}, { replicationTime: { status: "Disabled" } })]), [REPLICA()]],
    ["a rule that is off", region([to({ status: "Disabled" })]), undefined],
    ["of all, by an empty filter", region([to({ filter: { prefix: "" } })]), [REPLICA()]],
    ["of some", region([to({ filter: { prefix: "img/" } })]), [`${REPLICA()}; ${some}`]],
    ["of some, by tag", region([to({ filter: { and: { tags: { keep: "yes" } } } })]), [`${REPLICA()}; ${some}`]],
    ["by a filter that is computed", region([to({ filter: UNKNOWN })]), [`${REPLICA()}; ${some}`]],
    [
      "to its own Region",
      region([to({}, { bucket: "arn:aws:s3:::near" })]),
      [
        "replica of its objects in near (people, new endpoint); loses replication (no figure); takes nothing; NOT: its objects are replicated to another Region",
      ],
    ],
    [
      "to a bucket of another program",
      region([to({}, { bucket: "arn:aws:s3:::theirs" })]),
      [nowhere("replication (no figure)")],
    ],
    ["to a bucket by reference", region([to({}, { bucket: UNKNOWN })], bucket(ON), [far]), [REPLICA()]],
    [
      "to one of two buckets",
      region([to({}, { bucket: UNKNOWN })], bucket(ON), [far, near]),
      [nowhere("replication (no figure)")],
    ],
    ["without versioning", region([to()], bucket()), [`${REPLICA()}; ${OFF}`]],
    [
      "of objects under a key that the rule leaves out",
      region([to()], kms),
      [
        `${REPLICA()}; UNKNOWN: it replicates objects under their keys, since objects of photos may lie under a key of AWS KMS → set sseKmsEncryptedObjects in sourceSelectionCriteria of the rule that replicates photos`,
      ],
    ],
    [
      "of objects under a key that the rule names",
      region([to({ sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } } })], kms),
      [REPLICA()],
    ],
    [
      "inline",
      ways(
        bucket({ ...ON, replicationConfiguration: { rules: [to({}, { replicationTime: { status: "Enabled" } })] } }),
        {
          others: [far],
        },
      ).region,
      [REPLICA(IN_TIME)],
    ],
    [
      "inline in the second form",
      ways(
        bucket(
          {
            versionings: [{ enabled: true }],
            replicationConfigurations: [
              {
                rules: [
                  {
                    status: "Enabled",
                    destinations: [{ bucket: "arn:aws:s3:::far", replicationTimes: [{ status: "Enabled" }] }],
                    filters: [{ prefix: "" }],
                  },
                ],
              },
            ],
          },
          V2,
        ),
        { others: [far] },
      ).region,
      [REPLICA(IN_TIME)],
    ],
    [
      "computed as a whole",
      region(UNKNOWN),
      [
        "replica of its objects to somewhere (people, new endpoint); loses replication (no figure); takes nothing; UNKNOWN: its objects are replicated to another Region, since rules of beside is computed and not known at preview → state the replication of photos",
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("AWS Backup", () => {
  const hourly = plan("continuous", [rule("all", { enableContinuousBackup: true })]);
  const others = [vault("main"), hourly, selection("all", hourly, { resources: ["arn:aws:s3:::photos"] })];
  const continuous = (inputs: Bag) =>
    ways(bucket(inputs), { others }).data?.filter((way) => way.startsWith("point-in-time"));
  const PITR =
    "point-in-time recovery from AWS Backup (people, new endpoint); loses latest time to restore 15m; takes restore to a bucket (no figure)";

  test("is continuous to the last 15 minutes, with versioning", () => {
    expect(continuous(ON)).toEqual([PITR]);
    expect(continuous({})).toEqual([`${PITR}; ${OFF}`]);
  });
});
