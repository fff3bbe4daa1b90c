import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { writeReportHtml } from "../../continuity/report/html/page";
import { fullReport, HOSTILE, largeReport } from "../continuity/report/html/samples";
import { violationsOf } from "./axe";
import { inBrowser } from "./in-browser";

inBrowser("the page of a report", (browser) => {
  let directory: string;
  const files = { full: "", large: "" };
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "lifeboat-page-"));
    for (const [name, report] of [["full", fullReport()] as const, ["large", largeReport(200)] as const]) {
      files[name] = join(directory, `${name}.html`);
      writeFileSync(files[name], writeReportHtml(report));
    }
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Opens a page, and keeps what it said and asked for. */
  async function open(name: keyof typeof files, options: Parameters<Browser["newPage"]>[0] = {}) {
    const page = await browser().newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => said.push(`request ${request.url()}`));
    await page.goto(pathToFileURL(files[name]).href);
    return { page, said };
  }

  const services = (page: Page) =>
    page.$$eval("tr[data-service]", (rows) => rows.filter((row) => !row.hidden).map((row) => row.dataset.service));

  test("says nothing on the console and asks for nothing but itself, scripts and texts included", async () => {
    const { page, said } = await open("full");
    await page.fill("#filter input", "orders");
    await page.selectOption("#loss select", { index: 2 });
    expect(said).toEqual([`request ${pathToFileURL(files.full).href}`]);
    expect(await page.title()).toBe(`Service continuity of shop ${HOSTILE}, shop-flawed`);
    await page.close();
  });

  test.each(["light", "dark"] as const)("breaks no rule of accessibility, %s, with all opened", async (colorScheme) => {
    const { page } = await open("full", { colorScheme });
    await page.click("text=Open all");
    // What is not on the screen is not drawn, and has no contrast.
    await page.addStyleTag({ content: "article { content-visibility: visible !important; }" });
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });

  test("the keyboard reaches every service and scenario, and Enter opens it", async () => {
    const { page } = await open("full");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the report");
    await page.keyboard.press("Enter");
    const reached = new Set<string>();
    for (let i = 0; i < 400; i++) {
      await page.keyboard.press("Tab");
      const at = await page.locator(":focus").evaluate((one) => {
        const service = one.closest("article")?.querySelector("h3")?.textContent;
        return one.tagName === "SUMMARY" && service ? `${service} ${one.querySelector("strong")?.textContent}` : "";
      });
      if (at !== "") reached.add(at);
      if (at === "storefront Ways back") break;
    }
    const parts = ["instance", "zone", "region", "data", "compromise", "Ways back"];
    const names = await services(page);
    expect([...reached].filter((one) => !one.includes("Drills"))).toEqual(
      names.flatMap((name) => parts.map((part) => `${name} ${part}`)),
    );
    expect(await page.evaluate('document.activeElement.parentElement.hasAttribute("open")')).toBe(false);
    await page.keyboard.press("Enter");
    expect(await page.evaluate('document.activeElement.parentElement.hasAttribute("open")')).toBe(true);
    await page.close();
  });

  test("a cell of the matrix leads to its steps, and opens them", async () => {
    const { page } = await open("full");
    await page.click("tr[data-service=orders] td:nth-child(3) a");
    const target = page.locator("[id='s.orders.zone']");
    expect(await target.isVisible()).toBe(true);
    expect(await target.textContent()).toContain("Recovery time: ");
    await page.close();
  });

  test("the filter narrows rows and services by name, owner and verdict, and tells how many are left", async () => {
    const { page } = await open("full");
    const all = await services(page);
    await page.fill("#filter input", "team-cat");
    expect(await services(page)).toEqual(["catalog"]);
    expect(await page.locator("#filter output").textContent()).toBe(`1 of ${all.length} services`);
    expect(await page.locator("article:visible").count()).toBe(1);
    await page.fill("#filter input", "");
    await page.selectOption("#filter select", "violates");
    expect(await services(page)).toEqual(["orders", "reviews"]);
    await page.close();
  });

  test("one loss at a time is shown", async () => {
    const { page } = await open("full");
    await page.selectOption("#loss select", { label: "region eu-central-1" });
    expect(await page.locator(".losses summary:visible strong").allTextContents()).toEqual([
      "Lost: region eu-central-1",
    ]);
    expect(await page.locator(".losses ol:visible li").first().textContent()).toContain("catalog");
    await page.close();
  });

  test("without a script all of it can be read, and nothing is offered that needs one", async () => {
    const { page } = await open("full", { javaScriptEnabled: false });
    expect(await page.locator("form:visible").count()).toBe(0);
    expect(await page.locator(".losses summary:visible").count()).toBeGreaterThan(5);
    await page.click("summary:has-text('Lost: the account')");
    expect(await page.locator(".losses details[open] li").count()).toBeGreaterThan(0);
    await page.close();
  });

  test.each([400, 1280])("nothing but tables is wider than a window of %i", async (width) => {
    const { page } = await open("full", { viewport: { width, height: 800 } });
    await page.click("text=Open all");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await page.close();
  });

  test("on paper everything is open, and what only a screen can use is gone", async () => {
    const { page } = await open("full");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav").isVisible()).toBe(false);
    expect(await page.locator("form:visible").count()).toBe(0);
    const hidden = await page.$$eval("article details > :not(summary)", (all) =>
      all.filter((one) => one.getBoundingClientRect().height === 0).map(({ id }) => id),
    );
    expect(hidden).toEqual([]);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await page.close();
  });

  test("200 services are all there, and filtered as one is", async () => {
    const { page, said } = await open("large");
    expect(await page.locator("article").count()).toBe(200);
    await page.fill("#filter input", "orders-7");
    expect(await services(page)).toEqual(["orders-7"]);
    expect(said).toEqual([`request ${pathToFileURL(files.large).href}`]);
    await page.close();
  });
});
