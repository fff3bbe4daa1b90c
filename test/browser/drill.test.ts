import { expect, test } from "@jest/globals";
import { drillsHtml } from "../../drills/report/html";
import { failedDrill, passedDrill } from "../drills/report/drills";
import { violationsOf } from "./axe";
import { inBrowser } from "./in-browser";

inBrowser("the page of drills", (browser) => {
  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 400],
  ] as const)("breaks no rule of accessibility, %s, %i wide, and asks for nothing", async (colorScheme, width) => {
    const page = await browser().newPage({ colorScheme, viewport: { width, height: 800 } });
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("request", (request) => said.push(request.url()));
    await page.setContent(drillsHtml([passedDrill, { ...failedDrill, id: "another" }]));
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(said).toEqual([]);
    await page.close();
  });
});
