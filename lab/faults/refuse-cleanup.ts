import type { ServiceError } from "../protocol/wire";
import type { Call } from "../world";

/** @throws {ServiceError} where a fault says that this cannot be deleted */
export function refuseCleanup(call: Call, id: string, refusal: (message: string) => ServiceError): void {
  const fault = call.world.faults.strike("cleanup-refused", { operation: call.operation, resources: [id] });
  if (fault !== undefined) {
    throw refusal(fault.message ?? `${id} cannot be deleted in its state.`);
  }
}
