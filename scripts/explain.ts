import { Command, Option } from "commander";
import { SCENARIOS, type Scenario } from "../continuity/declaration/scenario";
import { explainSummary } from "../continuity/planning/explain";
import { explainService } from "../continuity/report/explain";
import type { Report, ReportService } from "../continuity/report/report";
import { timelineOfReport } from "../continuity/report/report-timeline";
import type { Style } from "../continuity/report/style";
import { nameOfUrn, titleOf } from "../continuity/report/timeline-words";
import { check, printNotes } from "./check";
import { addCheckOptions, type CheckOptions } from "./check/options";
import { svgOption, writePicture } from "./picture";
import { styleFor } from "./style";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ lifeboat explain orders --stack dev
  $ lifeboat explain orders --stack dev --scenario region
  $ lifeboat explain orders --stack dev --why
  $ lifeboat explain orders --stack dev --svg orders.svg
  $ lifeboat explain orders infra --stack prod --format json

Exit code: 0 the service is shown, whatever its verdicts; 2 there is no such service, wrong usage or unreadable input.
`;

type ExplainOptions = CheckOptions & {
  readonly format: "text" | "json";
  readonly scenario?: Scenario;
  readonly svg?: string;
  readonly why?: true;
};

/** `lifeboat explain`: one service in full, every figure opened into its steps and sources, and its backups drawn. */
export function explainCommand(): Command {
  return addCheckOptions(new Command("explain"))
    .description("Show how the verdicts on one service come about: every step, its source, and when backups run.")
    .argument("<service>", "the name of the service")
    .argument("[directory]", "where Pulumi.yaml lies", ".")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addOption(new Option("--scenario <scenario>", "of one scenario only").choices(SCENARIOS))
    .option("--why", "why components chose what they did for its members")
    .addOption(svgOption())
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, directory: string, options: ExplainOptions) => {
      const { report, run } = await check(directory, options);
      const service = inScenario(serviceOf(report, name), options.scenario);
      const timelines = timelinesOf(report, service);
      if (options.svg !== undefined) {
        const drawn = timelines.map(timelineOfReport);
        writePicture(
          options.svg,
          drawn.map(({ members, timeline }) => ({ title: titleOf(members), timeline })),
        );
      }
      printNotes(run);
      const style = styleFor(process.stdout, process.env);
      const found = timelines.length === 0 ? service : { ...service, timelines };
      const whole = explainService(service, timelines, style);
      const told = options.why ? `${whole}\n\n${explainPlanned(service, style)}` : whole;
      process.stdout.write(`${options.format === "json" ? JSON.stringify(found, null, 2) : told}\n`);
    });
}

function serviceOf(report: Report, name: string): ReportService {
  const service = report.services.find((one) => one.name === name);
  if (service !== undefined) return service;
  const names = report.services.map((one) => one.name).join(", ");
  throw new UsageError(
    `no service ${name} is declared in stack ${report.stack}; ${names === "" ? "none is" : `there are ${names}`}`,
  );
}

/** Why the members of a service are as they are; who wrote them by hand knows it alone. */
function explainPlanned({ name, planned = [] }: ReportService, style: Style): string {
  if (planned.length === 0) return `No component has planned a member of ${name}: what there is was written by hand.`;
  return planned.map(({ urn, ...choice }) => explainSummary(nameOfUrn(urn), choice, style)).join("\n\n");
}

function inScenario(service: ReportService, scenario: Scenario | undefined): ReportService {
  if (scenario === undefined) return service;
  return { ...service, scenarios: service.scenarios.filter((one) => one.scenario === scenario) };
}

/** The timelines of a service's members, each with those members only. */
function timelinesOf({ timelines = [] }: Report, { scenarios }: ReportService): NonNullable<Report["timelines"]> {
  const own = new Set(scenarios.flatMap(({ members }) => members.map(({ urn }) => urn)));
  return timelines
    .map((timeline) => ({ ...timeline, members: timeline.members.filter((urn) => own.has(urn)) }))
    .filter(({ members }) => members.length > 0);
}
