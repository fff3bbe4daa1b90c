import type { FileSystemDescription } from "@aws-sdk/client-efs";
import type { Call } from "../../cloud";
import { sendCall } from "../../cloud";
import { readTags, type Store, type StoreAdapter, shapeIn, unlessGone, writeTags } from "./store";

/** EFS file systems. What is restored has no mount target, so that nobody can reach it. */
export const fileSystem: StoreAdapter = {
  resourceType: "EFS",
  named: false,
  busy: /^(FileSystemInUse|IncorrectFileSystemLifeCycleState)$/,
  async find(cloud, region, id) {
    return await unlessGone(/^FileSystemNotFound$/, async () => {
      const { FileSystems = [] } = await cloud.send(region, "DescribeFileSystems", { FileSystemId: id });
      const [found] = FileSystems;
      return found === undefined || found.LifeCycleState === "deleted" ? undefined : read(found, region);
    });
  },
  target: (CreationToken) => ({ CreationToken, newFileSystem: "true" }),
  tagCalls: (region, { id }, tags) => [
    {
      region,
      operation: "TagFileSystem",
      input: { ResourceId: id, Tags: writeTags(tags) },
    },
  ],
  removeCalls: (region, id) => [deletion(region, id)],
  async remove(cloud, region, id) {
    await sendCall(cloud, deletion(region, id));
  },
};

function deletion(region: string, FileSystemId: string): Call<"DeleteFileSystem"> {
  return { region, operation: "DeleteFileSystem", input: { FileSystemId } };
}

function read(found: FileSystemDescription, region: string): Store {
  const { FileSystemId = "", FileSystemArn, PerformanceMode, AvailabilityZoneName, Encrypted = false } = found;
  return {
    kind: "file-system",
    id: FileSystemId,
    arn: FileSystemArn ?? "",
    status: found.LifeCycleState ?? "unknown",
    encrypted: Encrypted,
    shape: shapeIn(region),
    deletionProtection: false,
    recoveryPoint: null,
    tags: readTags(found.Tags),
    sizeBytes: found.SizeInBytes?.Value ?? null,
    like: {
      "file-system-id": FileSystemId,
      ...(PerformanceMode === undefined ? {} : { PerformanceMode }),
      ...(AvailabilityZoneName === undefined
        ? {}
        : { singleAzFilesystem: "true", availabilityZoneName: AvailabilityZoneName }),
    },
  };
}
