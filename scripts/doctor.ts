import { Command, Option } from "commander";
import { foldParts } from "../continuity/report/fold";
import type { Style } from "../continuity/report/style";
import { type CheckUp, type Health, lookAt, ok } from "./doctor/check-up";
import { checkCredentials } from "./doctor/credentials";
import { checkPack, checkPostgres } from "./doctor/machine";
import { checkEvidence, checkProject, checkSettings, lookForProject } from "./doctor/project";
import { checkCli, checkNode, checkPackage, ownManifest } from "./doctor/versions";
import { packDirectory } from "./pack-directory";
import { styleFor } from "./style";

const EXAMPLES = `
Examples:
  $ lifeboat doctor
  $ lifeboat doctor infra --stack prod
  $ lifeboat doctor --credentials --region eu-central-1
  $ lifeboat doctor --format json

Each line is ok, warn (some of Lifeboat does not work) or fail (in the way of everything), with the way out. Nothing is
changed, and nothing leaves this machine, but for --credentials, which asks AWS who it takes you for.

Exit code: 0 nothing failed, 1 something did, 2 wrong usage.
`;

interface Options {
  readonly stack?: string;
  readonly credentials?: true;
  readonly region?: string;
  readonly format: "text" | "json";
}

/** `lifeboat doctor`: what of Lifeboat works here, what does not, and the way out. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description(
      "Look at versions, engine, policy pack, settings and evidence: what works here, what does not, and why.",
    )
    .argument("[directory]", "where Pulumi.yaml lies", ".")
    .option("--stack <name>", "the stack (default: the only one that has a Pulumi.<stack>.yaml)")
    .option("--credentials", "also ask AWS who it takes you for, as drills do")
    .option("--region <region>", "with --credentials: where to ask (default: AWS_REGION, else us-east-1)")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(async (directory: string, options: Options) => {
      const found = await examine(directory, options);
      const style = styleFor(process.stdout, process.env);
      const told = options.format === "json" ? JSON.stringify({ checks: found }, null, 2) : writeCheckUps(found, style);
      process.stdout.write(`${told}\n`);
      if (found.some(({ health }) => health === "fail")) process.exitCode = 1;
    });
}

async function examine(directory: string, { stack, credentials, region }: Options): Promise<readonly CheckUp[]> {
  const manifest = ownManifest();
  const found = lookForProject(directory, stack);
  const at = "project" in found ? found.project.directory : directory;
  const configured = process.env.LIFEBOAT_CONFIG;
  const needed = (name: string, what: string) =>
    checkPackage(name, { ...manifest.dependencies, ...manifest.peerDependencies }[name] ?? "", at, what);
  return [
    ok("lifeboat", manifest.version),
    checkNode(process.version, manifest),
    needed("@pulumi/pulumi", "No program can be previewed"),
    needed("@pulumi/aws", "No program that uses AWS can be previewed"),
    checkPackage(
      "@pulumi/policy",
      manifest.dependencies?.["@pulumi/policy"] ?? "",
      packDirectory(),
      "The policy pack does not start",
    ),
    checkCli(),
    await lookAt("policy pack", "Neither lifeboat check nor pulumi preview can judge: see to the lines above.", () =>
      checkPack(packDirectory()),
    ),
    ...("project" in found ? [checkProject(found.project), checkSettings(found.project, configured)] : [found.checkUp]),
    await lookAt("evidence", "What cannot be read proves nothing: see to lifeboat.yaml and its keys.", () =>
      checkEvidence(at, configured),
    ),
    checkPostgres(),
    ...(credentials ? [await askAws(region ?? process.env.AWS_REGION ?? "us-east-1")] : []),
  ];
}

/** Loads an AWS SDK client only where somebody asks. */
function askAws(region: string): Promise<CheckUp> {
  const { Aws } = require("../drills/aws/clients") as typeof import("../drills/aws/clients");
  return checkCredentials(new Aws({}), region);
}

/** Each line with its way out, and what it comes to. */
export function writeCheckUps(found: readonly CheckUp[], style: Style): string {
  const colours: Readonly<Record<Health, (text: string) => string>> = {
    ok: style.good,
    warn: style.doubtful,
    fail: style.bad,
  };
  const widest = Math.max(...found.map(({ what }) => what.length));
  const lines = found.flatMap(({ what, health, found: told, wayOut }) => [
    `${colours[health](health.padEnd(4))}  ${what.padEnd(widest)}  ${told}`,
    ...(wayOut === undefined ? [] : foldParts(wayOut.split(" "), "      → ", "        ", style.width)),
  ]);
  const count = (health: Health) => found.filter((one) => one.health === health).length;
  return [...lines, "", `${count("ok")} ok, ${count("warn")} warn, ${count("fail")} fail`].join("\n");
}
