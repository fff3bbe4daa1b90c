import type { Fault, FaultKind } from "./fault";

interface Armed {
  readonly fault: Fault;
  spared: number;
  struck: number;
}

/** What a fault could strike: a call or a piece of work, and the names of what it acts on. */
export interface Target {
  readonly operation?: string;
  readonly resources?: readonly string[];
}

/** The faults that are switched on, and how often each has struck. */
export class Faults {
  #armed: Armed[] = [];

  add(...faults: readonly Fault[]): void {
    this.#armed.push(...faults.map((fault) => ({ fault, spared: 0, struck: 0 })));
  }

  clear(): void {
    this.#armed = [];
  }

  list(): readonly (Fault & { readonly struck: number })[] {
    return this.#armed.map(({ fault, struck }) => ({ ...fault, struck }));
  }

  /** The first fault of a kind that strikes the target now. It is used up by one. */
  strike(kind: FaultKind, target: Target = {}): Fault | undefined {
    for (const armed of this.#armed) {
      const { fault } = armed;
      if (fault.kind !== kind || !matches(fault, target) || armed.struck >= (fault.times ?? Infinity)) {
        continue;
      }
      if (armed.spared < (fault.after ?? 0)) {
        armed.spared += 1;
        continue;
      }
      armed.struck += 1;
      return fault;
    }
    return undefined;
  }
}

function matches({ operation, resource }: Fault, target: Target): boolean {
  return (
    (operation === undefined || operation === target.operation) &&
    (resource === undefined || (target.resources ?? []).some((name) => name.includes(resource)))
  );
}
