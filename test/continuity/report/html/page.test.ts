import { describe, expect, test } from "@jest/globals";
import { writeReportHtml } from "../../../../continuity/report/html/page";
import { goldenReport } from "../../../golden/reports";
import { publishedText } from "../../../published";
import { reportOf, SAMPLE } from "../sample";
import { fullReport, largeReport } from "./samples";

// The larger samples make pages that nobody reads as text; the browser looks at them.
test("the page of orders-flawed is that of its golden file", () => {
  expect(publishedText("test/golden/orders-flawed.html", `${writeReportHtml(goldenReport("orders-flawed"))}\n`)).toBe(
    true,
  );
});

test("it loads nothing, and names no place to load from", () => {
  const page = writeReportHtml(fullReport());
  // Quoted values may say anything.
  expect(page.replaceAll(/="[^"]*"/g, "=").match(/<[a-z][^>]*\s(?:src|action|srcset|poster)=/g)).toBeNull();
  expect((page.match(/href=[^ >]+/g) ?? []).filter((href) => !/^href="?#/.test(href))).toEqual(["href=data:,"]);
  expect(page).not.toMatch(/url\((?!#)|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
});

test("no text becomes markup", () => {
  const page = writeReportHtml(fullReport());
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain("<img");
  expect(page).toContain("&lt;img src=x onerror=&quot;document.title=&apos;hit&apos;&quot;&gt;&lt;/script&gt;");
});

test("every link leads somewhere, and no id is given twice", () => {
  const page = writeReportHtml(fullReport());
  const ids = (page.match(/\sid=("[^"]*"|[^\s>]+)/g) ?? []).map((id) => id.slice(4).replaceAll('"', ""));
  expect(new Set(ids).size).toBe(ids.length);
  const links = (page.match(/href="?#([^\s">]+)/g) ?? []).map((link) => link.replace(/^href="?#/, ""));
  expect([...new Set(links)].filter((link) => !ids.includes(link))).toEqual([]);
  expect(links.length).toBeGreaterThan(100);
});

test("the same report gives the same bytes, whatever was written before", () => {
  const [first, , again] = [fullReport(), reportOf(SAMPLE), fullReport()].map(writeReportHtml);
  expect(again).toBe(first);
});

test("200 services fit into 1.5 MB", () => {
  const report = largeReport(200);
  expect(report.services).toHaveLength(200);
  expect(Buffer.byteLength(writeReportHtml(report))).toBeLessThanOrEqual(1_500_000);
});

describe("a report with little in it", () => {
  const empty = { ...reportOf([]), services: [], findings: [] };
  test("says so part by part", () => {
    const page = writeReportHtml(empty);
    for (const sentence of [
      "No service is declared in this stack.",
      "No service has a member that could be lost.",
      "Nothing is waived.",
      "No backup is scheduled for a member of a service.",
      "No verdict rests on an assumption or on somebody&apos;s word.",
    ]) {
      expect(page).toContain(sentence);
    }
  });

  test("of a version that did not tell what simulations rest on", () => {
    const { services, ...rest } = reportOf(SAMPLE);
    const page = writeReportHtml({ ...rest, services: services.map(({ recovery: _, ...service }) => service) });
    expect(page).toContain(
      "The report does not say how each service comes back: one lies in several stacks, or an earlier version told it.",
    );
  });
});
