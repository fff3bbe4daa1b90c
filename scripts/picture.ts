import { Option } from "commander";
import { type TitledTimeline, writeTimelinesSvg } from "../continuity/report/timeline-svg";
import { writeOutputs } from "./write-output";

/** The option of every command that draws timelines. */
export function svgOption(): Option {
  return new Option("--svg <file>", "also draw the timelines as a picture");
}

/**
 * Draws timelines into a file, all of it or nothing.
 *
 * @throws UsageError where it cannot be written
 */
export function writePicture(file: string, timelines: readonly TitledTimeline[]): void {
  writeOutputs([{ file, text: writeTimelinesSvg(timelines) }]);
}
