import { expect, test } from "@jest/globals";
import type { Scenario } from "../../../../continuity/declaration/scenario";
import { Notes } from "../../../../continuity/report/html/notes";
import { waysOf } from "../../../../continuity/report/html/ways";
import type { ReportMember, ReportPath } from "../../../../continuity/report/report";
import { stepsScenario } from "./steps";

const BOUND = { seconds: 60, atLeastSeconds: 60, provenance: "declared", steps: [] } as const;

const back = (urn: string, mechanism: string, more: Partial<ReportPath> = {}): ReportMember => ({
  urn,
  path: {
    mechanism,
    startedBy: "automatic",
    endpoint: "same",
    target: { region: null, account: null },
    requires: [],
    rto: BOUND,
    rpo: BOUND,
    ...more,
  },
});

/** The list for a service of which each member is named as its URN. */
function ways(members: Partial<Record<Scenario, readonly ReportMember[]>>, notes = new Notes()) {
  const scenarios = Object.entries(members).map(([scenario, of]) =>
    stepsScenario([], { scenario: scenario as Scenario, members: of }),
  );
  const urns = [...new Set(Object.values(members).flatMap((of) => of.map(({ urn }) => urn)))];
  const service = { name: "shop", owner: null, dependsOn: [], scenarios };
  return waysOf(service, new Map(urns.map((urn) => [urn, urn])), notes);
}

const HEAD = (count: string) => `\n<details class=ways><summary><strong>Ways back</strong>of ${count}</summary><ul>`;
const END = "</ul></ul></details>";

test("nothing is said of a service without members", () => {
  expect(ways({ zone: [] })).toBeUndefined();
});

test("a way back is told once for the scenarios that it serves, and once for members that come back alike", () => {
  const all = ["a", "b", "c"];
  const list = ways({
    instance: all.map((urn) => back(urn, "failover")),
    zone: all.map((urn) => back(urn, "failover")),
    region: all.map((urn) => back(urn, urn === "b" ? "copy" : "restore", { startedBy: "people" })),
  });
  expect(list).toBe(
    `${HEAD("3 members")}\n<li><b>a, c</b><ul>\n<li>instance, zone: failover\n<li>region: restore (by people)</ul>` +
      `\n<li><b>b</b><ul>\n<li>instance, zone: failover\n<li>region: copy (by people)${END}`,
  );
});

test("members that come back alike, but in other scenarios, stand apart", () => {
  const list = ways({ instance: [back("a", "failover"), back("b", "failover")], zone: [back("b", "failover")] });
  expect(list).toBe(
    `${HEAD("2 members")}\n<li><b>a</b><ul>\n<li>instance: failover</ul>` +
      `\n<li><b>b</b><ul>\n<li>instance, zone: failover${END}`,
  );
});

test("a Region is told where it is not their own", () => {
  const elsewhere = back("a", "restore", { endpoint: "new", target: { region: "eu-west-1", account: null } });
  expect(ways({ region: [elsewhere] })).toBe(
    `${HEAD("1 member")}\n<li><b>a</b><ul>\n<li>region: restore (new endpoint, in eu-west-1)${END}`,
  );
});

test("what holds is a note, and what does not or may not is told, with why as a note", () => {
  const notes = new Notes();
  const requires = [
    { text: "backups are on", holds: true },
    { text: "multiAz is on", holds: false },
    { text: "it has a reader", holds: "unknown", because: "it is computed" },
    { text: "it is kept", holds: true },
  ] as const;
  expect(ways({ zone: [back("a", "restore", { requires })] }, notes)).toBe(
    `${HEAD("1 member")}\n<li><b>a</b><ul>\n<li>zone: restore <a href=#n1>[1–2]</a>` +
      `<ul>\n<li>not so: multiAz is on\n<li><a href=#n3>not known</a>: it has a reader</ul>${END}`,
  );
  expect(notes.list()).toBe(
    "<ol class=notes>\n<li id=n1>backups are on\n<li id=n2>it is kept\n<li id=n3>it is computed</ol>",
  );
});

test("where there is no way back, those that there could be are told with what they lack", () => {
  const closed = [{ mechanism: "restore", lacks: ["backups are on", "it is kept"] }];
  const list = ways({ region: [{ urn: "a", path: null, closed }], data: [{ urn: "a", path: null }] });
  expect(list).toBe(
    `${HEAD("1 member")}\n<li><b>a</b><ul>\n<li>region: no way back` +
      `<ul>\n<li>closed: restore (not so: backups are on; it is kept)</ul>\n<li>data: no way back${END}`,
  );
});
