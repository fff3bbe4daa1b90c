import { formatDuration } from "../declaration/duration";
import { foldParts } from "./fold";
import type { ReportShortfall, ReportWaived } from "./report";
import { PLAIN_STYLE, type Style } from "./style";

/** A waived finding for people: what it says, how much of it is accepted, and who answers for that. */
export function writeWaived(waived: ReportWaived, style: Style = PLAIN_STYLE): string {
  const { rule, message, owner, until, reason } = waived;
  const parts = (text: string) => text.split(" ");
  return [
    `${style.faint("waived")} ${rule}`,
    ...foldParts(parts(message), "  ", "  ", style.width),
    ...foldParts(parts(writeWaiver({ owner, until, reason }, waived.shortfall)), "  → ", "    ", style.width),
  ].join("\n");
}

/** `accepted by team-orders until 2027-03-31, RTO 9h of at most 12h: the new cluster comes in March` */
export function writeWaiver(
  { owner, until, reason }: Pick<ReportWaived, "owner" | "until" | "reason">,
  shortfall: ReportWaived["shortfall"] = {},
): string {
  const halves = (["rto", "rpo"] as const).flatMap((half) => {
    const figure = shortfall[half];
    return figure === undefined ? [] : [`, ${half.toUpperCase()} ${writeShortfall(figure)}`];
  });
  return `accepted by ${owner} until ${until}${halves.join("")}: ${reason}`;
}

function writeShortfall({ seconds, acceptedSeconds }: ReportShortfall): string {
  const most = seconds === null ? "without a bound" : formatDuration(seconds);
  return acceptedSeconds === null
    ? `${most}, whatever it comes to`
    : `${most} of at most ${formatDuration(acceptedSeconds)}`;
}
