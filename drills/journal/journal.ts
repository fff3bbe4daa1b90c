import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { JournalEntry } from "./entry";
import { JournalError, JournalWriteError } from "./errors";
import { advance, type DrillState, stateOf } from "./state";

/** What a drill has done, a line of JSON each, never changed, on the disk before the drill goes on. */
export class Journal {
  #state: DrillState | undefined;

  private constructor(readonly file: string) {}

  /**
   * Begins a journal.
   *
   * @throws {JournalError} if there is one, or it cannot be written
   */
  static begin(file: string, first: JournalEntry & { readonly event: "declared" }): Journal {
    if (existsSync(file))
      throw new JournalError(`${file}: there is such a drill; lifeboat drill resume takes it up again`);
    const journal = new Journal(file);
    journal.append(first);
    return journal;
  }

  /** @throws {JournalError} naming the line that cannot be read; nothing is overwritten */
  static open(file: string): Journal {
    const journal = new Journal(file);
    journal.#state = readState(file);
    // What a dying process wrote of its last line was never relied on, and must not spoil the next.
    truncateSync(file, wholeLines(textOf(file)).length);
    return journal;
  }

  get state(): DrillState {
    if (this.#state === undefined) throw new JournalError(`${this.file}: holds nothing`);
    return this.#state;
  }

  /** @throws {JournalWriteError} if it is not safely on the disk */
  append(entry: JournalEntry): void {
    const next = this.#state === undefined ? stateOf([entry]) : advance(this.#state, entry);
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeSafely(this.file, `${JSON.stringify(entry)}\n`);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new JournalWriteError(`${this.file}: cannot be written (${code}); make room, then run lifeboat sweep`, {
        cause: error,
      });
    }
    this.#state = next;
  }
}

/** @throws {JournalError} */
export function readState(file: string): DrillState {
  const lines = wholeLines(textOf(file)).toString().split("\n").slice(0, -1);
  const entries = lines.map((line, index) => parse(file, line, index + 1));
  try {
    return stateOf(entries);
  } catch (error) {
    if (error instanceof TypeError) throw new JournalError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

function wholeLines(text: Buffer): Buffer {
  return text.subarray(0, text.lastIndexOf("\n") + 1);
}

function textOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new JournalError(`${file}: cannot be read; lifeboat drill status lists the drills there are`, {
      cause: error,
    });
  }
}

const EVENTS: ReadonlySet<unknown> = new Set(["declared", "begun", "done", "failed", "resumed"]);

function parse(file: string, line: string, number: number): JournalEntry {
  try {
    const entry = JSON.parse(line) as JournalEntry;
    if (EVENTS.has(entry?.event) && !Number.isNaN(Date.parse(entry.at))) return entry;
  } catch {
    // What is no JSON is no entry either.
  }
  throw new JournalError(
    `${file}: line ${number} is corrupt; the drill cannot be resumed, lifeboat sweep removes what it left`,
  );
}

function writeSafely(file: string, line: string): void {
  const handle = openSync(file, "a");
  try {
    const bytes = Buffer.from(line);
    if (writeSync(handle, bytes) !== bytes.length) throw Object.assign(new Error("short write"), { code: "ENOSPC" });
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
