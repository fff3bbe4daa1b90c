import type { Random } from "./clock/random";

const hex = "0123456789abcdef";
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Identifiers in the forms that AWS gives them. */
export class Ids {
  constructor(
    private readonly random: Random,
    /** What the lab's account is called. */
    readonly account: string,
  ) {}

  /** As of backup jobs, plans and requests. */
  uuid(): string {
    const part = (length: number) => this.random.text(length, hex);
    return `${part(8)}-${part(4)}-4${part(3)}-a${part(3)}-${part(12)}`;
  }

  /** As of DbiResourceId (`db-…`) and DbClusterResourceId (`cluster-…`), which no name is reused for. */
  resource(prefix: "db" | "cluster" | "ab" | "cluster-ab"): string {
    return `${prefix}-${this.random.text(26, base32)}`;
  }

  /** As of what EC2 makes: `vol-…`, `snap-…`. */
  ec2(prefix: string): string {
    return `${prefix}-0${this.random.text(16, hex)}`;
  }
}
