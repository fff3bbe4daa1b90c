import { formatDuration } from "../../continuity/declaration/duration";
import type { DrillPhase, EvidenceRecord, PredictedBound } from "../../continuity/evidence/record";
import { PLAIN_STYLE, type Style } from "../../continuity/report/style";
import { writeBytes } from "../load/bytes";

type Shown = Omit<EvidenceRecord, "previous">;

const NAME_WIDTH = 16;
const TIME_WIDTH = 9;

/** A drill as the terminal shows it: what was achieved, where the time went, what was checked, what is left. */
export function writeDrill(record: Shown, style: Style = PLAIN_STYLE): string {
  const { outcome, because, member, environment } = record;
  const mark = outcome === "passed" ? style.good : outcome === "missed-objective" ? style.doubtful : style.bad;
  const failed = record.checks.filter(({ passed }) => !passed);
  return [
    `${style.strong(member.name)}  ${mark(outcome)}${environment === "aws" ? "" : style.faint(`  (${environment}: no evidence of production)`)}`,
    ...(because === undefined ? [] : [`  ${because}`]),
    `  ${pointOf(record)}`,
    ...measures(record).map(([name, value]) => `  ${name.padEnd(NAME_WIDTH)}${value}`),
    "",
    ...bars(record.phases, style),
    "",
    `  ${record.checks.length - failed.length} of ${record.checks.length} checks passed`,
    ...failed.map(
      ({ name, expected, actual }) => `  ${style.bad("failed")} ${name}: expected ${expected}, found ${actual}`,
    ),
    ...(record.notChecked ?? []).map((what) => `  ${style.doubtful("not checked")}: ${what}`),
    ...(record.shape === null || record.shape.alike
      ? []
      : [`  unlike its source, so that it proves no restore time: ${record.shape.differences.join("; ")}`]),
    ...cleanup(record),
  ].join("\n");
}

/** What was achieved, beside what was promised and what the model said beforehand. */
export function measures(record: Shown): readonly (readonly [string, string])[] {
  const { achieved, objective, predicted, phases } = record;
  const { rtoSeconds, rtoWithoutResponseSeconds, restoreSeconds, rpoSeconds, rpoQuality, uncertaintySeconds } =
    achieved;
  const of = (half: "rto" | "rpo") => {
    const seconds = objective[`${half}Seconds`];
    const promised = seconds === null ? "" : `, objective ${formatDuration(seconds)}`;
    return `${promised}${predicted === null ? "" : `, ${writeForecast(predicted[half])}`}`;
  };
  const response =
    rtoSeconds === null || rtoWithoutResponseSeconds === null ? 0 : rtoSeconds - rtoWithoutResponseSeconds;
  const last = phases.some(({ name }) => name === "cut-over") ? "cut over" : "verified";
  return [
    [
      "RTO achieved",
      rtoSeconds === null || rtoWithoutResponseSeconds === null
        ? "none: nothing was restored and verified"
        : `${formatDuration(rtoSeconds)}${of("rto")} (${formatDuration(rtoWithoutResponseSeconds)} until ${last} + ${formatDuration(response)} to detect and decide; at most ${formatDuration(uncertaintySeconds)} less)`,
    ],
    ...loading(record),
    [
      "restore",
      restoreSeconds === null ? "not done" : `${formatDuration(restoreSeconds)} from the request until it answered`,
    ],
    [
      "RPO achieved",
      rpoSeconds === null ? "not measured" : `${formatDuration(rpoSeconds)}${of("rpo")} (by ${QUALITY[rpoQuality]})`,
    ],
  ];
}

/** What the RTO would be if one could not work before everything was loaded; nothing where nobody asked. */
function loading({ achieved, objective, loaded }: Shown): readonly (readonly [string, string])[] {
  const { rtoSeconds, rtoLoadedSeconds } = achieved;
  if (rtoLoadedSeconds === undefined) return [];
  if (rtoLoadedSeconds === null || loaded === undefined) return [["RTO loaded", "not measured"]];
  const promised = objective.rtoSeconds;
  const kept = promised === null ? "" : `, ${rtoLoadedSeconds > promised ? "beyond" : "within"} the objective`;
  const until =
    loaded.by === "aws"
      ? "until AWS said that its storage was initialized"
      : `until all ${loaded.relations} relations, ${writeBytes(loaded.bytes)}, had been read`;
  const more = rtoSeconds === null ? "" : `${formatDuration(rtoLoadedSeconds - rtoSeconds)} more `;
  return [["RTO loaded", `${formatDuration(rtoLoadedSeconds)}${kept} (${more}${until})`]];
}

/** As far as the model knows a bound. */
function writeForecast({ lo, hi }: PredictedBound): string {
  if (hi === null) return lo === 0 ? "no bound predicted" : `predicted ${formatDuration(lo)} or more`;
  return `predicted ${lo === hi ? "" : `${formatDuration(lo)} to `}${formatDuration(hi)}`;
}

const QUALITY: Readonly<Record<EvidenceRecord["achieved"]["rpoQuality"], string>> = {
  heartbeat: "the newest heartbeat",
  "snapshot-time": "the newest transaction that the point is said to hold",
  "creation-date": "the creation of the point",
  unknown: "nothing",
};

export function pointOf({ point, member }: Shown): string {
  if (point === null) return `no recovery point of ${member.arn} was found`;
  const { kind, region, vault, dataAt, createdAt } = point;
  const place = vault === undefined ? region : `vault ${vault}, ${region}`;
  return `restored from a ${kind === "continuous" ? "continuous backup" : kind} (${place}) with data up to ${dataAt ?? createdAt}`;
}

/** A line a phase, its bar where and as long as it was in the whole. */
function bars(phases: readonly DrillPhase[], style: Style): readonly string[] {
  const lasting = phases.filter(({ name }) => name !== "declared");
  const start = Math.min(...lasting.map(({ startedAt }) => Date.parse(startedAt)));
  const whole = Math.max(1, Math.max(...lasting.map(({ endedAt }) => Date.parse(endedAt))) - start);
  const width = Math.max(10, style.width - NAME_WIDTH - TIME_WIDTH - 4);
  return lasting.map(({ name, startedAt, endedAt }) => {
    const [from, to] = [startedAt, endedAt].map((at) => Math.round(((Date.parse(at) - start) / whole) * width)) as [
      number,
      number,
    ];
    const time = lasts(Date.parse(endedAt) - Date.parse(startedAt));
    const bar = `${" ".repeat(Math.min(from, width - 1))}${"█".repeat(Math.max(1, to - from))}`;
    return `  ${name.padEnd(NAME_WIDTH)}${time.padStart(TIME_WIDTH - 2)}  ${bar}`;
  });
}

/** Tenths of a second where whole ones would show nothing. */
export function lasts(milliseconds: number): string {
  return milliseconds < 10_000
    ? `${(milliseconds / 1000).toFixed(1)}s`
    : formatDuration(Math.round(milliseconds / 1000));
}

function cleanup({ cleanup: { proven, removed, left } }: Shown): readonly string[] {
  const gone = removed.length === 0 ? [] : [`  removed and gone: ${removed.join(", ")}`];
  return proven ? gone : [...gone, ...left.map((what) => `  LEFT BEHIND: ${what}`), "  run lifeboat sweep"];
}
