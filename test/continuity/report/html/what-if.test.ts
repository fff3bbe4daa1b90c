import { describe, expect, test } from "@jest/globals";
import type { Html } from "../../../../continuity/report/html/markup";
import { whatIfOf } from "../../../../continuity/report/html/what-if";
import { type LittleService, littleReport } from "../simulation/little-report";

const zones = ["eu-west-1a"];
const path = { lo: 60, hi: 120 };

/** What is told of each loss, by its title. */
function losses(page: Html): Readonly<Record<string, string>> {
  const parts = page.split("\n<details>").slice(1);
  return Object.fromEntries(
    parts.map((part) => {
      const [title = "", told = ""] = part.replace("<summary><strong>Lost: ", "").split("</strong>");
      return [title, told.replace(/<\/details>.*/, "")];
    }),
  );
}

test("of few services each is told with how its members come back", () => {
  const page = whatIfOf(
    littleReport(
      { name: "a", rto: 600, members: [{ name: "db", zones, path: { ...path, people: true, loses: 30 } }] },
      { name: "b", dependsOn: ["a"], members: [{ name: "site", zones: ["eu-west-1b"], path: { lo: 0, hi: 0 } }] },
    ),
  );
  const both =
    "2 services are interrupted</summary><div><ol>" +
    "\n<li><b>4m30s to 5m30s</b><span><a href=#s.a>a</a><small>within RTO 10m</small></span>" +
    "<span>db (4m to 5m): restore, started by people; loses up to 30s</span>" +
    "\n<li><b>4m30s to 5m30s</b><span><a href=#s.b>b</a><small>no RTO</small></span><span>waits for a</span></ol></div>";
  const none =
    "no service is interrupted</summary><div><p>Hit, but go on: <a href=#s.b>b</a>." +
    "<p>Not affected: <a href=#s.a>a</a>.</div>";
  expect(losses(page)).toEqual({
    "zone eu-west-1a": both,
    "zone eu-west-1b": none,
    "region eu-west-1": both,
    "the account": both,
    "the data of db": both,
    "the data of site": none,
  });
  expect(page).not.toContain("lifeboat simulate");
});

describe("of many services", () => {
  const many = Array.from({ length: 51 }, (_, i): LittleService => {
    const back = i === 49 ? null : path;
    const of = i === 50 ? ["eu-west-1b"] : zones;
    return {
      name: `s${i}`,
      rto: i === 48 ? 30 : 600,
      members: ["db", "log"].map((kind) => ({ name: `${kind}-${i}`, zones: of, path: back })),
    };
  });
  const page = whatIfOf(littleReport(...many));
  const link = (name: string) => `<a href=#s.${name}>${name}</a>`;
  const row = (back: string, against: string, names: readonly string[]) =>
    `\n<li><b>${back}</b><span>${against}</span><span>${names.map(link).join(", ")}</span>`;

  test("those that are back at one time, and do alike against their RTO, stand together", () => {
    const usual = many.slice(0, 48).map(({ name }) => name);
    expect(losses(page)["zone eu-west-1a"]).toBe(
      `50 services are interrupted</summary><div><ol>${row("1m to 2m", "within RTO 10m", usual.sort())}` +
        `${row("1m to 2m", "beyond RTO 30s", ["s48"])}${row("never", "beyond RTO 10m", ["s49"])}</ol>` +
        "<p>Not affected: s50.</div>",
    );
    expect(page).toContain("How each comes back, and what it waits for, lifeboat simulate tells.");
  });

  test("data that is lost with the same outcome stands together", () => {
    expect(losses(page)["the data of db-7, or the data of log-7"]).toBe(
      `1 service is interrupted</summary><div><ol>${row("1m to 2m", "within RTO 10m", ["s7"])}</ol></div>`,
    );
    expect(Object.keys(losses(page))).toHaveLength(4 + 51);
  });
});
