import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { NOTHING_EXTERNAL } from "../../../continuity/declaration/external";
import { EstateIndex } from "../../../continuity/estate/resource";
import { RULE_IDS, RULES, runRules } from "../../../continuity/rules/catalogue";
import type { RuleFinding } from "../../../continuity/rules/finding";
import { OWN_RULES } from "../../../continuity/rules/own-findings";
import type { Rule, RuleContext } from "../../../continuity/rules/rule";
import { judgeOf } from "../../../continuity/verdict/service-verdicts";
import { AS_OF, estate } from "../estate-builder";

const root = join(__dirname, "..", "..", "..");
const names = (folder: string, ending: string) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

/** Files of continuity/rules that are no rule. */
const HELPERS = [
  "backed-up",
  "catalogue",
  "clear-time",
  "covered-rules",
  "finding",
  "incomplete",
  "lifecycle-manager-schedules",
  "own-findings",
  "records",
  "refusals",
  "rule",
  "runs-in-a-year",
  "stored-points",
  "sum",
  "untested",
  "usual-way-out",
  "way-out",
  "why-unproven",
  "wording",
];
const ALL_IDS = [...RULE_IDS, ...OWN_RULES].sort();

describe("every rule has a file, a test and a page of its name", () => {
  test("ids are kebab-case, unique and sorted", () => {
    expect(ALL_IDS.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(RULE_IDS).toEqual([...new Set(RULES.map(({ id }) => id))].sort());
  });

  test("the rules that design and model name are there", () => {
    expect(ALL_IDS).toEqual(
      expect.arrayContaining([
        "objective-met",
        "objective-valid",
        "objective-conflict",
        "undeclared-stateful",
        "dependency-cycle",
        "dependency-undeclared",
        "dependency-looser",
        "schedule-valid",
        "settings-not-found",
        "rule-failed",
        "inputs-not-recorded",
        "partial-preview",
      ]),
    );
  });

  test("a file", () => {
    expect(names("continuity/rules", ".ts").filter((name) => !HELPERS.includes(name))).toEqual(RULE_IDS);
  });

  test("a test", () => {
    expect(names("test/continuity/rules", ".test.ts")).toEqual(expect.arrayContaining(ALL_IDS));
  });

  test("a page, and no page without a rule", () => {
    expect(names("docs/rules", ".md").sort()).toEqual(ALL_IDS);
  });

  test.each(ALL_IDS)("the page of %s has every part, and its level", (id) => {
    const page = readFileSync(join(root, "docs/rules", `${id}.md`), "utf8");
    expect(page.split("\n")[0]).toBe(`# ${id}`);
    expect(page.match(/^## .*$/gm)).toEqual(["## Avoid", "## Prefer", "## Why", "## Configuration", "## Related"]);
    const level = RULES.find((rule) => rule.id === id)?.level ?? "mandatory";
    expect(page).toContain(`**Level:** ${level}`);
  });

  test.each(ALL_IDS)("the page of %s shows what the rule's test says that it prints", (id) => {
    const page = readFileSync(join(root, "docs/rules", `${id}.md`), "utf8");
    const source = readFileSync(join(root, "test/continuity/rules", `${id}.test.ts`), "utf8");
    const printed = page.match(/(?<=```text\n)[^`]+(?=\n```)/)?.[0].split("\n") ?? [];
    expect(printed).toHaveLength(2);
    expect(printed.filter((line) => !source.includes(line))).toEqual([]);
  });

  test.each(RULES.map(({ id, asks }) => [id, asks] as const))("%s asks one question", (_, asks) => {
    expect(asks).toMatch(/^[A-Z].*\?$/);
  });
});

describe("running the rules", () => {
  const surroundings = {
    index: new EstateIndex(estate()),
    plans: [],
    assumptions: [],
    asOf: AS_OF,
    timing: DEFAULT_OPTIONS.timing,
    toleratedMisses: DEFAULT_OPTIONS.toleratedMisses,
    response: DEFAULT_OPTIONS.response,
    elsewhere: [],
  };
  const context: RuleContext = {
    surroundings,
    judge: judgeOf([], surroundings),
    declared: { services: [], problems: [], unknownMembership: [], undeclared: [] },
    external: NOTHING_EXTERNAL,
    verdicts: [],
    unproven: DEFAULT_OPTIONS.unproven,
    evidence: DEFAULT_OPTIONS.evidence,
    settingsNotFound: undefined,
    waivers: { weighed: [], unread: [] },
  };
  const rule = (id: string, more: Partial<Rule>): Rule => ({
    id,
    asks: "?",
    level: "mandatory",
    severity: "low",
    check: () => [{ verdict: "violates", message: id }],
    ...more,
  });
  const found = (id: string, level: "advisory" | "mandatory") => ({
    rule: id,
    verdict: "violates",
    level,
    severity: "low",
    message: id,
  });

  test("a level that is configured beats the rule's own, and off asks nothing", () => {
    const rules = [
      rule("as-it-is", {}),
      rule("lowered", {}),
      rule("off-by-itself", { level: "off" }),
      rule("raised", { level: "advisory" }),
      rule("switched-off", {}),
    ];
    const levels = { lowered: "advisory", raised: "mandatory", "switched-off": "off" } as const;
    expect(runRules(rules, context, levels)).toEqual([
      found("as-it-is", "mandatory"),
      found("lowered", "advisory"),
      found("raised", "mandatory"),
    ]);
  });

  test("a finding may be of a lower level than its rule, never of a higher one than was asked for", () => {
    const own = (id: string, level: "advisory" | "mandatory") =>
      rule(id, { check: () => [{ verdict: "violates", message: id, level }] });
    expect(runRules([own("a", "advisory"), own("b", "mandatory")], context, { b: "advisory" })).toEqual([
      found("a", "advisory"),
      found("b", "advisory"),
    ]);
  });

  test("findings come sorted by service, scenario, rule, resource and message", () => {
    const check = () =>
      [
        { service: "b", message: "4" },
        { service: "a", scenario: "zone", message: "3" },
        { service: "a", scenario: "data", urn: "u", message: "2" },
        { service: "a", scenario: "data", urn: "t", message: "2" },
        { service: "a", scenario: "data", urn: "t", message: "1" },
        { message: "0" },
      ].map((one) => ({ verdict: "violates", ...one }) as RuleFinding);
    const sorted = runRules([rule("r", { check })], context, {});
    expect(sorted.map(({ service, scenario, urn, message }) => [service, scenario, urn, message])).toEqual([
      [undefined, undefined, undefined, "0"],
      ["a", "data", "t", "1"],
      ["a", "data", "t", "2"],
      ["a", "data", "u", "2"],
      ["a", "zone", undefined, "3"],
      ["b", undefined, undefined, "4"],
    ]);
  });

  test("an empty estate has no findings", () => {
    expect(assess(estate(), { ...DEFAULT_OPTIONS, asOf: AS_OF })).toEqual({
      services: [],
      verdicts: [],
      findings: [],
      waived: [],
      elsewhere: { services: [], alone: [] },
      judge: expect.anything(),
      surroundings: expect.objectContaining({ plans: [], asOf: AS_OF }),
    });
  });
});
