import { formatDuration } from "../../declaration/duration";
import type { Report, ReportShortfall, ReportWaived } from "../report";
import { nameOfUrn } from "../timeline-words";
import { anchorOf } from "./anchors";
import { HALVES } from "./figure";
import { type Html, say, scrolled, table, tag } from "./markup";

const TITLES = ["Until", "Rule", "About", "Shortfall", "Accepted by, because"];

/** Every shortfall that somebody has accepted: what, how much of it, who answers for that and until when. */
export function waiversOf({ waived }: Report): Html {
  if (waived.length === 0) return tag("p", {}, say("Nothing is waived."));
  const rows = [...waived].sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0)).map(row);
  return scrolled("Accepted shortfalls", table({}, say("Accepted shortfalls, the first to end first"), TITLES, rows));
}

function row({ rule, service, scenario, urn, message, owner, reason, until, shortfall = {} }: ReportWaived): Html {
  const about = [scenario, urn === undefined ? undefined : nameOfUrn(urn)].filter((part) => part !== undefined);
  const accepted = (["rto", "rpo"] as const).flatMap((half) => {
    const one = shortfall[half];
    return one === undefined ? [] : [tag("br"), tag("small", {}, say(`${HALVES[half].name} ${writeShortfall(one)}`))];
  });
  return tag(
    "tr",
    {},
    tag("th", { scope: "row" }, say(until)),
    tag("td", {}, tag("code", {}, say(rule))),
    tag(
      "td",
      {},
      service === undefined ? undefined : tag("a", { href: `#${anchorOf(service)}` }, say(service)),
      tag("small", {}, say(` ${about.join(" · ")}`)),
    ),
    tag("td", {}, say(message), accepted),
    tag("td", {}, say(`${owner}: ${reason}`)),
  );
}

function writeShortfall({ seconds, acceptedSeconds }: ReportShortfall): string {
  const write = (value: number | null) => (value === null ? "without a bound" : formatDuration(value));
  return `${write(seconds)}, accepted ${acceptedSeconds === null ? "" : "up to "}${write(acceptedSeconds)}`;
}
