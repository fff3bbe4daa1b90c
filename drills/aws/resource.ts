import type { Shape } from "../../continuity/evidence/record";
import type { ResourceKind } from "../plan";

/** What its service tells of whatever a drill restores, or has restored, as plain data. */
export interface Resource {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly arn: string;
  /** As the service calls it, in lower case. */
  readonly status: string;
  readonly encrypted: boolean;
  readonly shape: Shape;
  readonly deletionProtection: boolean;
  /** The recovery point of AWS Backup that it was restored from. */
  readonly recoveryPoint: string | null;
  readonly tags: Readonly<Record<string, string>>;
}
