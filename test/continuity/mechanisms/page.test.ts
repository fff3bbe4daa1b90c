import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { ProviderDefault } from "../../../continuity/declaration/defaults";
import { MECHANISMS } from "../../../continuity/mechanisms/catalogue";
import type { Mechanism } from "../../../continuity/mechanisms/mechanism";
import type { Step } from "../../../continuity/recovery/step";
import { writeInterval } from "../../../continuity/rules/sum";
import { publishedText } from "../../published";

const ROOT = join(__dirname, "..", "..", "..");

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const figure = (step: Step) =>
  `| ${cell(step.label)} | ${writeInterval(step)} | *${step.provenance}* | ${cell(step.source)} |`;

const setting = ([property, { value, source }]: [string, ProviderDefault<string | number | boolean>]) =>
  `| \`${property}\` | \`${value}\` | ${cell(source)} |`;

function section({ slug, title, types, figures, defaults = {} }: Mechanism): string {
  const listed = types.map((type) => `\`${type}\``).join(", ");
  const steps =
    figures.length === 0
      ? []
      : ["| figure | value | provenance | source |", "|---|---|---|---|", ...figures.map(figure)];
  const tables = Object.entries(defaults).flatMap(([type, table]) => [
    "",
    `| left out of \`${type}\` | default | source |`,
    "|---|---|---|",
    ...Object.entries(table).map(setting),
  ]);
  const none = figures.length === 0 ? ["AWS publishes no figure that its ways back rest on."] : [];
  return [`## [${title}](mechanisms/${slug}.md)`, "", listed, "", ...none, ...steps, ...tables].join("\n");
}

const PAGE = `# Mechanisms

Written from the code by its tests (\`LIFEBOAT_PUBLISH=1 npx jest test/continuity/mechanisms/page\`); do not edit it. Every
type of resource whose recovery is modelled, with every figure that is taken from AWS and every default of the provider that
is relied on. Each title leads to the page that says which way back counts in which scenario. Times that nobody publishes
(restores, starts, copies) are \`declared\` in lifeboat.yaml or measured by a drill, else open.

${[...MECHANISMS]
  .sort((a, b) => (a.title < b.title ? -1 : 1))
  .map(section)
  .join("\n\n")}
`;

test("docs/mechanisms.md says what the code says", () => {
  expect(publishedText("docs/mechanisms.md", PAGE)).toBe(true);
});

const PROGRAMS = "test/engine/programs/mechanisms";
const THEMES = readdirSync(join(ROOT, PROGRAMS), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(MECHANISMS.map(({ slug }) => slug))("%s has a file, a test, a page and a program that is tested", (slug) => {
  const theme = THEMES.find((name) => existsSync(join(ROOT, PROGRAMS, name, `${slug}.js`))) ?? "THEME";
  const files = [
    `continuity/mechanisms/${slug}.ts`,
    `test/continuity/mechanisms/${slug}.test.ts`,
    `docs/mechanisms/${slug}.md`,
    `${PROGRAMS}/${theme}/${slug}.js`,
    `test/engine/mechanisms/${theme}.test.ts`,
  ];
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
