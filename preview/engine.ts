import {
  GetRootResourceRequest,
  GetRootResourceResponse,
  LogRequest,
  LogSeverity,
  RequirePulumiVersionRequest,
  RequirePulumiVersionResponse,
  SetRootResourceRequest,
  SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Diagnostic, Severity } from "./options";
import { Service } from "./rpc/service";

const SEVERITIES: Readonly<Record<number, Severity>> = {
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
};

/** The Engine service: where program and packs log, and where the program keeps its root resource. */
export function engineService(report: (diagnostic: Diagnostic) => void): Service {
  let root = "";
  return new Service("pulumirpc.Engine")
    .answer("Log", LogRequest, (request) => {
      const severity = SEVERITIES[request.getSeverity()];
      if (severity !== undefined && !request.getEphemeral()) {
        report({ severity, message: request.getMessage().trimEnd(), urn: request.getUrn() });
      }
      return new Empty();
    })
    .answer("GetRootResource", GetRootResourceRequest, () => new GetRootResourceResponse().setUrn(root))
    .answer("SetRootResource", SetRootResourceRequest, (request) => {
      root = request.getUrn();
      return new SetRootResourceResponse();
    })
    .answer("RequirePulumiVersion", RequirePulumiVersionRequest, () => new RequirePulumiVersionResponse());
}
