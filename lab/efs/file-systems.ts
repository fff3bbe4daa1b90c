import { refuseCleanup } from "../faults/refuse-cleanup";
import type { Input } from "../protocol/input";
import { ServiceError, type Structure } from "../protocol/wire";
import { things } from "../stores/contents";
import type { StoreRecord } from "../stores/records";
import { storeArn } from "../stores/restore";
import type { Call } from "../world";

const bytesEach = 6 * 1024;

/** @throws {ServiceError} for one that is not there */
function findFileSystem(call: Call, id: string): StoreRecord {
  const found = call.world.tables.stores.get(storeArn(call, "file-system", id));
  if (found === undefined) {
    throw new ServiceError("FileSystemNotFound", 404, `File system '${id}' does not exist.`);
  }
  return found;
}

export function describeFileSystems(input: Input, call: Call): Structure {
  const id = input.text("FileSystemId");
  const token = input.text("CreationToken");
  const all = call.world.tables.stores
    .all()
    .filter(({ kind, region }) => kind === "file-system" && region === call.region);
  const found = id === undefined ? all : [findFileSystem(call, id)];
  const named = found.filter(({ creationToken }) => token === undefined || creationToken === token);
  return { FileSystems: named.map((fileSystem) => view(call, fileSystem)) };
}

function view(call: Call, { name, arn, status, createdAt, creationToken, encrypted, tags, contents }: StoreRecord) {
  return {
    FileSystemId: name,
    FileSystemArn: arn,
    OwnerId: call.world.ids.account,
    CreationToken: creationToken,
    CreationTime: new Date(createdAt),
    LifeCycleState: status,
    NumberOfMountTargets: 0,
    PerformanceMode: "generalPurpose",
    Encrypted: encrypted,
    SizeInBytes: { Value: things(contents, call.world.clock.now()).length * bytesEach },
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

export function tagFileSystem(input: Input, call: Call): Structure {
  const { arn, tags } = findFileSystem(call, input.required("ResourceId"));
  call.world.tables.stores.change(arn, { tags: { ...tags, ...input.tags("Tags") } });
  return {};
}

export function deleteFileSystem(input: Input, call: Call): Structure {
  const { arn, name } = findFileSystem(call, input.required("FileSystemId"));
  refuseCleanup(call, name, (message) => new ServiceError("FileSystemInUse", 409, message));
  const { stores } = call.world.tables;
  stores.change(arn, { status: "deleting" });
  call.world.pace.take("delete", name).then(
    () => stores.delete(arn),
    () => stores.change(arn, { status: "available" }),
  );
  return {};
}
