import { once } from "node:events";

/** Where the sub-command reads and writes; the process, unless a test says otherwise. */
export interface ScheduleIo {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function processIo(): ScheduleIo {
  const { stdin, stdout, stderr, env } = process;
  // A batch may have no end of its own: it ends where nobody reads its answers any more.
  stdout.once("error", (error) => stdin.destroy(error));
  return { stdin, stdout, stderr, env, now: Date.now };
}

/** What arrives on stdin, chunk by chunk, also where a chunk cuts a character in two. */
export async function* textOf(stdin: ScheduleIo["stdin"]): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  for await (const chunk of stdin) yield typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
}

/** Waits for a slow reader, so that a long answer never piles up in memory. */
export async function write({ stdout }: ScheduleIo, text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, "drain");
}
