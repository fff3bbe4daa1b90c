import { appendFileSync, existsSync, readFileSync, truncateSync } from "node:fs";
import { JournalError } from "../errors";

/** What one change of the lab's state was: a record put, or (null) deleted. */
export interface Entry {
  readonly table: string;
  readonly key: string;
  readonly record: unknown;
}

/** The lab's state as the lines of a file, so that a lab that is started again knows its resources. */
export class Journal {
  constructor(private readonly file: string) {}

  /** @throws {JournalError} naming the first line that is no entry; a last line that a crash cut short is removed. */
  read(): readonly Entry[] {
    if (!existsSync(this.file)) {
      return [];
    }
    const text = readFileSync(this.file, "utf8");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole !== text) {
      truncateSync(this.file, Buffer.byteLength(whole));
    }
    return whole
      .split("\n")
      .slice(0, -1)
      .map((line, index) => this.#entry(line, index + 1));
  }

  append(entry: Entry): void {
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  #entry(text: string, line: number): Entry {
    try {
      const entry = JSON.parse(text) as Entry;
      if (typeof entry.table === "string" && typeof entry.key === "string") {
        return entry;
      }
    } catch (cause) {
      throw new JournalError(this.file, line, { cause });
    }
    throw new JournalError(this.file, line);
  }
}
