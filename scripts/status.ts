import { Command, Option } from "commander";
import { Aws } from "../drills/aws/clients";
import { drillAges } from "../drills/status/drill-age";
import { statusJson, writeStatus } from "../drills/status/text";
import { asUsage } from "./drill/session";
import { modelOf } from "./model";
import { SETTINGS } from "./settings-option";
import { askedMembers } from "./status/members";
import { ping } from "./status/ping";
import { publish } from "./status/publish";
import { statusOf } from "./status/status-of";
import { styleFor } from "./style";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ pulumi stack export --file state.json
  $ lifeboat status --state state.json
  $ lifeboat status orders --state state.json --profile-of 222222222222=backup
  $ lifeboat status --state state.json --publish --ping https://hc.example.com/orders

Exit code: 0 all that the verdicts count on is there; 1 something is not, or did not answer; 2 wrong usage.
`;

interface Options {
  readonly state: string;
  readonly profile?: string;
  readonly profileOf: ReadonlyMap<string, string>;
  readonly endpoint?: string;
  readonly settings?: string;
  readonly evidence?: string;
  readonly ping?: string;
  readonly publish?: true;
  readonly format: "text" | "json";
}

/** `lifeboat status`: whether the backups that verdicts count on are there, now. */
export function statusCommand(): Command {
  return new Command("status")
    .description("Ask AWS whether the backups that the verdicts count on are there, recent, locked and drilled.")
    .argument("[service]", "the service to ask for (default: all)")
    .requiredOption("--state <file>", "what pulumi stack export printed")
    .option("--profile <name>", "the profile whose credentials to use (default: AWS_PROFILE)")
    .option("--profile-of <account=profile...>", "whose credentials to use in another account", profiles, new Map())
    .option("--endpoint <url>", "where AWS answers, if not at its own addresses, such as a lab")
    .option(...SETTINGS)
    .option("--evidence <folder>", "the folder of evidence (default: that of lifeboat.yaml, else evidence)")
    .option("--ping <url>", "call that when all is well, for who watches that it is called")
    .option("--publish", "publish the age of the drills of each service to CloudWatch")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(run);
}

async function run(service: string | undefined, options: Options): Promise<void> {
  const { state, settings, evidence, endpoint, format, profileOf } = options;
  const now = Date.now() / 1000;
  const members = askedMembers(modelOf(state, now, settings), service);
  const clouds = new Map<string, Aws>();
  const cloudFor = (profile: string | undefined): Aws => {
    const known = clouds.get(profile ?? "");
    const cloud = known ?? new Aws({ ...(endpoint && { endpoint }), ...(profile && { profile }) });
    clouds.set(profile ?? "", cloud);
    return cloud;
  };
  try {
    const own = cloudFor(options.profile);
    const cloudOf = (account: string) => {
      const profile = profileOf.get(account);
      return profile === undefined ? undefined : cloudFor(profile);
    };
    const found = await statusOf(members, { own, cloudOf }, { settings, directory: evidence }, now);
    const style = styleFor(process.stdout, process.env);
    process.stdout.write(
      `${format === "json" ? JSON.stringify(statusJson(found), null, 2) : writeStatus(found, now, style)}\n`,
    );
    if (options.publish) await publish(own, members, drillAges(found, now));
    if (found.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
    else if (options.ping !== undefined) await ping(options.ping);
  } catch (error) {
    throw asUsage(error);
  } finally {
    for (const cloud of clouds.values()) cloud.destroy();
  }
}

function profiles(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [, account, profile] = /^(\d{12})=(.+)$/.exec(text) ?? [];
  if (account === undefined || profile === undefined) {
    throw new UsageError("--profile-of takes an account and a profile, such as 222222222222=backup");
  }
  return new Map([...before, [account, profile]]);
}
