import { expect, test } from "@jest/globals";
import { recordOf } from "../../../drills/measure/record";
import type { Forecast } from "../../../drills/model/forecast";
import { drillMarkdown } from "../../../drills/report/markdown";
import { writeDrill } from "../../../drills/report/text";
import { at, PLAN, RDS_STEPS, RESTORED, stateAfter, TOOL } from "../state";
import { failedDrill as failed, loadedDrill, passedDrill as passed, verify } from "./drills";

test("a drill that passed", () => {
  expect(writeDrill(passed).split("\n")).toEqual([
    "orders-db  passed",
    `  restored from a snapshot (eu-west-1) with data up to ${at(-190)}`,
    "  RTO achieved    27m30s, objective 1h (7m30s until verified + 20m to detect and decide; at most 5s less)",
    "  restore         4m5s from the request until it answered",
    "  RPO achieved    2m20s, objective 5m (by the newest heartbeat)",
    "",
    "  decided             30s  ████",
    "  point-selected       1m      █████████",
    `  requested            2m  ${" ".repeat(13)}${"█".repeat(16)}`,
    `  restored             2m  ${" ".repeat(29)}${"█".repeat(17)}`,
    `  reachable         1m35s  ${" ".repeat(46)}${"█".repeat(13)}`,
    `  verified            25s  ${" ".repeat(59)}${"█".repeat(4)}`,
    `  cleaned              1m  ${" ".repeat(63)}${"█".repeat(8)}`,
    "",
    "  1 of 1 checks passed",
    `  removed and gone: instance ${RESTORED.id}`,
  ]);
});

test("what was achieved stands beside what the model predicted", () => {
  const forecast = { scenario: "data", from: "snapshot", region: "eu-west-1" } as const;
  const lines = (rto: Forecast["rto"], rpo: Forecast["rpo"]) => {
    const plan = { ...PLAN, forecasts: [{ ...forecast, rto, rpo }] };
    return writeDrill(recordOf(stateAfter(RDS_STEPS, { verify }, plan), TOOL, true)).split("\n");
  };
  expect(lines({ lo: 600, hi: 5400 }, { lo: 300, hi: 300 })).toEqual(
    expect.arrayContaining([
      "  RTO achieved    27m30s, objective 1h, predicted 10m to 1h30m (7m30s until verified + 20m to detect and decide; at most 5s less)",
      "  RPO achieved    2m20s, objective 5m, predicted 5m (by the newest heartbeat)",
    ]),
  );
  expect(lines({ lo: 600, hi: null }, { lo: 300, hi: 300 })[2]).toContain(", objective 1h, predicted 10m or more (");
  expect(lines({ lo: 0, hi: null }, { lo: 300, hi: 300 })[2]).toContain(", objective 1h, no bound predicted (");
});

const RTO = "27m30s, objective 1h (7m30s until verified + 20m to detect and decide; at most 5s less)";
const UNKNOWN = ["when it is fully loaded: AWS says nothing"];

test("a drill that loaded everything: the RTO with and without that", () => {
  const lines = writeDrill(loadedDrill()).split("\n");
  expect([...lines.slice(2, 4), ...lines.slice(12, 17)]).toEqual([
    `  RTO achieved    ${RTO}`,
    "  RTO loaded      28m30s, within the objective (1m more until all 311 relations, 48.3 GiB, had been read)",
    `  verified            25s  ${" ".repeat(53)}${"█".repeat(3)}`,
    `  fully-loaded         1m  ${" ".repeat(56)}${"█".repeat(8)}`,
    `  cleaned              1m  ${" ".repeat(64)}${"█".repeat(7)}`,
    "",
    "  1 of 1 checks passed",
  ]);
});

test.each<[string, ReturnType<typeof loadedDrill>, string]>([
  [
    "beyond the objective, which is kept without",
    loadedDrill({}, { objective: { rtoSeconds: 1700, rpoSeconds: null } }),
    "28m30s, beyond the objective (1m more until all 311 relations, 48.3 GiB, had been read)",
  ],
  [
    "no objective, by the word of AWS",
    loadedDrill({ by: "aws" }, { objective: { rtoSeconds: null, rpoSeconds: null } }),
    "28m30s (1m more until AWS said that its storage was initialized)",
  ],
  ["nobody knows", loadedDrill({ by: null, notChecked: UNKNOWN }), "not measured"],
])("the RTO until everything is loaded: %s", (_, record, expected) => {
  expect(record.outcome).toBe("passed");
  expect(writeDrill(record).split("\n")[3]).toBe(`  RTO loaded      ${expected}`);
});

test("that nobody knows when it was loaded is told with the reason", () => {
  const unknown = loadedDrill({ by: null, notChecked: UNKNOWN });
  expect(writeDrill(unknown)).toContain("\n  not checked: when it is fully loaded: AWS says nothing\n");
  expect(drillMarkdown(unknown)).toContain("\nNot checked: when it is fully loaded: AWS says nothing.\n");
});

test("loading on a page", () => {
  const page = drillMarkdown(loadedDrill());
  expect(page).toContain(
    "| RTO loaded | 28m30s, within the objective (1m more until all 311 relations, 48.3 GiB, had been read) |\n",
  );
  expect(page).toContain(`| fully-loaded | ${at(450)} | ${at(510)} | 1m |\n`);
});

test("a drill that failed, was unlike its source, and left something", () => {
  const lines = writeDrill(failed).split("\n");
  expect([...lines.slice(0, 4), ...lines.slice(-5)]).toEqual([
    "orders-db  failed  (lab: no evidence of production)",
    "  rows|of a: expected at least 9, found 0",
    `  restored from a snapshot (eu-west-1) with data up to ${at(-190)}`,
    "  RTO achieved    none: nothing was restored and verified",
    "  0 of 1 checks passed",
    "  failed rows|of a: expected at least 9, found 0",
    "  unlike its source, so that it proves no restore time: class db.r6g.large, restored as db.t4g.medium",
    `  LEFT BEHIND: instance ${RESTORED.id}: refused`,
    "  run lifeboat sweep",
  ]);
});

test("what nobody asked is told beside the checks, not among them", () => {
  const unasked = { ...passed, notChecked: ["how recent the items are (--heartbeat ATTRIBUTE)", "the data"] };
  expect(writeDrill(unasked).split("\n").slice(-4)).toEqual([
    "  1 of 1 checks passed",
    "  not checked: how recent the items are (--heartbeat ATTRIBUTE)",
    "  not checked: the data",
    `  removed and gone: instance ${RESTORED.id}`,
  ]);
  expect(drillMarkdown(unasked)).toContain(
    "\nNot checked: how recent the items are (--heartbeat ATTRIBUTE); the data.\n",
  );
});

test("a page of it", () => {
  const page = drillMarkdown(failed);
  expect(page.split("\n")[0]).toBe("# Restore drill of orders-db: failed");
  expect(page).toContain("| rows\\|of a | rows | at least 9 | 0 | failed |\n");
  expect(page).toContain(`| restored | ${at(210)} | ${at(330)} | 2m |\n`);
  expect(page).toContain("Unlike its source: class db.r6g.large, restored as db.t4g.medium.\n");
  expect(page.trimEnd().split("\n").at(-1)).toBe(`Left behind: instance ${RESTORED.id}: refused.`);
});
