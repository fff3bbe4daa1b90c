import { describe, expect, test } from "@jest/globals";
import { installedSchemas } from "../../../preview/aws/package";
import { parseSchema } from "../../../preview/aws/schema";

const schemas = installedSchemas(__dirname);

/** What facts/pulumi.md lists as lost at preview, and its counterexamples: the reason why the emulation exists. */
const facts: [type: string, computed: string[], notComputed: string[]][] = [
  [
    "aws:rds/instance:Instance",
    [
      "availabilityZone",
      "backupRetentionPeriod",
      "backupWindow",
      "dbSubnetGroupName",
      "multiAz",
      "region",
      "storageType",
    ],
    ["deletionProtection", "storageEncrypted"],
  ],
  [
    "aws:rds/cluster:Cluster",
    ["availabilityZones", "backupRetentionPeriod", "clusterIdentifier", "storageEncrypted"],
    ["backtrackWindow", "deletionProtection"],
  ],
  ["aws:rds/clusterInstance:ClusterInstance", ["availabilityZone", "identifier"], ["promotionTier"]],
  ["aws:backup/plan:Plan", ["name", "region"], ["rules"]],
  ["aws:backup/vault:Vault", ["kmsKeyArn", "name", "region"], ["forceDestroy"]],
  ["aws:backup/selection:Selection", ["conditions", "name", "notResources", "region"], ["resources", "selectionTags"]],
  [
    "aws:s3/bucket:Bucket",
    ["bucket", "lifecycleRules", "replicationConfiguration", "versioning"],
    ["forceDestroy", "tags"],
  ],
  ["aws:dynamodb/table:Table", ["pointInTimeRecovery", "serverSideEncryption", "ttl"], ["replicas", "streamEnabled"]],
  ["aws:efs/fileSystem:FileSystem", ["availabilityZoneName", "protection"], ["throughputMode"]],
  [
    "aws:elasticache/replicationGroup:ReplicationGroup",
    ["numCacheClusters", "replicasPerNodeGroup", "snapshotWindow"],
    ["automaticFailoverEnabled", "multiAzEnabled", "snapshotRetentionLimit"],
  ],
  [
    "aws:autoscaling/group:Group",
    ["availabilityZones", "desiredCapacity", "vpcZoneIdentifiers"],
    ["maxSize", "minSize"],
  ],
  ["aws:ecs/service:Service", ["deploymentConfiguration", "launchType"], ["desiredCount", "schedulingStrategy"]],
  ["aws:ec2/vpc:Vpc", ["cidrBlock", "enableDnsHostnames"], ["tags"]],
  ["aws:ec2/subnet:Subnet", ["availabilityZone", "availabilityZoneId", "cidrBlock"], ["vpcId"]],
  ["aws:ec2/instance:Instance", ["availabilityZone", "subnetId"], ["tags"]],
  ["aws:lb/loadBalancer:LoadBalancer", ["internal", "name", "subnets"], ["loadBalancerType"]],
  ["aws:lambda/function:Function", ["architectures", "name"], ["handler", "vpcConfig"]],
  ["aws:route53/zone:Zone", ["name"], ["forceDestroy"]],
];

describe("the facts about a type, from the installed package", () => {
  test.each(facts)("%s", (type, computed, notComputed) => {
    const schema = schemas(type);
    const asked = [...computed, ...notComputed];
    expect({ type: schema?.type, computed: schema?.computed.filter((name) => asked.includes(name)) }).toEqual({
      type,
      computed,
    });
    expect(schema?.inputs.filter((name) => asked.includes(name))).toEqual(asked.sort());
  });

  test("output-only and secret properties of a cache", () => {
    const { outputOnly, secretOutputs } = schemas("aws:elasticache/replicationGroup:ReplicationGroup") ?? {};
    expect({ outputOnly, secretOutputs }).toEqual({
      outputOnly: [
        "arn",
        "clusterEnabled",
        "configurationEndpointAddress",
        "engineVersionActual",
        "memberClusters",
        "primaryEndpointAddress",
        "readerEndpointAddress",
        "tagsAll",
      ],
      secretOutputs: ["authToken", "authTokenWo"],
    });
  });

  test.each(["aws:glue/mLTransform:MLTransform", "aws:kendra/index:Index", "aws:s3/bucketV2:BucketV2"])(
    "a file that is not named as its token: %s",
    (type) => expect(schemas(type)?.type).toBe(type),
  );

  test.each(["aws:rds/nothing:Nothing", "aws:index/getRegion:getRegion", "random:index/randomId:RandomId", ""])(
    "no such resource: %j",
    (type) => expect(schemas(type)).toBeUndefined(),
  );
});

test("a whole class", () => {
  const javascript = `class Thing { static __pulumiType = 'aws:demo/thing:Thing';
    resourceInputs["size"] = args?.size;
    resourceInputs["arn"] = undefined /*out*/;
    const secretOpts = { additionalSecretOutputs: ["key"] };`;
  const declarations = `export declare class Thing {
    readonly arn: pulumi.Output<string>;
    readonly key: pulumi.Output<string | undefined>;
    readonly mode: pulumi.Output<string>;
    readonly size: pulumi.Output<number>;
    readonly tags: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
}
export interface ThingState {
    arn?: pulumi.Input<string>;
}
export interface ThingArgs {
    key?: pulumi.Input<string | undefined>;
    mode?: pulumi.Input<string | undefined>;
    size: pulumi.Input<number>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
`;
  expect(parseSchema(javascript, declarations)).toEqual({
    type: "aws:demo/thing:Thing",
    inputs: ["key", "mode", "size", "tags"],
    outputOnly: ["arn"],
    computed: ["mode"],
    secretOutputs: ["key"],
  });
});
