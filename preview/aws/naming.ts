import { createHash } from "node:crypto";
import type { ResourceRequest } from "../provider";
import type { ResourceSchema } from "./schema";

/** How the provider makes up a name: the resource's name, a separator, a suffix, within a length. */
interface Naming {
  readonly property: string;
  readonly separator: string;
  readonly suffix: number;
  readonly maximum: number;
  readonly letters: "hex" | "a-z";
  readonly lowerCase: boolean;
  readonly finish: (name: string, inputs: Record<string, unknown>) => string;
}

const usual: Naming = {
  property: "name",
  separator: "-",
  suffix: 7,
  maximum: 255,
  letters: "hex",
  lowerCase: false,
  finish: (name) => name,
};

const fifo = (flag: string) => (name: string, inputs: Record<string, unknown>) =>
  inputs[flag] === true ? `${name}.fifo` : name;
const underscore: Partial<Naming> = { separator: "_" };
const athena: Partial<Naming> = { separator: "_", suffix: 8, letters: "a-z", lowerCase: true };
const lex: Partial<Naming> = { separator: "_", suffix: 8, letters: "a-z" };
const verbatim: Partial<Naming> = { property: "key", separator: "", suffix: 0 };
const bucket: Partial<Naming> = { property: "bucket", maximum: 63, lowerCase: true };

/**
 * Types whose naming differs from the usual one, as pulumi-aws v7 declares them in `provider/resource_overrides.go`
 * and, for target groups, `provider/aliases.go`. A type that is in neither is named by the usual rule when it has an
 * optional input `name`; an RDS cluster has none, so the cloud makes up its identifier (unknown at preview).
 */
const particular: Readonly<Record<string, Partial<Naming>>> = {
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": underscore,
  "aws:cloudwatch/eventRule:EventRule": { maximum: 64 },
  "aws:cloudwatch/eventTarget:EventTarget": { property: "targetId" },
  "aws:codedeploy/deploymentConfig:DeploymentConfig": {
    property: "deploymentConfigName",
    separator: "_",
    maximum: 100,
  },
  "aws:ec2/keyPair:KeyPair": { property: "keyName" },
  "aws:efs/fileSystem:FileSystem": { property: "creationToken" },
  "aws:eks/fargateProfile:FargateProfile": { property: "fargateProfileName" },
  "aws:eks/nodeGroup:NodeGroup": { property: "nodeGroupName" },
  "aws:elasticache/cluster:Cluster": { property: "clusterId", maximum: 50, lowerCase: true },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    property: "replicationGroupId",
    maximum: 40,
    lowerCase: true,
  },
  "aws:elasticbeanstalk/environment:Environment": { maximum: 40 },
  "aws:elasticsearch/domain:Domain": { property: "domainName", maximum: 28, lowerCase: true },
  "aws:glue/catalogDatabase:CatalogDatabase": athena,
  "aws:glue/catalogTable:CatalogTable": athena,
  "aws:iam/role:Role": { maximum: 64 },
  "aws:iot/topicRule:TopicRule": underscore,
  "aws:kms/alias:Alias": {
    maximum: 238,
    finish: (name) => (name.startsWith("alias/") ? name : `alias/${name}`),
  },
  "aws:lambda/function:Function": { maximum: 64 },
  "aws:lambda/permission:Permission": { property: "statementId", maximum: 100 },
  "aws:lb/targetGroup:TargetGroup": { maximum: 32 },
  "aws:lex/bot:Bot": lex,
  "aws:lex/botAlias:BotAlias": lex,
  "aws:lex/intent:Intent": lex,
  "aws:lex/slotType:SlotType": lex,
  "aws:mq/broker:Broker": { property: "brokerName", maximum: 55 },
  "aws:msk/cluster:Cluster": { property: "clusterName" },
  "aws:msk/serverlessCluster:ServerlessCluster": { property: "clusterName" },
  "aws:opensearch/domain:Domain": { property: "domainName" },
  "aws:rds/instance:Instance": { property: "identifier", separator: "" },
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketObject:BucketObject": verbatim,
  "aws:s3/bucketObjectv2:BucketObjectv2": verbatim,
  "aws:s3/bucketV2:BucketV2": bucket,
  "aws:sns/topic:Topic": { maximum: 80, finish: fifo("fifoTopic") },
  "aws:sqs/queue:Queue": { maximum: 80, finish: fifo("fifoQueue") },
};

/** Types with an input `name` that the provider never makes up: it is what the thing is called in the world. */
const named = new Set(["aws:directoryservice/directory:Directory", "aws:route53/record:Record"]);

/**
 * The name that the provider makes up, as one property, or nothing when the type has none, it is set, or a prefix is set
 * instead. The suffix is derived from the URN where the provider's is random, so that the same program gives the same
 * bytes.
 *
 * @throws Error when the name does not fit, as the provider's Check does.
 */
export function automaticName(request: ResourceRequest, schema: ResourceSchema): Record<string, string> {
  const naming = { ...usual, ...particular[schema.type], ...sqlServer(request) };
  const { property } = naming;
  const settable = schema.inputs.includes(property) && !named.has(schema.type);
  const set = [property, `${property}Prefix`].some((input) => request.inputs[input] != null);
  if (!settable || set) {
    return {};
  }
  return { [property]: naming.finish(fitted(request, naming), request.inputs) };
}

function fitted(request: ResourceRequest, naming: Naming): string {
  const stem = (naming.lowerCase ? request.name.toLowerCase() : request.name) + naming.separator;
  if (stem.length + naming.suffix > naming.maximum) {
    throw new Error(
      `name '${stem}' plus ${naming.suffix} random chars is longer than maximum length ${naming.maximum}`,
    );
  }
  return stem + suffix(request.urn, naming);
}

function suffix(urn: string, { suffix: length, letters }: Naming): string {
  const hex = createHash("sha256").update(urn).digest("hex").slice(0, length);
  return letters === "hex"
    ? hex
    : hex.replace(/\d/g, (digit) => String.fromCharCode("g".charCodeAt(0) + Number(digit)));
}

/** RDS for SQL Server takes 15 characters at most. */
function sqlServer({ type, inputs }: ResourceRequest): Partial<Naming> {
  const engine = inputs.engine;
  const short = type === "aws:rds/instance:Instance" && typeof engine === "string" && /sqlserver/i.test(engine);
  return short ? { suffix: 3, maximum: 15 } : {};
}
