import { knownValue } from "../declaration/setting";
import { parseArn } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { and, type Ternary } from "../recovery/logic";

export const VOLUME_TYPE = "aws:ebs/volume:Volume";
export const INSTANCE_TYPE = "aws:ec2/instance:Instance";
export const ATTACHMENT_TYPE = "aws:ec2/volumeAttachment:VolumeAttachment";

/** An instance of the program that a volume is attached to, surely or perhaps. */
export interface Attachment {
  readonly instance: EstateResource;
  readonly attached: true | "unknown";
  /** Why it cannot be known; only where `attached` is unknown. */
  readonly because?: string;
}

/** The instances that a volume is attached to, by reference or by known id; each once, the surest attachment of each. */
export function attachmentsOf(volume: EstateResource, index: EstateIndex): readonly Attachment[] {
  const found = new Map<EstateResource, Attachment>();
  const id = idOf(volume);
  for (const attachment of index.referring(volume, ATTACHMENT_TYPE, "volumeId", id === undefined ? [] : [id])) {
    const itsVolume = names(attachment, "volumeId", volume, index);
    for (const instance of instancesOf(attachment, index)) {
      const attached = and(itsVolume, names(attachment, "instanceId", instance, index));
      if (attached === false || found.get(instance)?.attached === true) continue;
      const because = `which volume and which instance ${attachment.name} joins is not known at preview`;
      found.set(instance, attached === true ? { instance, attached } : { instance, attached, because });
    }
  }
  return [...found.values()];
}

function instancesOf(attachment: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const linked = index.across(attachment, "instanceId", INSTANCE_TYPE);
  const id = knownValue(readString(attachment, "instanceId"));
  const isNamed = (instance: EstateResource) => idOf(instance) === id;
  if (id === undefined) return linked;
  // Nearly always the linked one: spares going through all instances for each attachment.
  const named = linked.find(isNamed) ?? index.ofType(INSTANCE_TYPE).find(isNamed);
  return named === undefined ? linked : [named];
}

/** Known ids first; one that is not known yet names the only resource of its type that it is computed from. */
function names(
  attachment: EstateResource,
  property: "volumeId" | "instanceId",
  target: EstateResource,
  index: EstateIndex,
): Ternary {
  const [named, id] = [knownValue(readString(attachment, property)), idOf(target)];
  if (named !== undefined && id !== undefined) return named === id;
  const linked = index.across(attachment, property, target.type);
  return linked.length === 1 && linked[0] === target && named === undefined ? true : "unknown";
}

/** The id that EC2 gives, as far as an ARN tells it. */
function idOf({ outputs }: EstateResource): string | undefined {
  const { arn } = outputs;
  return typeof arn === "string" ? parseArn(arn)?.resource.split("/")[1] : undefined;
}
