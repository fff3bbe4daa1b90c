import { ebsVolume } from "./ebs-volume";
import type { Mechanism } from "./mechanism";
import { rdsInstance } from "./rds-instance";

/** Every mechanism, one file each. */
export const MECHANISMS: readonly Mechanism[] = [ebsVolume, rdsInstance];

const BY_TYPE = new Map(MECHANISMS.map((mechanism) => [mechanism.type, mechanism]));

/** The mechanism of a resource type, if there is one. */
export function mechanismOf(type: string): Mechanism | undefined {
  return BY_TYPE.get(type);
}
