import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { invalidRequest, invalidValue } from "./errors";
import { findRestoreJob } from "./restore-jobs";

const statuses = ["FAILED", "SUCCESSFUL", "TIMED_OUT", "VALIDATING"];

/** Sets what came of checking a restored resource: once, for good. */
export function putValidationResult(input: Input, call: Call): Structure {
  const job = findRestoreJob(input, call);
  const status = input.required("ValidationStatus");
  if (!statuses.includes(status)) {
    throw invalidValue(`${status} is no validation status.`);
  }
  if (job.status !== "COMPLETED") {
    throw invalidRequest(`Restore job ${job.id} is ${job.status}: only what is restored can be validated.`);
  }
  if (job.validation !== undefined && job.validation.status !== "VALIDATING") {
    throw invalidRequest(`The validation status of restore job ${job.id} is set and cannot be changed.`);
  }
  const message = input.text("ValidationStatusMessage");
  call.world.tables.restoreJobs.change(job.id, { validation: { status, ...(message && { message }) } });
  return {};
}
