import { formatDuration, type Seconds } from "../../continuity/declaration/duration";
import { beganAt, secondsOf } from "../../continuity/evidence/record";
import { PLAIN_STYLE, type Style } from "../../continuity/report/style";
import { instantOfSeconds, type MemberStatus, type PlaceStatus, POINT } from "./judge";
import { roughly } from "./words";

/** A line a member: what is wrong, else how things stand. */
export function writeStatus(members: readonly MemberStatus[], now: Seconds, style: Style = PLAIN_STYLE): string {
  const width = Math.max(...members.map((one) => nameOf(one).length));
  return members
    .map((member) => {
      const good = member.failures.length === 0;
      const told = good ? standing(member, now) : member.failures;
      const mark = good ? style.good("ok    ") : style.bad("failed");
      return `${style.strong(nameOf(member).padEnd(width))}  ${mark}  ${told.join("; ")}`;
    })
    .join("\n");
}

const nameOf = ({ service, name }: MemberStatus) => `${service}/${name}`;

function standing({ places, jobs, drill }: MemberStatus, now: Seconds): readonly string[] {
  const { failed, missed } = jobs;
  const counts = [...(failed > 0 ? [`${failed} failed`] : []), ...(missed > 0 ? [`${missed} missed`] : [])];
  return [
    ...places.map((place) => pointOf(place, now)),
    ...(counts.length === 0 ? [] : [`${counts.join(" and ")} within 7d, and made up for`]),
    ...(drill.last === undefined || drill.dueAt === undefined
      ? []
      : [`drilled ${roughly(now - beganAt(drill.last))} ago, next in ${roughly(drill.dueAt - now)}`]),
  ];
}

function pointOf({ reliance, newest, age, lock }: PlaceStatus, now: Seconds): string {
  const { from, region, rpoSeconds } = reliance;
  const recent = age === undefined ? "kept up" : `${roughly(age)} old`;
  const limit = rpoSeconds === null ? "" : `, RPO ${formatDuration(rpoSeconds)}`;
  const place = newest?.vault == null ? region : `${newest.vault}, ${region}`;
  const locked = lock === "compliance" ? ", locked" : "";
  const left = newest?.deleteAt == null ? "" : `, kept another ${roughly(secondsOf(newest.deleteAt) - now)}`;
  return `${POINT[from]} ${recent}${limit} (${place}${locked}${left})`;
}

/** The same as data; instants in ISO 8601, durations in seconds. */
export function statusJson(members: readonly MemberStatus[]): object {
  return { ok: members.every(({ failures }) => failures.length === 0), members: members.map(memberJson) };
}

function memberJson({ service, name, arn, places, jobs, drill, failures }: MemberStatus) {
  const { last, dueAt, drilled } = drill;
  return {
    service,
    member: name,
    arn,
    ok: failures.length === 0,
    failures,
    points: places.map(({ reliance, newest, age, lock }) => {
      const { account, ...rest } = reliance;
      return {
        ...rest,
        account: account ?? null,
        newest: newest ?? null,
        ageSeconds: age ?? null,
        lock: lock ?? null,
      };
    }),
    jobs,
    drill: drilled
      ? {
          last: last === undefined ? null : { id: last.id, at: instantOfSeconds(beganAt(last)), outcome: last.outcome },
          dueAt: dueAt === undefined ? null : instantOfSeconds(dueAt),
        }
      : null,
  };
}
