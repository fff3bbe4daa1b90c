import { expect, test } from "@jest/globals";
import { drillChart } from "../../../../continuity/report/html/drill-chart";
import type { ReportPastDrill } from "../../../../continuity/report/report";

const drill = (day: number, more: Partial<ReportPastDrill> = {}): ReportPastDrill => ({
  id: `orders-${day}`,
  at: `2026-01-0${day}T00:00:00.000Z`,
  member: "orders-db",
  environment: "aws",
  outcome: "passed",
  achieved: { rtoSeconds: 600, rpoSeconds: 60 },
  scenario: "data",
  objective: { rtoSeconds: 1200, rpoSeconds: null },
  ...more,
});

/** The drawing, an element to the line. */
const drawn = (half: "rto" | "rpo", ...history: readonly ReportPastDrill[]) =>
  drillChart(half, history)?.replaceAll(/></g, ">\n<");

test("no drill draws nothing", () => expect(drillChart("rto", [])).toBeUndefined());

test("a single drill stands in the middle, under an objective from edge to edge", () => {
  expect(drawn("rto", drill(1))).toMatchInlineSnapshot(`
"<figure>
<svg class="drill-chart" viewBox="0 0 440 170" role="img" aria-label="Recovery time of 1 drill over time, against the RTO.">
<text class="title" x="56" y="16" text-anchor="start">RTO achieved, against the objective</text>
<g>
<path class="grid" d="M56 146H428"/>
<text class="faint" x="50" y="150" text-anchor="end">0s</text>
</g>
<g>
<path class="grid" d="M56 93.3H428"/>
<text class="faint" x="50" y="97.3" text-anchor="end">10m</text>
</g>
<g>
<path class="grid" d="M56 40.5H428"/>
<text class="faint" x="50" y="44.5" text-anchor="end">20m</text>
</g>
<path class="objective" d="M56 40.5H428"/>
<g>
<title>2026-01-01: 10m, passed</title>
<circle class="passed" cx="242" cy="93.3" r="5"/>
</g>
<text class="faint" x="242" y="164" text-anchor="middle">2026-01-01</text>
</svg>
</figure>"
`);
});

test("without an objective there is no line, and without a measurement a cross at the bottom", () => {
  const unmeasured = drill(3, { outcome: "aborted", achieved: { rtoSeconds: null, rpoSeconds: null } });
  expect(drawn("rpo", drill(1), unmeasured)).toMatchInlineSnapshot(`
"<figure>
<svg class="drill-chart" viewBox="0 0 440 170" role="img" aria-label="Data loss of 2 drills over time, against the RPO.">
<text class="title" x="56" y="16" text-anchor="start">RPO achieved, against the objective</text>
<g>
<path class="grid" d="M56 146H428"/>
<text class="faint" x="50" y="150" text-anchor="end">0s</text>
</g>
<g>
<path class="grid" d="M56 93.3H428"/>
<text class="faint" x="50" y="97.3" text-anchor="end">30s</text>
</g>
<g>
<path class="grid" d="M56 40.5H428"/>
<text class="faint" x="50" y="44.5" text-anchor="end">1m</text>
</g>
<g/>
<g>
<title>2026-01-01: 1m, passed</title>
<circle class="passed" cx="67.2" cy="40.5" r="5"/>
</g>
<g>
<title>2026-01-03: not measured, aborted</title>
<path class="failed" d="M411.8 141l10 10m0 -10l-10 10"/>
</g>
<text class="faint" x="67.2" y="164" text-anchor="start">2026-01-01</text>
<text class="faint" x="416.8" y="164" text-anchor="end">2026-01-03</text>
</svg>
</figure>"
`);
});
