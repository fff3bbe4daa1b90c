import type { MemberTimeline } from "../../continuity/report/member-timelines";
import { reportTimeline } from "../../continuity/report/report-timeline";
import type { Style } from "../../continuity/report/style";
import { writeTimelineText } from "../../continuity/report/timeline-text";
import { writePicture } from "../picture";
import { styleFor } from "../style";
import { type ScheduleIo, write } from "./io";

/** A timeline with what it is called. */
export interface NamedTimeline extends MemberTimeline {
  readonly title: string;
}

/** Nobody reads a picture of characters that is wider than a page, unless a terminal is. */
const PAGE_WIDTH = 80;

/** Draws timelines on stdout, and into a file where one is named; the file first, so that nothing is printed if that fails. */
export async function printTimelines(
  io: ScheduleIo,
  timelines: readonly NamedTimeline[],
  { format, svg }: { readonly format: "text" | "json"; readonly svg?: string },
): Promise<void> {
  if (svg !== undefined) writePicture(svg, timelines);
  const text =
    format === "json"
      ? JSON.stringify({ timelines: timelines.map(reportTimeline) }, null, 2)
      : timelines.map(({ timeline, title }) => writeTimelineText(timeline, title, style(io))).join("\n\n\n");
  if (text !== "") await write(io, `${text}\n`);
}

function style({ stdout, env }: ScheduleIo): Style {
  const found = styleFor(stdout, env);
  return stdout.isTTY ? found : { ...found, width: PAGE_WIDTH };
}
