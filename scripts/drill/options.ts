import { type Command, InvalidArgumentError, Option } from "commander";
import { DurationError, parseDuration, type Seconds } from "../../continuity/declaration/duration";
import { DRILLED_SCENARIOS, type DrilledScenario } from "../../continuity/evidence/record";
import { POINT_KINDS, type PointKind } from "../../continuity/recovery/point";
import { SETTINGS } from "../settings-option";

/** Where drills are journalled unless somebody names another folder. */
export const JOURNALS = ".lifeboat/drills";

/** What `drill plan` and `drill run` are asked on the command line. */
export interface DrillOptions {
  readonly resource?: string;
  readonly service?: string;
  readonly state?: string;
  readonly member?: string;
  readonly from: string;
  readonly kind?: PointKind;
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly subnetGroup?: string;
  readonly securityGroup?: readonly string[];
  readonly backupRole?: string;
  readonly class?: string;
  readonly limitGib?: number;
  readonly maxTime: Seconds;
  readonly poll: Seconds;
  readonly scenario: DrilledScenario;
  readonly rto?: Seconds;
  readonly rpo?: Seconds;
  readonly owner?: string;
  readonly heartbeat?: string;
  readonly manifest?: string;
  readonly sql: readonly string[];
  readonly amcheck?: true;
  readonly check?: string;
  readonly metadata: readonly string[];
  readonly remove?: string;
  readonly cutOver?: string;
  readonly load?: true;
  readonly standsFor: readonly string[];
  readonly journal: string;
  readonly settings?: string;
  readonly format: "text" | "json";
}

/** The options that a plan and a run of it have in common. */
export function addDrillOptions(command: Command): Command {
  return command
    .argument("[service]", "the service whose members to drill, by the tags in --state")
    .option("--state <file>", "what pulumi stack export printed")
    .option("--member <name>", "only this member of the service; of any type that AWS Backup restores")
    .option("--resource <arn>", "instead of --state: what to drill, with --service")
    .option("--service <name>", "the service that --resource belongs to")
    .option("--from <point>", "latest, oldest, random, the ARN of a recovery point, or an instant", "latest")
    .addOption(new Option("--kind <kind>", "only points of this kind").choices(POINT_KINDS))
    .option("--region <region>", "where to look for the point and to restore it (default: where the member is)")
    .option("--profile <name>", "the profile whose credentials to use (default: AWS_PROFILE)")
    .option("--endpoint <url>", "where AWS answers, if not at its own addresses, such as a lab")
    .option("--subnet-group <name>", "the isolated DB subnet group to restore databases into")
    .option("--security-group <ids...>", "the security groups that let in only where the drill runs")
    .option("--backup-role <arn>", "the role that AWS Backup restores with; needed for its recovery points")
    .option("--class <class>", "restore as another instance class: cheaper, and no evidence of restore time")
    .option("--limit-gib <n>", "refuse what is larger", whole)
    .option("--max-time <duration>", "give up, and clean up, after that", duration, 4 * 3600)
    .option("--poll <duration>", "how often to ask: what measured times may be too long by", duration, 5)
    .addOption(new Option("--scenario <name>", "the disruption to rehearse").choices(DRILLED_SCENARIOS).default("data"))
    .option("--rto <duration>", "the objective (default: that of the tags)", duration)
    .option("--rpo <duration>", "the objective (default: that of the tags)", duration)
    .option("--owner <name>", "who answers for what the drill makes (default: the service's owner, else its name)")
    .option(
      "--heartbeat <where>",
      "what tells how recent the data is: a table.column (default: lifeboat_heartbeat.at), of DynamoDB an attribute, of S3 an object",
    )
    .option("--manifest <file>", "what the data must hold, as lifeboat heartbeat --manifest wrote it")
    .option("--sql <files...>", "queries that must return no row", [])
    .option("--amcheck", "look for corrupt tables and indexes with pg_amcheck, which must be installed here")
    .option(
      "--check <command>",
      "a command that must end with exit code 0; finds the copy by LIFEBOAT_RESOURCE_ID, a database by PGHOST and PGPORT",
    )
    .option("--metadata <pairs...>", "of other types: what AWS Backup is told of where to, KEY=VALUE", [])
    .option("--remove <command>", "of other types: removes what was restored, and looks that it is gone")
    .option("--cut-over <command>", "a command that rehearses the cut-over, found and judged likewise")
    .option(
      "--load",
      "then read a database once, and time until it, or a volume, is fully loaded: AWS loads them lazily",
    )
    .option("--stands-for <names...>", "members, or Pulumi types, that the drill vouches for as well", [])
    .option("--journal <folder>", "where drills are journalled", JOURNALS)
    .option(...SETTINGS)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"));
}

export function duration(text: string): Seconds {
  try {
    return parseDuration(text);
  } catch (error) {
    if (error instanceof DurationError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

export function whole(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("must be a whole number, 1 or more.");
  return Number(text);
}
