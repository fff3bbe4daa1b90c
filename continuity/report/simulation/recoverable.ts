import type { Report, ReportRecovery, ReportService } from "../report";
import { LossError } from "./loss";

/** A service of which the report says how it comes back. */
export type Recoverable = ReportService & { readonly recovery: ReportRecovery };

/**
 * The services of a report, each with how it comes back.
 *
 * @throws LossError where the report does not say it of one
 */
export function recoverableIn({ services }: Report): readonly Recoverable[] {
  return services.map((service) => {
    const { recovery } = service;
    if (recovery !== undefined) return { ...service, recovery };
    throw new LossError(
      `the report does not say how ${service.name} comes back: it lies in several stacks, or an earlier version told it`,
    );
  });
}
