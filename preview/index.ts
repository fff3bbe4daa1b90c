export * from "./errors";
export type {
  Diagnostic,
  EnforcementLevel,
  PackOptions,
  Position,
  PreviewedResource,
  PreviewOptions,
  PreviewResult,
  Remediation,
  Severity,
  Violation,
} from "./options";
export { passThroughProvider } from "./passthrough";
export { probePack } from "./probe";
export type { Provider, ProviderConfig, ResourceRequest } from "./provider";
export { previewProgram } from "./run";
export { containsUnknown, isUnknown, UNKNOWN } from "./unknown";
