/** How something is: in order, not there though only some of Lifeboat needs it, or in the way of what everything needs. */
export type Health = "ok" | "warn" | "fail";

/** One line of what the doctor found. */
export interface CheckUp {
  /** What was looked at: `node`. */
  readonly what: string;
  readonly health: Health;
  /** What was found. */
  readonly found: string;
  /** What does not work, and the way out; only where something does not. */
  readonly wayOut?: string;
}

export function ok(what: string, found: string): CheckUp {
  return { what, health: "ok", found };
}

export function warn(what: string, found: string, wayOut: string): CheckUp {
  return { what, health: "warn", found, wayOut };
}

export function fail(what: string, found: string, wayOut: string): CheckUp {
  return { what, health: "fail", found, wayOut };
}

/** Whatever goes wrong while something is looked at is what was found, in one line. */
export async function lookAt(what: string, wayOut: string, look: () => CheckUp | Promise<CheckUp>): Promise<CheckUp> {
  try {
    return await look();
  } catch (error) {
    return fail(what, lineOf(error), wayOut);
  }
}

export function lineOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}
