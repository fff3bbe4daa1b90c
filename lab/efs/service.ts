import { RestJsonProtocol } from "../protocol/rest-json";
import type { Service } from "../world";
import { deleteFileSystem, describeFileSystems, tagFileSystem } from "./file-systems";

const systems = "/2015-02-01/file-systems";

/** Amazon EFS, as far as drills call it: file systems without mount targets. */
export const efs: Service = {
  protocol: new RestJsonProtocol(
    {
      DeleteFileSystem: ["DELETE", `${systems}/{FileSystemId}`, 204],
      DescribeFileSystems: ["GET", systems],
      TagResource: ["POST", "/2015-02-01/resource-tags/{ResourceId}"],
    },
    {},
  ),
  codes: {
    missing: "BadRequest",
    invalid: "BadRequest",
    throttled: ["ThrottlingException", 429],
    unavailable: ["InternalServerError", 500],
  },
  operations: {
    DeleteFileSystem: deleteFileSystem,
    DescribeFileSystems: describeFileSystems,
    TagResource: tagFileSystem,
  },
};
