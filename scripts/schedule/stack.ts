import { timelineOfReport } from "../../continuity/report/report-timeline";
import { titleOf } from "../../continuity/report/timeline-words";
import { check, printNotes } from "../check";
import type { CheckOptions } from "../check/options";
import type { ScheduleIo } from "./io";
import { printTimelines } from "./timelines";

export interface StackOptions extends CheckOptions {
  readonly format: "text" | "json";
  readonly svg?: string;
}

/** Draws every timeline of a program, as `lifeboat check` sees it. */
export async function drawStack(io: ScheduleIo, directory: string, options: StackOptions): Promise<void> {
  const { report, run } = await check(directory, options);
  printNotes(run);
  const timelines = (report.timelines ?? []).map(timelineOfReport);
  if (timelines.length === 0) io.stderr.write(`note: no backup is scheduled for any member of stack ${report.stack}\n`);
  await printTimelines(
    io,
    timelines.map((one) => ({ ...one, title: titleOf(one.members) })),
    options,
  );
}
