import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { MECHANISMS } from "../../../continuity/mechanisms/catalogue";
import type { Project } from "../harness/stack";
import { type Judged, judgedEmbedded, judgedReally, written } from "../judged";
import { onEngine } from "../onEngine";

jest.setTimeout(120_000);

const directory = join(__dirname, "..", "programs", "mechanisms");

/** The programs of a theme, as one to be previewed or deployed. */
export function projectOf(theme: string): Project {
  return { directory, stack: "dev", config: { "aws:region": "eu-central-1", "mechanisms:theme": theme } };
}

/**
 * The tests of the programs of one theme, a folder under `programs/mechanisms` with a file a mechanism: they are previewed
 * together, each in services of its own.
 *
 * @param check sees the verdicts and findings in lines
 */
export function programsOf(theme: string, check: (judgement: string) => void): void {
  const project = projectOf(theme);
  let embedded: Promise<Judged> | undefined;
  const preview = () => {
    embedded ??= judgedEmbedded(project);
    return embedded;
  };

  describe(`the embedded preview judges ${theme}`, () => {
    test("with these verdicts and findings", async () => check(written(await preview())));

    const slugs = readdirSync(join(directory, theme)).map((file) => parse(file).name);
    test.each(slugs)("%s: a member of every type of the mechanism", async (slug) => {
      const { types = ["no such mechanism"] } = MECHANISMS.find((mechanism) => mechanism.slug === slug) ?? {};
      expect(typesOfMembers(await preview())).toEqual(expect.arrayContaining([...types]));
    });
  });

  onEngine(`the real engine judges ${theme}`, () => {
    test("alike", async () => {
      const { exitCode, ...real } = await judgedReally(project);
      expect(real).toEqual(await preview());
      expect(exitCode).toBe(real.findings.some(({ level }) => level === "mandatory") ? 1 : 0);
    });
  });
}

function typesOfMembers({ report }: Judged): readonly (string | undefined)[] {
  const members = report.services.flatMap(({ scenarios }) => scenarios.flatMap((scenario) => scenario.members));
  return members.map(({ urn }) => urn.split("::")[2]);
}
