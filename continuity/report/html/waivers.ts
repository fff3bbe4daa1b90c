import type { Report } from "../report";
import { type Html, say, tag } from "./markup";

/** Every shortfall that somebody has accepted, and until when. */
export function waiversOf(_report: Report): Html {
  return tag("p", {}, say("Nothing is waived."));
}
