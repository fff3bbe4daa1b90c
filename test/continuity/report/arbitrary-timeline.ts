import fc from "fast-check";
import type { Timeline, TimelineLane, TimelineRun } from "../../../continuity/backup/timeline";

const FROM = Date.UTC(2026, 10, 26) / 1000;
const DAY = 86_400;

/** Names as AWS would never take them. */
const name = fc.oneof(
  fc.constantFrom("nightly", "a\u001b[31m\nb", "</text><script>", "]]>&amp;\"'", "x".repeat(200), "\ud800\u0000", ""),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const length = fc.integer({ min: 0, max: 400 * DAY });
const time = fc.oneof(
  length.map((hi) => ({ lo: 0, hi })),
  length.map((lo) => ({ lo, hi: null })),
);

function lanesWithin(from: number, span: number): fc.Arbitrary<TimelineLane> {
  const run: fc.Arbitrary<TimelineRun> = fc.record(
    {
      at: fc.integer({ min: from, max: from + span - 1 }),
      fate: fc.constantFrom("counts", "may be lost", "lost"),
      because: name,
    },
    { requiredKeys: ["at", "fate"] },
  );
  const runs = fc.uniqueArray(run, { selector: ({ at }) => at, maxLength: 30 });
  return fc.record(
    {
      plan: name,
      rule: name,
      kind: fc.constantFrom("snapshot", "continuous", "copy"),
      vault: name,
      expression: fc.constant("cron(0 5 ? * * *)"),
      timezone: fc.constant("UTC"),
      startWindow: length,
      job: time,
      copy: time,
      retention: fc.oneof(fc.constantFrom(null, undefined), length),
      runs: runs.map((all) => all.sort((a, b) => a.at - b.at)),
      doubt: name,
      more: fc.nat(),
    },
    {
      requiredKeys: [
        "plan",
        "rule",
        "kind",
        "vault",
        "expression",
        "timezone",
        "startWindow",
        "job",
        "retention",
        "runs",
      ],
    },
  );
}

/** Timelines of an hour to forty years with anything in them, whether it makes sense or not. */
export const anyTimeline: fc.Arbitrary<Timeline> = fc
  .tuple(fc.integer({ min: -DAY, max: 400 * DAY }), fc.integer({ min: 60, max: 40 * 366 * DAY }))
  .chain(([ago, span]) => {
    const [from, to] = [FROM - ago, FROM - ago + span];
    const instant = fc.integer({ min: from - DAY, max: to + DAY });
    const worst = fc.record({
      holds: instant,
      fires: instant,
      usable: fc.oneof(instant, fc.constant(null)),
      loss: time,
    });
    return fc.record(
      {
        from: fc.constant(from),
        to: fc.constant(to),
        lanes: fc.array(lanesWithin(from, span), { maxLength: 4 }),
        blackouts: fc.array(fc.record({ start: instant, end: instant, what: name }), { maxLength: 4 }),
        worst,
        because: name,
      },
      { requiredKeys: ["from", "to", "lanes", "blackouts"] },
    );
  });
