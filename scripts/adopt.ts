import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Command, Option } from "commander";
import { adopt } from "../continuity/adoption/adopt";
import type { ProposedService } from "../continuity/adoption/proposal";
import { formatDuration } from "../continuity/declaration/duration";
import { PreviewError, type PreviewResult, previewProgram } from "../preview";
import { awsProvider } from "../preview/aws";
import { addServices } from "../workspace/add-services";
import { SettingsError } from "../workspace/errors";
import { locateSettings, SETTINGS_FILE } from "../workspace/locate";
import { policyOptions } from "../workspace/policy-config";
import { parseSettings } from "../workspace/settings";
import { unifiedDiff } from "../workspace/unified-diff";
import { writeWhole } from "../workspace/write-file";
import { estateOf } from "./adopt/estate";
import { placeOf, type Surrounding, tagFor, writeProposal } from "./adopt/text";
import { collect, seconds } from "./check/options";
import { findProject, type Project } from "./check/project";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ lifeboat adopt --stack dev
  $ lifeboat adopt infra --stack prod --format json
  $ lifeboat adopt --stack dev --write

Members are grouped by their tags, the components around them, references between them, and their names, in that order.
The program is previewed in the simulation of lifeboat check, and never changed; --write writes lifeboat.yaml only.

Exit code: 0 services are proposed, or all is declared already; 2 wrong usage or unreadable input.
`;

interface Options {
  readonly stack?: string;
  readonly config: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly format: "text" | "json";
  readonly write?: true;
}

/** `lifeboat adopt`: proposes services, members and objectives for a program that declares none. */
export function adoptCommand(): Command {
  return new Command("adopt")
    .description(
      "Propose what a Pulumi program could declare: services, their members, and what they keep as they stand.",
    )
    .argument("[directory]", "where Pulumi.yaml lies", ".")
    .option("--stack <name>", "the stack (default: the only one that has a Pulumi.<stack>.yaml)")
    .option("--config <key=value>", "configuration that wins over the stack's; may be given several times", collect, {})
    .option("--timeout <seconds>", "give up when nothing happens for so long", seconds, 120)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .option("--write", "write the proposed services into lifeboat.yaml")
    .addHelpText("after", EXAMPLES)
    .action(run);
}

async function run(directory: string, options: Options): Promise<void> {
  const project = findProject(resolve(directory), options.stack);
  try {
    const file = settingsFile(project);
    const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    const { assumptions, external, policy } = parseSettings(file, before ?? "");
    const preview = await previewProgram({
      directory: project.directory,
      stack: project.stack,
      config: options.config,
      providers: { aws: awsProvider },
      timeoutSeconds: options.timeout,
      env: { PWD: project.directory },
    });
    const services = adopt(estateOf(preview), {
      ...policyOptions(policy, Math.floor(Date.now() / 1000)),
      assumptions,
      external,
    });
    const after = addServices(file, before ?? "", services);
    const diff = after === (before ?? "") ? "" : unifiedDiff(basename(file), before, after);
    const written = options.write === true && diff !== "";
    if (written) writeWhole(file, after);
    const surrounding = { directory: project.directory, positions: preview.positions, diff, written };
    print(services, preview, surrounding, options.format);
  } catch (error) {
    if (error instanceof PreviewError || error instanceof SettingsError) {
      throw new UsageError(error.message, { cause: error });
    }
    throw error;
  }
}

/** The lifeboat.yaml of a project, or where it would stand. */
function settingsFile({ name, directory }: Project): string {
  const location = locateSettings(name, directory, undefined, process.env.LIFEBOAT_CONFIG);
  return location.kind === "file" ? location.file : join(directory, SETTINGS_FILE);
}

function print(
  services: readonly ProposedService[],
  { stack, programOutput, limitations }: PreviewResult,
  surrounding: Surrounding,
  format: Options["format"],
): void {
  if (programOutput.trim() !== "") process.stderr.write(`${programOutput.trimEnd()}\n`);
  for (const note of limitations) process.stderr.write(`note: ${note}\n`);
  const text =
    format === "text"
      ? writeProposal(services, surrounding)
      : `${JSON.stringify({ stack, services: services.map((one) => plain(one, surrounding)), diff: surrounding.diff }, null, 2)}\n`;
  process.stdout.write(text);
}

/** A service as `--format json` tells it. */
function plain({ name, members, kept }: ProposedService, surrounding: Surrounding) {
  return {
    name,
    kept: kept.map(({ scenario, objective, because }) => ({
      scenario,
      ...(objective && { rto: formatDuration(objective.rto), rpo: formatDuration(objective.rpo) }),
      ...(because === undefined ? {} : { because }),
    })),
    members: members.map((member) => {
      const { urn, type, name: resource } = member.resource;
      const [at, tags] = [placeOf(urn, surrounding), tagFor(name, member)];
      return { urn, type, name: resource, because: member.because, ...(at && { at }), ...(tags && { tags }) };
    }),
  };
}
