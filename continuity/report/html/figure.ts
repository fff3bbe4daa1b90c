import { formatDuration } from "../../declaration/duration";
import type { ReportBound, ReportStep } from "../report";
import type { Html } from "./markup";
import { say, tag } from "./markup";

/** Both halves of an objective, with what stands for each. */
export const HALVES = {
  rto: { name: "RTO", title: "Recovery time", impossible: "never" },
  rpo: { name: "RPO", title: "Data loss", impossible: "all is lost" },
} as const;

export type Half = keyof typeof HALVES;

/** What can be reached, from the least to the most: `5m`, `1h to 3h20m`, `1h or more`, `never`. */
export function writeReached(half: Half, { seconds, atLeastSeconds }: ReportBound): string {
  if (atLeastSeconds === null) return HALVES[half].impossible;
  if (seconds === null) {
    return atLeastSeconds === 0 ? "no bound is known" : `${formatDuration(atLeastSeconds)} or more`;
  }
  if (seconds === atLeastSeconds) return formatDuration(seconds);
  return `${formatDuration(atLeastSeconds)} to ${formatDuration(seconds)}`;
}

/** What a figure stands on, in words. */
export function basisOf({ provenance }: ReportStep): string {
  return provenance === "none" ? "nobody has a figure" : provenance;
}

/** A verdict as text and shape: the shape comes from the style, by the class. */
export function mark(verdict: string, words: string = verdict): Html {
  return tag("b", { class: verdict }, say(words));
}
