export type { Durations } from "./clock/pace";
export * from "./errors";
export { type Fault, type FaultKind, faultKinds, type Work } from "./faults/fault";
export { type Lab, startLab } from "./lab";
export type { LabOptions, SourceOptions } from "./options";
export type { Limits } from "./world";
