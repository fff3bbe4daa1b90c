import type { CustomResource } from "@pulumi/pulumi";
import type { Arrangement } from "../continuity/planning/arrangement";

/** A resource of an arrangement, with its outputs by name. */
export type Part = CustomResource & Readonly<Record<string, unknown>>;

/** What was created of an arrangement, by the id of the part. */
export type Parts = (id: string) => Part;

/** A member of a service that was planned and created. */
export interface CreatedMember {
  readonly name: string;
  readonly arrangement: Arrangement;
  readonly part: Parts;
}
