import type { Shape, ShapeComparison } from "../../continuity/evidence/record";

const LABEL: Readonly<Record<keyof Shape, string>> = {
  class: "class",
  multiAz: "Multi-AZ",
  storageType: "storage type",
  allocatedGiB: "allocated GiB",
  engineVersion: "engine version",
  parameterGroup: "parameter group",
  region: "Region",
};

/**
 * Sets what was restored beside its source. Only the restore of a like shape says how long another takes; that a copy comes
 * back in the Region where it lies is what it is for, and is told without making it unlike.
 */
export function compareShapes(source: Shape, restored: Shape): ShapeComparison {
  const unlike = (Object.keys(LABEL) as (keyof Shape)[]).filter((key) => source[key] !== restored[key]);
  const differences = unlike.map((key) => `${LABEL[key]} ${write(source[key])}, restored as ${write(restored[key])}`);
  return { source, restored, differences, alike: unlike.every((key) => key === "region") };
}

function write(value: Shape[keyof Shape]): string {
  return value === null ? "not known" : typeof value === "boolean" ? (value ? "on" : "off") : `${value}`;
}
