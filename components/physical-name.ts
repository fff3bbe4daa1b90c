import { createHash } from "node:crypto";
import { getProject, getStack } from "@pulumi/pulumi";

/** The longest name that all of vaults, plans, selections and database identifiers take. */
const LONGEST = 50;

/**
 * The name that AWS knows a part by: chosen by the program, so that it is known at preview, and distinct from that of the same
 * part of another stack. A longer one is cut, and made distinct again by a digest.
 */
export function physicalName(name: string): string {
  const whole = `${getProject()}-${getStack()}-${name}`.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  if (whole.length <= LONGEST) return whole;
  const digest = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  return `${whole.slice(0, LONGEST - digest.length - 1).replace(/-$/, "")}-${digest}`;
}
