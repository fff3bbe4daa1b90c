import { expect, test } from "@jest/globals";
import { drillsHtml } from "../../../drills/report/html";
import { failedDrill, loadedDrill, passedDrill } from "./drills";

/** What a reader sees, a line a cell. */
function read(page: string): readonly string[] {
  const body = page.slice(page.indexOf("<body"));
  const lines = body.replaceAll(/<svg.*?<\/svg>/gs, "").replaceAll(/<[^>]*>/g, "\n");
  return lines.split("\n").filter((line) => line.trim() !== "");
}

test("a drill that passed, with what it achieved, its phases and its checks", () => {
  const lines = read(drillsHtml([passedDrill]));
  const { id, phases, checks, member, cleanup } = passedDrill;
  expect(lines.slice(0, 17)).toEqual([
    "Skip to the report",
    "Restore drills",
    "orders-db",
    "orders-db ",
    "passed",
    "Drill",
    id,
    "Service",
    "orders",
    "Scenario",
    passedDrill.scenario,
    "Member",
    member.arn,
    "Environment",
    "aws",
    "RTO achieved",
    "27m30s, objective 1h (7m30s until verified + 20m to detect and decide; at most 5s less)",
  ]);
  expect(lines[lines.indexOf("Cleaned up") + 1]).toBe(cleanup.removed.join(", "));
  const rows = phases.flatMap(({ name, startedAt, endedAt }) => [name, startedAt, endedAt]);
  expect(lines.filter((line) => rows.includes(line))).toEqual(rows);
  const [check] = checks as [(typeof checks)[number]];
  expect(lines.slice(-5)).toEqual([check.name, check.rung, check.expected, check.actual, "passed"]);
});

test("a drill that failed says why, and what it left", () => {
  const lines = read(drillsHtml([failedDrill]));
  expect(lines.slice(3, 6)).toEqual(["orders-db ", "failed", "rows|of a: expected at least 9, found 0."]);
  expect(lines[lines.indexOf("Environment") + 1]).toBe("lab: no evidence of production");
  expect(lines[lines.indexOf("Unlike its source") + 1]).toBe("class db.r6g.large, restored as db.t4g.medium");
  expect(lines[lines.indexOf("Left behind") + 1]).toBe(failedDrill.cleanup.left.join("; "));
});

test("the timeline is told in words too", () => {
  expect(drillsHtml([passedDrill])).toContain(
    'aria-label="Phases one after another: decided 30s, point-selected 1m, requested 2m, restored 2m, reachable 1m35s, verified 25s, cleaned 1m"',
  );
});

test("loading stands among the measures, the phases and in the timeline; what nobody knows, with what nobody checked", () => {
  const page = drillsHtml([loadedDrill()]);
  const lines = read(page);
  expect(lines[lines.indexOf("RTO loaded") + 1]).toBe(
    "28m30s, within the objective (1m more until all 311 relations, 48.3 GiB, had been read)",
  );
  const { startedAt = "", endedAt = "" } = loadedDrill().phases.find(({ name }) => name === "fully-loaded") ?? {};
  const row = lines.lastIndexOf("fully-loaded");
  expect(lines.slice(row, row + 4)).toEqual(["fully-loaded", startedAt, endedAt, "1m"]);
  expect(page).toContain("verified 25s, fully-loaded 1m, cleaned 1m");
  expect(lines).not.toContain("Not checked");
  const unknown = read(drillsHtml([loadedDrill({ by: null, notChecked: ["when it is fully loaded: why", "more"] })]));
  expect(unknown[unknown.indexOf("Not checked") + 1]).toBe("when it is fully loaded: why; more");
});

test("several drills on one page, and no text of them becomes markup", () => {
  const page = drillsHtml([passedDrill, { ...failedDrill, because: "<script>1</script>" }]);
  expect(page.match(/<section/g)).toHaveLength(2);
  expect(page).not.toContain("<script");
});
