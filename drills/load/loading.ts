import type { LoadedBy } from "../../continuity/evidence/record";
import type { Address } from "../verify/verification";

/** What was read of a restored database, each block once. What a block holds stays in the database. */
export interface Reading {
  /** Tables, their TOAST tables, indexes, materialized views and sequences. */
  readonly relations: number;
  readonly bytes: number;
  /** What was not read, and why, a line each; empty: everything was. */
  readonly unread: readonly string[];
}

/** Reads restored databases, so that their storage has to load every block. */
export interface Loader {
  /**
   * @param goOn asked again and again: false stops the reading, which then says what is left
   * @throws {ProbeError} if the database stops answering, or cannot read what it keeps
   */
  readAll(address: Address, goOn: () => boolean): Promise<Reading>;
}

/** Whether, and by what, it is known that everything was loaded. */
export interface Loading extends Omit<Reading, "unread"> {
  /** Null: nobody knows. */
  readonly by: LoadedBy | null;
  /** What is left open, a line each. */
  readonly notChecked: readonly string[];
}
