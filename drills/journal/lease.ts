import { createHash } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Instant } from "../../continuity/evidence/record";
import { writeWhole } from "../../workspace/write-file";
import { type DrillPlan, type DrillResource, resourcesOf } from "../plan";
import { JournalError, MemberBusyError } from "./errors";

/**
 * What a drill is about to make, written before it makes anything, and kept until that is proven to be gone. One a member:
 * the file that a second drill of the same member stumbles over.
 */
export interface Lease {
  readonly drill: string;
  readonly member: string;
  readonly owner: string;
  readonly region: string;
  readonly resources: readonly DrillResource[];
  /** The recovery point that AWS Backup restores; null for a restore of RDS. */
  readonly recoveryPoint: string | null;
  /** The job by which it does; null before it is begun. */
  readonly jobId: string | null;
  /** The command of the user's that removes what no call of ours can. */
  readonly removal?: string;
  readonly takenAt: Instant;
  readonly expiresAt: Instant;
  readonly host: string;
  readonly pid: number;
  readonly environment: DrillPlan["environment"];
}

/** Who holds the leases that are taken here. */
export function thisProcess(): Pick<Lease, "host" | "pid"> {
  return { host: hostname(), pid: process.pid };
}

export function leaseOf(
  plan: DrillPlan,
  { recoveryPoint, jobId }: Pick<Lease, "recoveryPoint" | "jobId">,
  here = thisProcess(),
): Lease {
  return {
    drill: plan.id,
    member: plan.member.arn,
    owner: plan.owner,
    region: plan.region,
    resources: resourcesOf(plan),
    recoveryPoint,
    jobId,
    ...(plan.removal === undefined ? {} : { removal: plan.removal }),
    takenAt: plan.declaredAt,
    expiresAt: plan.deadline,
    ...here,
    environment: plan.environment,
  };
}

/** The leases of a folder of drills. */
export class Leases {
  constructor(readonly folder: string) {}

  /**
   * Takes the lease of a member; again, if it is the same drill's.
   *
   * @throws {MemberBusyError} while another drill has it
   */
  take(lease: Lease): void {
    const file = this.#file(lease.member);
    mkdirSync(this.folder, { recursive: true });
    const held = this.#held(lease.member);
    if (held !== undefined && held.drill !== lease.drill) throw busy(held);
    const text = `${JSON.stringify(lease, null, 2)}\n`;
    if (held !== undefined) writeWhole(file, text);
    else if (!createSafely(file, text)) throw busy(this.#held(lease.member) ?? lease);
  }

  /** The lease that a drill has of its member; undefined where it has none. */
  of(member: string, drill: string): Lease | undefined {
    const held = this.#held(member);
    return held?.drill === drill ? held : undefined;
  }

  /** @throws {MemberBusyError} while another drill has the lease */
  demandFree(member: string, drill: string): void {
    const held = this.#held(member);
    if (held !== undefined && held.drill !== drill) throw busy(held);
  }

  release({ member, drill }: Pick<Lease, "member" | "drill">): void {
    if (this.#held(member)?.drill === drill) rmSync(this.#file(member), { force: true });
  }

  /** @throws {JournalError} naming a lease that cannot be read */
  all(): readonly Lease[] {
    return filesOf(this.folder).map((name) => read(join(this.folder, name)));
  }

  #held(member: string): Lease | undefined {
    return filesOf(this.folder).includes(nameOf(member)) ? read(this.#file(member)) : undefined;
  }

  #file(member: string): string {
    return join(this.folder, nameOf(member));
  }
}

/** Whether the drill of a lease may still be running: its process lives, or it runs elsewhere and has time left. */
export function isAlive({ host, pid, expiresAt }: Lease, now: number, here = hostname()): boolean {
  if (host !== here) return Date.parse(expiresAt) > now;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function busy({ drill, member }: Lease): MemberBusyError {
  return new MemberBusyError(
    `${member} is being drilled, or drill ${drill} died: wait for it, or run lifeboat drill resume ${drill}, or lifeboat sweep`,
  );
}

function nameOf(member: string): string {
  return `${createHash("sha256").update(member).digest("hex").slice(0, 16)}.lease.json`;
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".lease.json"))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new JournalError(`${folder}: cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}

function read(file: string): Lease {
  try {
    const lease = JSON.parse(readFileSync(file, "utf8")) as Lease;
    if (typeof lease.drill === "string" && typeof lease.member === "string" && Array.isArray(lease.resources))
      return lease;
  } catch {
    // What is no JSON is no lease either.
  }
  throw new JournalError(
    `${file}: is no lease; look in the account for what its drill made, remove that, then the file`,
  );
}

/**
 * All of it or nothing, whoever reads meanwhile.
 *
 * @returns false if another was first
 */
function createSafely(file: string, text: string): boolean {
  const partial = `${file}.${process.pid}.partial`;
  try {
    writeFileSync(partial, text, { flush: true });
    linkSync(partial, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new JournalError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  } finally {
    rmSync(partial, { force: true });
  }
}
