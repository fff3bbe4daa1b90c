import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Timeline } from "../../../continuity/backup/timeline";
import { PLAIN_STYLE } from "../../../continuity/report/style";
import { writeTimelineText } from "../../../continuity/report/timeline-text";
import { anyTimeline } from "./arbitrary-timeline";
import { at, COPIES, DAILY, EMPTY, ENDING, every, lane, OVERLAPPING, WEEKDAYS } from "./timelines";

const draw = (timeline: Timeline, width = 80) => writeTimelineText(timeline, "orders-db", { ...PLAIN_STYLE, width });

describe("a timeline as text", () => {
  test("a run a day", () => {
    expect(draw(DAILY)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Sun 2026-11-29 00:00 UTC, 2h a column

             Thu 26      Fri 27      Sat 28
             |           |           |
  nightly    ..#=..........#=..........#=........
  worst gap    |<- 25h20m ->|

  # run, = job

  nightly    snapshots of plan main in vault main, cron(0 5 ? * * *) UTC,
             start window 1h, job 20m, kept 35d, 3 runs

Worst gap: data loss 25h20m = gap 24h
  Thu 2026-11-26 05:00 → Fri 2026-11-27 05:00 UTC + start window 1h + job 20m"
`);
  });

  test("the example of AWS: hourly, suppressed for eight hours twice a day", () => {
    expect(draw(OVERLAPPING)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Fri 2026-11-27 12:00 UTC, 1h a column

                 Thu 26  08:00   16:00   Fri 27  08:00
                 |       |       |       |       |
  hourly         xxxxxxxx####xxxxxxxx####xxxxxxxx####
  twelve-hourly  #-------=...#-------=...#-------=...
  worst gap                 |--------| 9h20m

  x lost run, # run, = job, - start window

  hourly         snapshots of plan main in vault main, cron(0 * ? * * *) UTC,
                 start window 1h, job 20m, kept 7d, 36 runs, 24 lost
  twelve-hourly  snapshots of plan main in vault main, cron(0 0/12 ? * * *) UTC,
                 start window 8h, job 20m, kept 35d, 3 runs

Worst gap: data loss 9h20m = gap 1h
  Thu 2026-11-26 11:00 → Thu 2026-11-26 12:00 UTC + start window 8h + job 20m

Lost runs of hourly: rule twelve-hourly keeps its points longer, and its start
  window overlaps
  Thu 2026-11-26  00:00 01:00 02:00 03:00 04:00 05:00 06:00 07:00 12:00 13:00
                  14:00 15:00 16:00 17:00 18:00 19:00
  Fri 2026-11-27  00:00 01:00 02:00 03:00 04:00 05:00 06:00 07:00"
`);
  });

  test("from Monday to Friday, a run lost in the maintenance window", () => {
    expect(draw(WEEKDAYS)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Wed 2026-12-02 00:00 UTC, 3h a column

                        Thu 26  Fri 27  Sat 28  Sun 29  Mon 30  Tue 1
                        |       |       |       |       |       |
  weekdays              .#--=....x.:.......:.......:.....#--=....?--=...
  backup window            :       :       :       :       :
  maintenance window,…           :
  worst gap              |<----------- 104h20m ------------>|

  x lost run, ? run that may be lost, # run, = job, - start window,
  : no snapshot succeeds
  : maintenance window, and the hour before it

  weekdays              snapshots of plan main in vault main,
                        cron(0 5 ? * MON-FRI *) UTC, start window 8h, job 20m,
                        kept 35d, 4 runs, 1 lost, 1 perhaps lost

Worst gap: data loss 104h20m = gap 96h
  Thu 2026-11-26 05:00 → Mon 2026-11-30 05:00 UTC + start window 8h + job 20m

Lost runs of weekdays: it falls into the maintenance window
  Fri 2026-11-27  05:00

Runs of weekdays that may be lost: its start window reaches into the backup
  window
  Tue 2026-12-01  05:00"
`);
  });

  test("copies of which nobody knows how long they take, and continuous backup", () => {
    expect(draw(COPIES)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Sat 2026-11-28 00:00 UTC, 1h a column

                        Thu 26  08:00   16:00   Fri 27  08:00   16:00
                        |       |       |       |       |       |
  six-hourly            .....#=....#=....#=....#=....#=....#=....#=....#
  six-hourly → frankf…  .....#===>.#===>.#===>.#===>.#===>.#===>.#===>.#
  always                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  worst gap                  |<------------- at least 7h -------------->

  # run, > nobody knows how long, = job, ~ continuous backup

  six-hourly            snapshots of plan main in vault main,
                        cron(0 5/6 ? * * *) UTC, start window 1h, job 20m,
                        kept 35d, 8 runs
  six-hourly → frankfurt: copies of plan main in vault frankfurt,
                        cron(0 5/6 ? * * *) UTC, start window 1h, job 0s to 3h,
                        copy (no figure), kept for ever, 8 runs, may not exist:
                        which vault it goes to is not known at preview
  always                continuous backup of plan main in vault main,
                        retention not known

Worst gap without continuous backup: data loss at least 7h = gap 6h
  Thu 2026-11-26 05:00 → Thu 2026-11-26 11:00 UTC + start window 1h
  + job 0s to 3h + copy (no figure)"
`);
  });

  test("no bound", () => {
    expect(draw(ENDING)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Thu 2026-12-03 00:00 UTC, 3h a column

        Thu 26  Fri 27  Sat 28  Sun 29  Mon 30  Tue 1   Wed 2
        |       |       |       |       |       |       |
  once  .........#=.............................................

  # run, = job

  once  snapshots of plan main in vault main, cron(0 5 27 11 ? 2026) UTC,
        start window 1h, job 20m, kept 35d, 1 run

Worst gap: no bound; rule once runs for the last time on 2026-11-27"
`);
  });

  test("nothing at all", () => {
    expect(draw(EMPTY)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Thu 2026-12-03 00:00 UTC, 3h a column

  no backup rule leaves a recovery point

Worst gap: no bound; no rule leaves a recovery point"
`);
  });

  test("a narrow terminal", () => {
    expect(draw(WEEKDAYS, 60)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Wed 2026-12-02 00:00 UTC,
  4h a column

                         Fri 27      Sun 29      Tue 1
                         |           |           |
  weekdays         .#-=...x:.....:.....:....#-=...?-=..
  backup window      :     :     :     :     :
  maintenance wi…         :
  worst gap         |<------- 104h20m ------->|

  x lost run, ? run that may be lost, # run, = job,
  - start window, : no snapshot succeeds
  : maintenance window, and the hour before it

  weekdays         snapshots of plan main in vault main,
                   cron(0 5 ? * MON-FRI *) UTC,
                   start window 8h, job 20m, kept 35d,
                   4 runs, 1 lost, 1 perhaps lost

Worst gap: data loss 104h20m = gap 96h
  Thu 2026-11-26 05:00 → Mon 2026-11-30 05:00 UTC
  + start window 8h + job 20m

Lost runs of weekdays: it falls into the maintenance window
  Fri 2026-11-27  05:00

Runs of weekdays that may be lost: its start window reaches
  into the backup window
  Tue 2026-12-01  05:00"
`);
  });

  test("a wide terminal", () => {
    expect(draw(OVERLAPPING, 140)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Fri 2026-11-27 12:00 UTC, 30m a column

                 Thu 26  04:00   08:00   12:00   16:00   20:00   Fri 27  04:00   08:00
                 |       |       |       |       |       |       |       |       |
  hourly         x.x.x.x.x.x.x.x.#-#-#-#-x.x.x.x.x.x.x.x.#-#-#-#-x.x.x.x.x.x.x.x.#-#-#-#-
  twelve-hourly  #---------------=.......#---------------=.......#---------------=.......
  worst gap                            |<---- 9h20m ---->|

  x lost run, # run, = job, - start window

  hourly         snapshots of plan main in vault main, cron(0 * ? * * *) UTC, start window 1h, job 20m, kept 7d, 36 runs, 24 lost
  twelve-hourly  snapshots of plan main in vault main, cron(0 0/12 ? * * *) UTC, start window 8h, job 20m, kept 35d, 3 runs

Worst gap: data loss 9h20m = gap 1h Thu 2026-11-26 11:00 → Thu 2026-11-26 12:00 UTC + start window 8h + job 20m

Lost runs of hourly: rule twelve-hourly keeps its points longer, and its start window overlaps
  Thu 2026-11-26  00:00 01:00 02:00 03:00 04:00 05:00 06:00 07:00 12:00 13:00 14:00 15:00 16:00 17:00 18:00 19:00
  Fri 2026-11-27  00:00 01:00 02:00 03:00 04:00 05:00 06:00 07:00"
`);
  });

  test("several runs in a column, and more lost ones than are listed", () => {
    const runs = every(1_200, "2026-11-26T00:00", "2026-12-26T00:00");
    const lost = every(86_400, "2026-11-26T00:00", "2026-12-26T00:00").map((run) => ({
      ...run,
      fate: "lost" as const,
      because: "it is out of luck",
    }));
    const lanes = [lane("thrice", runs, { more: 7 }), lane("daily", lost), lane("daily", [], { plan: "other" })];
    const timeline: Timeline = { ...DAILY, to: at("2026-12-26T00:00"), lanes };
    expect(draw(timeline)).toMatchInlineSnapshot(`
"orders-db: Thu 2026-11-26 00:00 → Sat 2026-12-26 00:00 UTC, 12h a column

                        30 Nov        7 Dec         14 Dec        21 Dec
                        |             |             |             |
  thrice        ************************************************************
  main: daily   x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.
  other: daily  ............................................................
  worst gap     |-| 25h20m

  x lost run, 2-9 so many runs (* more)

  thrice        snapshots of plan main in vault main, cron(0 5 ? * * *) UTC,
                start window 1h, job 20m, kept 35d,
                2160 runs (and 7 more that are not drawn)
  main: daily   snapshots of plan main in vault main, cron(0 5 ? * * *) UTC,
                start window 1h, job 20m, kept 35d, 30 runs, 30 lost
  other: daily  snapshots of plan other in vault main, cron(0 5 ? * * *) UTC,
                start window 1h, job 20m, kept 35d, no run

Worst gap: data loss 25h20m = gap 24h
  Thu 2026-11-26 05:00 → Fri 2026-11-27 05:00 UTC + start window 1h + job 20m

Lost runs of main: daily: it is out of luck
  Thu 2026-11-26  00:00
  Fri 2026-11-27  00:00
  Sat 2026-11-28  00:00
  Sun 2026-11-29  00:00
  Mon 2026-11-30  00:00
  Tue 2026-12-01  00:00
  Wed 2026-12-02  00:00
  Thu 2026-12-03  00:00
  Fri 2026-12-04  00:00
  Sat 2026-12-05  00:00
  Sun 2026-12-06  00:00
  Mon 2026-12-07  00:00
  Tue 2026-12-08  00:00
  Wed 2026-12-09  00:00
  and 16 more, the last Fri 2026-12-25 00:00"
`);
  });

  test("nine runs in a column are counted, ten are many", () => {
    const minutes = (count: number) => every(60, "2026-11-26T00:00", `2026-11-26T00:${String(count).padStart(2, "0")}`);
    const still = { startWindow: 0, job: { lo: 0, hi: 0 } };
    const timeline = { ...DAILY, lanes: [9, 10].map((count) => lane(`of-${count}`, minutes(count), still)) };
    expect(charts(draw(timeline), timeline).map((line) => line.replace(/\.+$/, ""))).toEqual([
      "  of-9       9",
      "  of-10      *",
    ]);
  });

  test("a rule and its copies lose the same runs", () => {
    const runs = [{ at: at("2026-11-26T05:00"), fate: "lost" as const, because: "of this" }];
    const lanes = [lane("nightly", runs), lane("nightly", runs, { kind: "copy", vault: "dr" }), lane("other", [])];
    expect(
      draw({ ...DAILY, lanes })
        .split("\n")
        .slice(-2),
    ).toEqual(["Lost runs of nightly, nightly → dr: of this", "  Thu 2026-11-26  05:00"]);
  });

  test("an end of the worst gap that no lane explains", () => {
    const worst = { holds: at("2026-11-26T05:00"), fires: at("2026-11-27T05:00"), usable: at("2026-11-27T09:00") };
    const lost = (loss: { lo: number; hi: number | null }) =>
      draw({ ...DAILY, worst: { ...worst, loss } })
        .split("\n")
        .slice(-2);
    expect(lost({ lo: 90_000, hi: 100_800 })).toMatchInlineSnapshot(`
[
  "Worst gap: data loss 25h to 28h = gap 24h",
  "  Thu 2026-11-26 05:00 → Fri 2026-11-27 05:00 UTC + 4h until its point is usable",
]
`);
  });

  test("colours", () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const style = {
      good: tag("good"),
      bad: tag("bad"),
      doubtful: tag("doubtful"),
      faint: tag("faint"),
      strong: tag("strong"),
      width: 80,
    };
    expect(writeTimelineText(WEEKDAYS, "orders-db", style).split("\n").slice(0, 11)).toMatchInlineSnapshot(`
[
  "<strong>orders-db: Thu 2026-11-26 00:00 → Wed 2026-12-02 00:00 UTC, 3h a column</strong>",
  "",
  "                        <faint>Thu 26  Fri 27  Sat 28  Sun 29  Mon 30  Tue 1</faint>",
  "                        <faint>|       |       |       |       |       |</faint>",
  "  weekdays              <faint>.</faint><good>#</good><faint>--</faint><faint>=</faint><faint>....</faint><bad>x</bad><faint>.</faint><doubtful>:</doubtful><faint>.......</faint><doubtful>:</doubtful><faint>.......</faint><doubtful>:</doubtful><faint>.....</faint><good>#</good><faint>--</faint><faint>=</faint><faint>....</faint><doubtful>?</doubtful><faint>--</faint><faint>=</faint><faint>...</faint>",
  "  backup window         <faint>   </faint><doubtful>:</doubtful><faint>       </faint><doubtful>:</doubtful><faint>       </faint><doubtful>:</doubtful><faint>       </faint><doubtful>:</doubtful><faint>       </faint><doubtful>:</doubtful><faint>            </faint>",
  "  maintenance window,…  <faint>         </faint><doubtful>:</doubtful><faint>                                      </faint>",
  "  worst gap             <bad> |<----------- 104h20m ------------>|</bad>",
  "",
  "<faint>  x lost run, ? run that may be lost, # run, = job, - start window,</faint>",
  "<faint>  : no snapshot succeeds</faint>",
]
`);
  });
});

/** What the charts of the lanes show: the lines below the axis, as many as there are lanes. */
function charts(text: string, timeline: Timeline): readonly string[] {
  const lines = text.split("\n");
  const axis = lines.findIndex((line) => /^ +\|/.test(line));
  return lines.slice(axis + 1, axis + 1 + timeline.lanes.length);
}

describe("whatever a timeline holds", () => {
  test("no line is longer than the width, and none holds a control character", () => {
    fc.assert(
      fc.property(anyTimeline, fc.integer({ min: 40, max: 200 }), (timeline, width) => {
        const lines = writeTimelineText(timeline, "a\u0007 title", { ...PLAIN_STYLE, width }).split("\n");
        expect(lines.filter((line) => line.length > width || /\p{Cc}/u.test(line))).toEqual([]);
      }),
    );
  });

  test("every run is counted once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 60 }), (hours) => {
        const instants = [...new Set(hours)].sort((a, b) => a - b).map((hour) => DAILY.from + hour * 3_600);
        const runs = instants.map((instant) => ({ at: instant, fate: "counts" as const }));
        const still = { startWindow: 0, job: { lo: 0, hi: 0 } };
        const timeline: Timeline = { ...DAILY, to: DAILY.from + 1_001 * 3_600, lanes: [lane("rule", runs, still)] };
        const [chart = ""] = charts(draw(timeline, 200), timeline);
        const counts = [...chart.slice("  worst gap  ".length)].map((sign) =>
          sign === "#" ? 1 : sign === "*" ? Number.NaN : Number(sign.replace(".", "0")),
        );
        const sum = counts.reduce((total, one) => total + one, 0);
        expect(Number.isNaN(sum) ? runs.length : sum).toBe(runs.length);
      }),
    );
  });

  test("every lost run is listed with its day and time", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 13 * 24 }), { minLength: 1 }), (hours) => {
        const instants = hours.sort((a, b) => a - b).map((hour) => DAILY.from + hour * 3_600);
        const runs = instants.map((instant) => ({ at: instant, fate: "lost" as const, because: "of this" }));
        const timeline = { ...DAILY, to: DAILY.from + 14 * 86_400, lanes: [lane("rule", runs)] };
        const [, list = ""] = draw(timeline, 120).split("Lost runs of rule: of this\n");
        const days = list.split(/\n(?= {2}\w)/).flatMap((line) => {
          const [, day, times = ""] = /^ {2}\w{3} (\S+) {2}(.*)$/s.exec(line) ?? [];
          return times
            .trim()
            .split(/\s+/)
            .map((clock) => at(`${day}T${clock}`));
        });
        expect(days).toEqual(instants);
      }),
    );
  });

  test("it never throws", () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, -1, 0];
    for (const from of odd) {
      for (const to of odd) {
        const worst = { holds: to, fires: from, usable: to, loss: { lo: from, hi: to } };
        const lanes = [lane("rule", [{ at: from, fate: "lost" }], { startWindow: to, job: { lo: to, hi: from } })];
        const blackouts = [{ start: to, end: from, what: "" }];
        expect(typeof draw({ from, to, lanes, blackouts, worst })).toBe("string");
      }
    }
  });
});
