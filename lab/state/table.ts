import type { Entry, Journal } from "./journal";

/** Records of one kind by key, in the order in which they were made. Records are plain JSON and never changed in place. */
export class Table<Row extends object> {
  readonly #rows = new Map<string, Row>();

  constructor(
    private readonly name: string,
    private readonly journal: Journal,
    entries: readonly Entry[],
  ) {
    for (const { table, key, record } of entries) {
      if (table === name) {
        this.#keep(key, record as Row | null);
      }
    }
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  all(): readonly Row[] {
    return [...this.#rows.values()];
  }

  put(key: string, record: Row): Row {
    this.#keep(key, record);
    this.journal.append({ table: this.name, key, record });
    return record;
  }

  /** Changes what is there; what has gone in the meantime stays gone. */
  change(key: string, change: Partial<Row>): void {
    const row = this.#rows.get(key);
    if (row !== undefined) {
      this.put(key, { ...row, ...change });
    }
  }

  delete(key: string): void {
    if (this.#rows.delete(key)) {
      this.journal.append({ table: this.name, key, record: null });
    }
  }

  #keep(key: string, record: Row | null): void {
    if (record === null) {
      this.#rows.delete(key);
    } else {
      this.#rows.set(key, record);
    }
  }
}
