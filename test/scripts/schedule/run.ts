import { Readable, Writable } from "node:stream";
import { type ScheduleIo, scheduleCommand } from "../../../scripts/schedule";

const NOW = Date.parse("2026-11-22T18:00:00Z");

/** Runs the sub-command in memory: what it printed, or the error that it ended with. */
export async function lifeboatSchedule(
  args: string[],
  given: { stdin?: string[]; isTTY?: boolean; env?: ScheduleIo["env"] } = {},
) {
  const { stdin = [], isTTY = false, env = {} } = given;
  const out: string[] = [];
  const notes: string[] = [];
  const stdout = Object.assign(
    new Writable({
      decodeStrings: false,
      highWaterMark: 1,
      write: (chunk: string, _encoding, done) => {
        out.push(chunk);
        setImmediate(done);
      },
    }),
    { isTTY },
  );
  const bytes = stdin.map((text) => Buffer.from(text));
  const stderr = { write: (text: string) => notes.push(text) };
  const command = scheduleCommand({ stdin: Readable.from(bytes), stdout, stderr, env, now: () => NOW })
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  const error = await command.parseAsync(args, { from: "user" }).then(
    () => undefined,
    (thrown: Error) => `${thrown.name}: ${thrown.message}`,
  );
  return { out: out.join(""), error, ...(notes.length === 0 ? {} : { notes: notes.join("") }) };
}
