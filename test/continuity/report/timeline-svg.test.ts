import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Timeline } from "../../../continuity/backup/timeline";
import { writeTimelinesSvg } from "../../../continuity/report/timeline-svg";
import { anyTimeline } from "./arbitrary-timeline";
import { allElements, readXml, type XmlElement } from "./read-xml";
import { at, COPIES, DAILY, EMPTY, ENDING, lane, OVERLAPPING, WEEKDAYS } from "./timelines";

const draw = (timeline: Timeline, title = "orders-db") => writeTimelinesSvg([{ title, timeline }]);

/** Without the style sheet, which stands in the first picture. */
const unstyled = (svg: string) => svg.replace(/<style>[^<]*<\/style>/, "<style>…</style>");

describe("a timeline as a picture", () => {
  test("a run a day", () => {
    expect(draw(DAILY)).toMatchInlineSnapshot(`
"<svg xmlns="http://www.w3.org/2000/svg" class="lifeboat" viewBox="0 0 900 245" width="900" height="245" role="img" aria-labelledby="lifeboat-title lifeboat-words">
<title id="lifeboat-title">Backup runs: orders-db</title>
<desc id="lifeboat-words">orders-db
Thu 2026-11-26 00:00 → Sun 2026-11-29 00:00 UTC
nightly: snapshots of plan main in vault main, cron(0 5 ? * * *) UTC, start window 1h, job 20m, kept 35d, 3 runs
Worst gap: data loss 25h20m = gap 24h Thu 2026-11-26 05:00 → Fri 2026-11-27 05:00 UTC + start window 1h + job 20m</desc>
<style>
.lifeboat { font: 12px system-ui, sans-serif; }
.lifeboat .page { fill: #ffffff; }
.lifeboat text { fill: #1f2328; }
.lifeboat .title { font-size: 15px; font-weight: 600; }
.lifeboat .faint { fill: #57606a; }
.lifeboat .grid { stroke: #d0d7de; }
.lifeboat .run, .lifeboat .job { fill: #116329; }
.lifeboat .window { fill: none; stroke: #116329; }
.lifeboat .copy { fill: #ffffff; stroke: #116329; stroke-dasharray: 2 2; }
.lifeboat .continuous { fill: #116329; fill-opacity: 0.35; }
.lifeboat .open { fill: none; stroke: #7d4e00; stroke-width: 2; }
.lifeboat .perhaps { fill: #ffffff; stroke: #7d4e00; stroke-width: 2; }
.lifeboat .lost { fill: none; stroke: #a40e26; stroke-width: 2; }
.lifeboat .gap { fill: none; stroke: #a40e26; stroke-width: 2; }
.lifeboat .loss { fill: #a40e26; font-weight: 600; }
.lifeboat .blackout { fill: url(#lifeboat-hatch); }
.lifeboat .hatch { stroke: #6e7781; }
@media (prefers-color-scheme: dark) {
  .lifeboat .page { fill: #0d1117; }
  .lifeboat text { fill: #e6edf3; }
  .lifeboat .faint { fill: #9198a1; }
  .lifeboat .grid { stroke: #30363d; }
  .lifeboat .run, .lifeboat .job { fill: #3fb950; }
  .lifeboat .window { stroke: #3fb950; }
  .lifeboat .copy { fill: #0d1117; stroke: #3fb950; }
  .lifeboat .continuous { fill: #3fb950; }
  .lifeboat .open { stroke: #d29922; }
  .lifeboat .perhaps { fill: #0d1117; stroke: #d29922; }
  .lifeboat .lost, .lifeboat .gap { stroke: #ff7b72; }
  .lifeboat .loss { fill: #ff7b72; }
  .lifeboat .hatch { stroke: #9198a1; }
}
</style>
<defs>
<pattern id="lifeboat-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
<path class="hatch" d="M0 6L6 0"/>
</pattern>
</defs>
<rect class="page" width="900" height="245"/>
<g transform="translate(0 0)">
<text class="title" x="16" y="26">orders-db</text>
<text class="faint" x="16" y="45">Thu 2026-11-26 00:00 → Sun 2026-11-29 00:00 UTC</text>
<text class="faint" x="206" y="70">Thu 26</text>
<path class="grid" d="M204 60V104"/>
<text class="faint" x="281.6" y="70">08:00</text>
<path class="grid" d="M279.6 60V104"/>
<text class="faint" x="357.1" y="70">16:00</text>
<path class="grid" d="M355.1 60V104"/>
<text class="faint" x="432.7" y="70">Fri 27</text>
<path class="grid" d="M430.7 60V104"/>
<text class="faint" x="508.2" y="70">08:00</text>
<path class="grid" d="M506.2 60V104"/>
<text class="faint" x="583.8" y="70">16:00</text>
<path class="grid" d="M581.8 60V104"/>
<text class="faint" x="659.3" y="70">Sat 28</text>
<path class="grid" d="M657.3 60V104"/>
<text class="faint" x="734.9" y="70">08:00</text>
<path class="grid" d="M732.9 60V104"/>
<text class="faint" x="810.4" y="70">16:00</text>
<path class="grid" d="M808.4 60V104"/>
<text x="16" y="95">nightly</text>
<path class="grid" d="M204 91H884"/>
<rect class="window" x="251.2" y="89" width="9.4" height="4"/>
<rect class="job" x="260.7" y="87" width="3.1" height="8"/>
<rect class="window" x="477.9" y="89" width="9.4" height="4"/>
<rect class="job" x="487.3" y="87" width="3.1" height="8"/>
<rect class="window" x="704.6" y="89" width="9.4" height="4"/>
<rect class="job" x="714" y="87" width="3.1" height="8"/>
<g>
<title>nightly, Thu 2026-11-26 05:00 UTC, counts</title>
<circle class="run" cx="251.2" cy="91" r="5"/>
</g>
<g>
<title>nightly, Fri 2026-11-27 05:00 UTC, counts</title>
<circle class="run" cx="477.9" cy="91" r="5"/>
</g>
<g>
<title>nightly, Sat 2026-11-28 05:00 UTC, counts</title>
<circle class="run" cx="704.6" cy="91" r="5"/>
</g>
<text x="16" y="132">worst gap</text>
<path class="gap" d="M251.2 122V134M251.2 128H490.5M490.5 122V134"/>
<text class="loss" x="370.9" y="122" text-anchor="middle">25h20m</text>
<circle class="run" cx="24" cy="161" r="5"/>
<text class="faint" x="38" y="165">run</text>
<rect class="window" x="233" y="159" width="16" height="4"/>
<text class="faint" x="255" y="165">start window</text>
<rect class="job" x="450" y="157" width="16" height="8"/>
<text class="faint" x="472" y="165">job</text>
<text x="16" y="195">nightly: snapshots of plan main in vault main, cron(0 5 ? * * *) UTC, start window 1h, job 20m, kept 35d, 3 runs</text>
<text x="16" y="212">Worst gap: data loss 25h20m = gap 24h Thu 2026-11-26 05:00 → Fri 2026-11-27 05:00 UTC + start window 1h + job 20m</text>
</g>
</svg>
"
`);
  });

  test("from Monday to Friday, a run lost in the maintenance window", () => {
    expect(unstyled(draw(WEEKDAYS))).toMatchInlineSnapshot(`
"<svg xmlns="http://www.w3.org/2000/svg" class="lifeboat" viewBox="0 0 900 381" width="900" height="381" role="img" aria-labelledby="lifeboat-title lifeboat-words">
<title id="lifeboat-title">Backup runs: orders-db</title>
<desc id="lifeboat-words">orders-db
Thu 2026-11-26 00:00 → Wed 2026-12-02 00:00 UTC
weekdays: snapshots of plan main in vault main, cron(0 5 ? * MON-FRI *) UTC, start window 8h, job 20m, kept 35d,
    4 runs, 1 lost, 1 perhaps lost
No snapshot succeeds: backup window
No snapshot succeeds: maintenance window, and the hour before it
Worst gap: data loss 104h20m = gap 96h Thu 2026-11-26 05:00 → Mon 2026-11-30 05:00 UTC + start window 8h + job 20m
Lost runs of weekdays: it falls into the maintenance window
    Fri 2026-11-27  05:00
Runs of weekdays that may be lost: its start window reaches into the backup window
    Tue 2026-12-01  05:00</desc>
<style>…</style>
<defs>
<pattern id="lifeboat-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
<path class="hatch" d="M0 6L6 0"/>
</pattern>
</defs>
<rect class="page" width="900" height="381"/>
<g transform="translate(0 0)">
<text class="title" x="16" y="26">orders-db</text>
<text class="faint" x="16" y="45">Thu 2026-11-26 00:00 → Wed 2026-12-02 00:00 UTC</text>
<text class="faint" x="206" y="70">Thu 26</text>
<path class="grid" d="M204 60V104"/>
<text class="faint" x="319.3" y="70">Fri 27</text>
<path class="grid" d="M317.3 60V104"/>
<text class="faint" x="432.7" y="70">Sat 28</text>
<path class="grid" d="M430.7 60V104"/>
<text class="faint" x="546" y="70">Sun 29</text>
<path class="grid" d="M544 60V104"/>
<text class="faint" x="659.3" y="70">Mon 30</text>
<path class="grid" d="M657.3 60V104"/>
<text class="faint" x="772.7" y="70">Tue 1</text>
<path class="grid" d="M770.7 60V104"/>
<g>
<title>maintenance window, and the hour before it, Fri 2026-11-27 04:00 → Fri 2026-11-27 06:00 UTC</title>
<rect class="blackout" x="336.2" y="78" width="9.4" height="26"/>
</g>
<g>
<title>backup window, Thu 2026-11-26 09:00 → Thu 2026-11-26 09:30 UTC</title>
<rect class="blackout" x="246.5" y="78" width="4" height="26"/>
</g>
<g>
<title>backup window, Fri 2026-11-27 09:00 → Fri 2026-11-27 09:30 UTC</title>
<rect class="blackout" x="359.8" y="78" width="4" height="26"/>
</g>
<g>
<title>backup window, Sat 2026-11-28 09:00 → Sat 2026-11-28 09:30 UTC</title>
<rect class="blackout" x="473.2" y="78" width="4" height="26"/>
</g>
<g>
<title>backup window, Sun 2026-11-29 09:00 → Sun 2026-11-29 09:30 UTC</title>
<rect class="blackout" x="586.5" y="78" width="4" height="26"/>
</g>
<g>
<title>backup window, Mon 2026-11-30 09:00 → Mon 2026-11-30 09:30 UTC</title>
<rect class="blackout" x="699.8" y="78" width="4" height="26"/>
</g>
<text x="16" y="95">weekdays</text>
<path class="grid" d="M204 91H884"/>
<rect class="window" x="227.6" y="89" width="37.8" height="4"/>
<rect class="job" x="265.4" y="87" width="1.6" height="8"/>
<rect class="window" x="680.9" y="89" width="37.8" height="4"/>
<rect class="job" x="718.7" y="87" width="1.6" height="8"/>
<rect class="window" x="794.3" y="89" width="37.8" height="4"/>
<rect class="job" x="832.1" y="87" width="1.6" height="8"/>
<g>
<title>weekdays, Thu 2026-11-26 05:00 UTC, counts</title>
<circle class="run" cx="227.6" cy="91" r="5"/>
</g>
<g>
<title>weekdays, Fri 2026-11-27 05:00 UTC, lost: it falls into the maintenance window</title>
<path class="lost" d="M335.9 86L345.9 96M335.9 96L345.9 86"/>
</g>
<g>
<title>weekdays, Mon 2026-11-30 05:00 UTC, counts</title>
<circle class="run" cx="680.9" cy="91" r="5"/>
</g>
<g>
<title>weekdays, Tue 2026-12-01 05:00 UTC, may be lost: its start window reaches into the backup window</title>
<path class="perhaps" d="M794.3 86L799.3 91L794.3 96L789.3 91Z"/>
</g>
<text x="16" y="132">worst gap</text>
<path class="gap" d="M227.6 122V134M227.6 128H720.3M720.3 122V134"/>
<text class="loss" x="474" y="122" text-anchor="middle">104h20m</text>
<circle class="run" cx="24" cy="161" r="5"/>
<text class="faint" x="38" y="165">run</text>
<path class="perhaps" d="M241 156L246 161L241 166L236 161Z"/>
<text class="faint" x="255" y="165">run that may be lost</text>
<path class="lost" d="M453 156L463 166M453 166L463 156"/>
<text class="faint" x="472" y="165">lost run</text>
<rect class="window" x="667" y="159" width="16" height="4"/>
<text class="faint" x="689" y="165">start window</text>
<rect class="job" x="16" y="174" width="16" height="8"/>
<text class="faint" x="38" y="182">job</text>
<rect class="blackout" x="233" y="173" width="16" height="10"/>
<text class="faint" x="255" y="182">no snapshot succeeds</text>
<text x="16" y="212">weekdays: snapshots of plan main in vault main, cron(0 5 ? * MON-FRI *) UTC, start window 8h, job 20m, kept 35d,</text>
<text x="16" y="229">    4 runs, 1 lost, 1 perhaps lost</text>
<text x="16" y="246">No snapshot succeeds: backup window</text>
<text x="16" y="263">No snapshot succeeds: maintenance window, and the hour before it</text>
<text x="16" y="280">Worst gap: data loss 104h20m = gap 96h Thu 2026-11-26 05:00 → Mon 2026-11-30 05:00 UTC + start window 8h + job 20m</text>
<text x="16" y="297">Lost runs of weekdays: it falls into the maintenance window</text>
<text x="16" y="314">    Fri 2026-11-27  05:00</text>
<text x="16" y="331">Runs of weekdays that may be lost: its start window reaches into the backup window</text>
<text x="16" y="348">    Tue 2026-12-01  05:00</text>
</g>
</svg>
"
`);
  });

  test("copies of which nobody knows how long they take, and continuous backup", () => {
    expect(unstyled(draw({ ...COPIES, to: at("2026-11-26T12:00") }))).toMatchInlineSnapshot(`
"<svg xmlns="http://www.w3.org/2000/svg" class="lifeboat" viewBox="0 0 900 382" width="900" height="382" role="img" aria-labelledby="lifeboat-title lifeboat-words">
<title id="lifeboat-title">Backup runs: orders-db</title>
<desc id="lifeboat-words">orders-db
Thu 2026-11-26 00:00 → Thu 2026-11-26 12:00 UTC
six-hourly: snapshots of plan main in vault main, cron(0 5/6 ? * * *) UTC, start window 1h, job 20m, kept 35d, 8 runs
six-hourly → frankfurt: copies of plan main in vault frankfurt, cron(0 5/6 ? * * *) UTC, start window 1h, job 0s to 3h,
    copy (no figure), kept for ever, 8 runs, may not exist: which vault it goes to is not known at preview
always: continuous backup of plan main in vault main, retention not known
Worst gap without continuous backup: data loss at least 7h = gap 6h Thu 2026-11-26 05:00 → Thu 2026-11-26 11:00 UTC
    + start window 1h + job 0s to 3h + copy (no figure)</desc>
<style>…</style>
<defs>
<pattern id="lifeboat-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
<path class="hatch" d="M0 6L6 0"/>
</pattern>
</defs>
<rect class="page" width="900" height="382"/>
<g transform="translate(0 0)">
<text class="title" x="16" y="26">orders-db</text>
<text class="faint" x="16" y="45">Thu 2026-11-26 00:00 → Thu 2026-11-26 12:00 UTC</text>
<text class="faint" x="206" y="70">Thu 26</text>
<path class="grid" d="M204 60V156"/>
<text class="faint" x="319.3" y="70">02:00</text>
<path class="grid" d="M317.3 60V156"/>
<text class="faint" x="432.7" y="70">04:00</text>
<path class="grid" d="M430.7 60V156"/>
<text class="faint" x="546" y="70">06:00</text>
<path class="grid" d="M544 60V156"/>
<text class="faint" x="659.3" y="70">08:00</text>
<path class="grid" d="M657.3 60V156"/>
<text class="faint" x="772.7" y="70">10:00</text>
<path class="grid" d="M770.7 60V156"/>
<text x="16" y="95">six-hourly</text>
<path class="grid" d="M204 91H884"/>
<rect class="window" x="487.3" y="89" width="56.7" height="4"/>
<rect class="job" x="544" y="87" width="18.9" height="8"/>
<rect class="window" x="827.3" y="89" width="56.7" height="4"/>
<g>
<title>six-hourly, Thu 2026-11-26 05:00 UTC, counts</title>
<circle class="run" cx="487.3" cy="91" r="5"/>
</g>
<g>
<title>six-hourly, Thu 2026-11-26 11:00 UTC, counts</title>
<circle class="run" cx="827.3" cy="91" r="5"/>
</g>
<text x="16" y="121">six-hourly → frankfurt</text>
<path class="grid" d="M204 117H884"/>
<rect class="window" x="487.3" y="115" width="56.7" height="4"/>
<rect class="job" x="544" y="113" width="170" height="8"/>
<path class="open" d="M714 112L719 117L714 122"/>
<rect class="window" x="827.3" y="115" width="56.7" height="4"/>
<g>
<title>six-hourly → frankfurt, Thu 2026-11-26 05:00 UTC, counts</title>
<circle class="run" cx="487.3" cy="117" r="5"/>
</g>
<g>
<title>six-hourly → frankfurt, Thu 2026-11-26 11:00 UTC, counts</title>
<circle class="run" cx="827.3" cy="117" r="5"/>
</g>
<text x="16" y="147">always</text>
<path class="grid" d="M204 143H884"/>
<rect class="continuous" x="204" y="138" width="680" height="10"/>
<text x="16" y="184">worst gap</text>
<path class="gap" d="M487.3 174V186M487.3 180H884M879 175L884 180L879 185"/>
<text class="loss" x="685.7" y="174" text-anchor="middle">at least 7h</text>
<circle class="run" cx="24" cy="213" r="5"/>
<text class="faint" x="38" y="217">run</text>
<rect class="window" x="233" y="211" width="16" height="4"/>
<text class="faint" x="255" y="217">start window</text>
<rect class="job" x="450" y="209" width="16" height="8"/>
<text class="faint" x="472" y="217">job</text>
<path class="open" d="M675 208L680 213L675 218"/>
<text class="faint" x="689" y="217">nobody knows how long</text>
<rect class="continuous" x="16" y="225" width="16" height="10"/>
<text class="faint" x="38" y="234">continuous backup</text>
<text x="16" y="264">six-hourly: snapshots of plan main in vault main, cron(0 5/6 ? * * *) UTC, start window 1h, job 20m, kept 35d, 8 runs</text>
<text x="16" y="281">six-hourly → frankfurt: copies of plan main in vault frankfurt, cron(0 5/6 ? * * *) UTC, start window 1h, job 0s to 3h,</text>
<text x="16" y="298">    copy (no figure), kept for ever, 8 runs, may not exist: which vault it goes to is not known at preview</text>
<text x="16" y="315">always: continuous backup of plan main in vault main, retention not known</text>
<text x="16" y="332">Worst gap without continuous backup: data loss at least 7h = gap 6h Thu 2026-11-26 05:00 → Thu 2026-11-26 11:00 UTC</text>
<text x="16" y="349">    + start window 1h + job 0s to 3h + copy (no figure)</text>
</g>
</svg>
"
`);
  });

  test("nothing at all, and no bound", () => {
    const timelines = [EMPTY, ENDING].map((timeline, i) => ({ title: `member ${i}`, timeline }));
    expect(unstyled(writeTimelinesSvg(timelines))).toMatchInlineSnapshot(`
"<svg xmlns="http://www.w3.org/2000/svg" class="lifeboat" viewBox="0 0 900 367" width="900" height="367" role="img" aria-labelledby="lifeboat-title lifeboat-words">
<title id="lifeboat-title">Backup runs: member 0; member 1</title>
<desc id="lifeboat-words">member 0
Thu 2026-11-26 00:00 → Thu 2026-12-03 00:00 UTC
No backup rule leaves a recovery point.
Worst gap: no bound; no rule leaves a recovery point

member 1
Thu 2026-11-26 00:00 → Thu 2026-12-03 00:00 UTC
once: snapshots of plan main in vault main, cron(0 5 27 11 ? 2026) UTC, start window 1h, job 20m, kept 35d, 1 run
Worst gap: no bound; rule once runs for the last time on 2026-11-27</desc>
<style>…</style>
<defs>
<pattern id="lifeboat-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
<path class="hatch" d="M0 6L6 0"/>
</pattern>
</defs>
<rect class="page" width="900" height="367"/>
<g transform="translate(0 0)">
<text class="title" x="16" y="26">member 0</text>
<text class="faint" x="16" y="45">Thu 2026-11-26 00:00 → Thu 2026-12-03 00:00 UTC</text>
<text class="faint" x="206" y="70">Thu 26</text>
<path class="grid" d="M204 60V78"/>
<text class="faint" x="303.1" y="70">Fri 27</text>
<path class="grid" d="M301.1 60V78"/>
<text class="faint" x="400.3" y="70">Sat 28</text>
<path class="grid" d="M398.3 60V78"/>
<text class="faint" x="497.4" y="70">Sun 29</text>
<path class="grid" d="M495.4 60V78"/>
<text class="faint" x="594.6" y="70">Mon 30</text>
<path class="grid" d="M592.6 60V78"/>
<text class="faint" x="691.7" y="70">Tue 1</text>
<path class="grid" d="M689.7 60V78"/>
<text class="faint" x="788.9" y="70">Wed 2</text>
<path class="grid" d="M786.9 60V78"/>
<text x="16" y="112">No backup rule leaves a recovery point.</text>
<text x="16" y="129">Worst gap: no bound; no rule leaves a recovery point</text>
</g>
<g transform="translate(0 162)">
<text class="title" x="16" y="26">member 1</text>
<text class="faint" x="16" y="45">Thu 2026-11-26 00:00 → Thu 2026-12-03 00:00 UTC</text>
<text class="faint" x="206" y="70">Thu 26</text>
<path class="grid" d="M204 60V104"/>
<text class="faint" x="303.1" y="70">Fri 27</text>
<path class="grid" d="M301.1 60V104"/>
<text class="faint" x="400.3" y="70">Sat 28</text>
<path class="grid" d="M398.3 60V104"/>
<text class="faint" x="497.4" y="70">Sun 29</text>
<path class="grid" d="M495.4 60V104"/>
<text class="faint" x="594.6" y="70">Mon 30</text>
<path class="grid" d="M592.6 60V104"/>
<text class="faint" x="691.7" y="70">Tue 1</text>
<path class="grid" d="M689.7 60V104"/>
<text class="faint" x="788.9" y="70">Wed 2</text>
<path class="grid" d="M786.9 60V104"/>
<text x="16" y="95">once</text>
<path class="grid" d="M204 91H884"/>
<rect class="window" x="321.4" y="89" width="4" height="4"/>
<rect class="job" x="325.4" y="87" width="1.3" height="8"/>
<g>
<title>once, Fri 2026-11-27 05:00 UTC, counts</title>
<circle class="run" cx="321.4" cy="91" r="5"/>
</g>
<circle class="run" cx="24" cy="121" r="5"/>
<text class="faint" x="38" y="125">run</text>
<rect class="window" x="233" y="119" width="16" height="4"/>
<text class="faint" x="255" y="125">start window</text>
<rect class="job" x="450" y="117" width="16" height="8"/>
<text class="faint" x="472" y="125">job</text>
<text x="16" y="155">once: snapshots of plan main in vault main, cron(0 5 27 11 ? 2026) UTC, start window 1h, job 20m, kept 35d, 1 run</text>
<text x="16" y="172">Worst gap: no bound; rule once runs for the last time on 2026-11-27</text>
</g>
</svg>
"
`);
  });

  test("a run at the very beginning, and no blackout that lies outside", () => {
    const outside = [
      { start: at("2026-11-25T00:00"), end: at("2026-11-26T00:00"), what: "before" },
      { start: at("2026-11-28T00:00"), end: at("2026-11-29T00:00"), what: "after" },
    ];
    const svg = draw({ ...OVERLAPPING, blackouts: outside });
    const shapes = ["run", "lost", "blackout"].map((shape) => svg.split(`class="${shape}"`).length - 1);
    // One of each that occurs stands in the legend.
    expect(shapes).toEqual([12 + 3 + 1, 24 + 1, 0]);
  });

  test("the example of AWS, in words", () => {
    expect(words(draw(OVERLAPPING))).toMatchInlineSnapshot(`
[
  "orders-db
Thu 2026-11-26 00:00 → Fri 2026-11-27 12:00 UTC
hourly: snapshots of plan main in vault main, cron(0 * ? * * *) UTC, start window 1h, job 20m, kept 7d, 36 runs, 24 lost
twelve-hourly: snapshots of plan main in vault main, cron(0 0/12 ? * * *) UTC, start window 8h, job 20m, kept 35d,
    3 runs
Worst gap: data loss 9h20m = gap 1h Thu 2026-11-26 11:00 → Thu 2026-11-26 12:00 UTC + start window 8h + job 20m
Lost runs of hourly: rule twelve-hourly keeps its points longer, and its start window overlaps
    Thu 2026-11-26  00:00 01:00 02:00 03:00 04:00 05:00 06:00 07:00 12:00 13:00 14:00 15:00 16:00 17:00 18:00 19:00
    Fri 2026-11-27  00:00 01:00 02:00 03:00 04:00 05:00 06:00 07:00",
]
`);
  });
});

function ofName(svg: string, name: string): readonly XmlElement[] {
  return allElements(readXml(svg)).filter((element) => element.name === name);
}

const words = (svg: string) => ofName(svg, "desc").flatMap(({ children }) => children);

const LOOKS = { counts: "run", "may be lost": "perhaps", lost: "lost" } as const;

describe("whatever a timeline holds", () => {
  test("the picture is XML without script, told in words, and the same bytes again", () => {
    fc.assert(
      fc.property(fc.array(anyTimeline, { maxLength: 3 }), (timelines) => {
        const titled = timelines.map((timeline) => ({ title: "<b onload='x'>&\u0000\ud800", timeline }));
        const svg = writeTimelinesSvg(titled);
        const root = readXml(svg);
        const elements = allElements(root);
        expect([root.name, root.attributes.role, root.attributes["aria-labelledby"]]).toEqual([
          "svg",
          "img",
          "lifeboat-title lifeboat-words",
        ]);
        const known = "svg title desc style defs pattern path rect g text circle".split(" ");
        expect(elements.filter(({ name }) => !known.includes(name))).toEqual([]);
        const attributes = elements.flatMap((element) => Object.keys(element.attributes));
        expect(attributes.filter((name) => name.startsWith("on") || name.includes("href"))).toEqual([]);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|url\((?!#)/);
        expect(writeTimelinesSvg(structuredClone(titled))).toBe(svg);
      }),
      { numRuns: 60 },
    );
  });

  test("every run of the span is one shape, with its instant and fate as a title", () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const drawn = ofName(draw(timeline), "g").flatMap(({ children }) => {
          const [title, shape] = children.filter((child) => typeof child !== "string");
          const [text] = title?.name === "title" ? title.children : [];
          const found = /, \w{3} (\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?) UTC, (counts|may be lost|lost)/.exec(
            String(text),
          );
          const [, day, clock, fate] = found ?? [];
          return fate === undefined ? [] : [`${day} ${clock} ${fate} ${shape?.attributes.class}`];
        });
        const runs = timeline.lanes.flatMap((one) =>
          one.runs.map(({ at: instant, fate }) => {
            const [day, clock = ""] = new Date(instant * 1000).toISOString().split(/[T.]/);
            return `${day} ${clock.replace(/:00$/, "")} ${fate} ${LOOKS[fate]}`;
          }),
        );
        expect(drawn).toEqual(runs);
      }),
      { numRuns: 60 },
    );
  });

  test("nothing lies outside of the 900 pixels", () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const across = ofName(draw(timeline), "rect").map(({ attributes }) => ({
          left: Number(attributes.x ?? 0),
          right: Number(attributes.x ?? 0) + Number(attributes.width),
        }));
        expect(across.filter(({ left, right }) => !(left >= 0 && right <= 900))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("it never throws", () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1, 0];
    for (const from of odd) {
      for (const to of odd) {
        const worst = { holds: to, fires: from, usable: to, loss: { lo: from, hi: to } };
        const lanes = [lane("rule", [{ at: from, fate: "lost" }], { startWindow: to, job: { lo: to, hi: from } })];
        const blackouts = [{ start: to, end: from, what: "" }];
        const svg = draw({ from, to, lanes, blackouts, worst });
        const shapes = svg.replaceAll(/<(text|title|desc)[^<]*/g, "");
        expect([readXml(svg).name, /NaN|Infinity/.exec(shapes)]).toEqual(["svg", null]);
      }
    }
  });
});

describe("the reader of these tests refuses", () => {
  test.each([
    ["an element that is not closed", "<svg><g></svg>"],
    ["an attribute twice", '<svg a="1" a="2"/>'],
    ["a bare ampersand", "<svg>&</svg>"],
    ["an entity that is none", "<svg>&nbsp;</svg>"],
    ["a bare bracket", "<svg>1 > 0</svg>"],
    ["two roots", "<svg/><svg/>"],
    ["a control character", "<svg>\u0007</svg>"],
    ["nothing", ""],
  ])("%s", (_, source) => {
    expect(() => readXml(source)).toThrow();
  });
});
