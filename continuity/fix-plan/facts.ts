import { knownValue } from "../declaration/setting";
import { readNumber, readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Facts } from "../planning/question";

const CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance";

/**
 * What the planner has to know of a member that is there.
 *
 * @returns undefined for what it does not plan, and where what it has to know is not known at preview
 */
export function factsOf(member: EstateResource, index: EstateIndex): Facts | undefined {
  switch (member.type) {
    case "aws:rds/instance:Instance":
      return instanceFacts(member);
    case "aws:rds/cluster:Cluster":
      return clusterFacts(member, index);
    case "aws:dynamodb/table:Table":
      return { kind: "table" };
    case "aws:s3/bucket:Bucket":
      return { kind: "bucket" };
    case "aws:efs/fileSystem:FileSystem":
      return { kind: "file-system" };
    default:
      return undefined;
  }
}

function instanceFacts(member: EstateResource): Facts | undefined {
  const [engine, instanceClass] = [textOf(member, "engine"), textOf(member, "instanceClass")];
  if (engine === undefined || instanceClass === undefined) return undefined;
  const allocatedStorage = knownValue(readNumber(member, "allocatedStorage"));
  return { kind: "database", engine, instanceClass, ...(allocatedStorage === undefined ? {} : { allocatedStorage }) };
}

/** Every instance of a cluster may be of another class; those to come are as the first one. */
function clusterFacts(member: EstateResource, index: EstateIndex): Facts | undefined {
  const auroraEngine = textOf(member, "engine");
  const [instance] = index.referring(member, CLUSTER_INSTANCE, "clusterIdentifier", []);
  const instanceClass = instance && textOf(instance, "instanceClass");
  if (!auroraEngine?.startsWith("aurora") || instanceClass === undefined) return undefined;
  return { kind: "database", auroraEngine, instanceClass };
}

function textOf(resource: EstateResource, property: string): string | undefined {
  return knownValue(readString(resource, property));
}
