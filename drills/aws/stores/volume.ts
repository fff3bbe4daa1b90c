import type { Volume } from "@aws-sdk/client-ec2";
import type { Call } from "../../cloud";
import { sendCall } from "../../cloud";
import { readTags, type Store, type StoreAdapter, shapeIn, unlessGone, writeTags } from "./store";

/** EBS volumes. What is restored is attached to nothing. */
export const volume: StoreAdapter = {
  resourceType: "EBS",
  named: false,
  busy: /^(VolumeInUse|IncorrectState)$/,
  async find(cloud, region, id) {
    return await unlessGone(/^InvalidVolume\.NotFound$/, async () => {
      const { Volumes = [] } = await cloud.send(region, "DescribeVolumes", { VolumeIds: [id] });
      const [found] = Volumes;
      return found === undefined || found.State === "deleted" ? undefined : read(found, region);
    });
  },
  target: () => ({}),
  tagCalls: (region, { id }, tags) => [
    {
      region,
      operation: "CreateTags",
      input: { Resources: [id], Tags: writeTags(tags) },
    },
  ],
  removeCalls: (region, id) => [deletion(region, id)],
  async remove(cloud, region, id) {
    await sendCall(cloud, deletion(region, id));
  },
};

function deletion(region: string, VolumeId: string): Call<"DeleteVolume"> {
  return { region, operation: "DeleteVolume", input: { VolumeId } };
}

const GIB = 1024 ** 3;

function read(found: Volume, region: string): Store {
  const { VolumeId = "", Size = 0, VolumeType, AvailabilityZone, Iops, Throughput } = found;
  return {
    kind: "volume",
    id: VolumeId,
    // EC2 tells no ARN, and no account: it is of those who may see it.
    arn: "",
    status: found.State ?? "unknown",
    encrypted: found.Encrypted ?? false,
    shape: shapeIn(region, { storageType: VolumeType ?? null, allocatedGiB: Size }),
    deletionProtection: false,
    recoveryPoint: null,
    tags: readTags(found.Tags),
    sizeBytes: Size * GIB,
    like: {
      volumeSize: `${Size}`,
      ...(VolumeType === undefined ? {} : { volumeType: VolumeType }),
      ...(AvailabilityZone === undefined ? {} : { availabilityZone: AvailabilityZone }),
      // Of other types EC2 tells what follows from their size, and takes none.
      ...(VolumeType !== undefined && /^(gp3|io1|io2)$/.test(VolumeType) && Iops !== undefined
        ? { iops: `${Iops}` }
        : {}),
      ...(VolumeType === "gp3" && Throughput !== undefined ? { throughput: `${Throughput}` } : {}),
    },
  };
}
