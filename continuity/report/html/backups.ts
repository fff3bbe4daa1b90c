import type { Report } from "../report";
import { timelineOfReport } from "../report-timeline";
import { drawTimelines, HATCH } from "../timeline-svg";
import { titleOf, worstInWords } from "../timeline-words";
import { element } from "../xml";
import { type Html, say, scrolled, tag } from "./markup";

/** Pictures of so many are a page that can still be loaded at once; those beyond are told in words. */
const MOST_PICTURES = 6;

/** When members are backed up, drawn; members that are backed up alike share one picture. */
export function backupsOf({ timelines = [] }: Report): Html {
  if (timelines.length === 0) return tag("p", {}, say("No backup is scheduled for a member of a service."));
  const drawn = timelines.map((one, i) => {
    const { members, timeline } = timelineOfReport(one);
    const title = `Backups of ${titleOf(members)}`;
    const worst = worstInWords(timeline).join(" ");
    return tag(
      "details",
      { class: "backups" },
      tag("summary", {}, tag("strong", {}, say(title)), say(worst)),
      tag(
        "div",
        { id: `b${i + 1}` },
        i < MOST_PICTURES
          ? scrolled(title, drawTimelines([{ title, timeline }], `b${i + 1}-picture`))
          : say("Drawn by lifeboat explain SERVICE --svg FILE."),
      ),
    );
  });
  const hatch = element("svg", { class: "lifeboat hatching", width: 0, height: 0, "aria-hidden": "true" }, HATCH);
  return tag("div", {}, hatch, drawn);
}

/** Where the backups of each member are drawn, by URN. */
export function placesOfBackups({ timelines = [] }: Report): ReadonlyMap<string, string> {
  return new Map(timelines.flatMap(({ members }, i) => members.map((urn) => [urn, `b${i + 1}`] as const)));
}
