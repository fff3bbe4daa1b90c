import { refuseCleanup } from "../faults/refuse-cleanup";
import type { Input } from "../protocol/input";
import { ServiceError, type Structure } from "../protocol/wire";
import type { StoreRecord } from "../stores/records";
import type { Call } from "../world";
import { byIds, ec2Filtered } from "./filters";
import { tagSet, volumeStatusView, volumeView } from "./views";

function volumesOf({ world, region }: Call): readonly StoreRecord[] {
  return world.tables.stores.all().filter((store) => store.kind === "volume" && store.region === region);
}

function named(call: Call, ids: readonly string[]): readonly StoreRecord[] {
  return byIds(volumesOf(call), ids, (volume) => volume.name, "InvalidVolume.NotFound");
}

export function describeVolumes(input: Input, call: Call): Structure {
  const found = ec2Filtered(
    input,
    named(call, input.texts("VolumeId")),
    { "volume-id": (volume) => volume.name, status: (volume) => volume.status },
    (volume) => volume.tags,
  );
  return { volumeSet: found.map(volumeView) };
}

export function describeVolumeStatus(input: Input, call: Call): Structure {
  return { volumeStatusSet: named(call, input.texts("VolumeId")).map(volumeStatusView) };
}

export function deleteVolume(input: Input, call: Call): Structure {
  const id = input.required("VolumeId");
  const [volume] = named(call, [id]);
  refuseCleanup(call, id, (message) => new ServiceError("VolumeInUse", 400, message));
  call.world.tables.stores.delete((volume as StoreRecord).arn);
  return { return: true };
}

export function createTags(input: Input, call: Call): Structure {
  for (const volume of named(call, input.texts("ResourceId"))) {
    call.world.tables.stores.change(volume.arn, { tags: { ...volume.tags, ...input.tags("Tag") } });
  }
  return { return: true };
}

export function describeTags(input: Input, call: Call): Structure {
  const tags = volumesOf(call).flatMap((volume) =>
    tagSet(volume.tags).map((tag) => ({ ...tag, resourceId: volume.name, resourceType: "volume" })),
  );
  const found = ec2Filtered(input, tags, {
    "resource-id": (tag) => tag.resourceId,
    "resource-type": (tag) => tag.resourceType,
    key: (tag) => String((tag as Structure).key),
    value: (tag) => String((tag as Structure).value),
  });
  return { tagSet: found };
}
