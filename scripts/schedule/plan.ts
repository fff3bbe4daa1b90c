import { readFileSync } from "node:fs";
import type { Seconds } from "../../continuity/declaration/duration";
import { MEMBER_KINDS, type MemberKind, planTimeline } from "../../continuity/report/plan-timeline";
import { plainName } from "../../continuity/report/timeline-words";
import { AwsBackupError, type AwsPlan, planOfAws } from "../../workspace/aws-backup";
import { UsageError } from "../usage-error";
import { type ScheduleIo, textOf } from "./io";
import { printTimelines } from "./timelines";

export interface PlanOptions {
  /** What `aws backup get-backup-plan` printed; `-` for stdin. */
  readonly plan: string;
  readonly for: MemberKind;
  readonly jobTime?: Seconds;
  readonly copyTime?: Seconds;
  /** Seconds since 1970. */
  readonly from: number;
  readonly format: "text" | "json";
  readonly svg?: string;
}

/** Draws a saved backup plan for a member that it covers. */
export async function drawPlan(io: ScheduleIo, options: PlanOptions): Promise<void> {
  const { plan, region, account, notes } = readPlan(options.plan, await contentOf(io, options.plan));
  const { for: kind, jobTime, copyTime, from: asOf } = options;
  const drawn = planTimeline({ plan, region, account, kind, jobTime, copyTime, asOf });
  const title = `${plan.name} for ${MEMBER_KINDS[kind].name}`;
  await printTimelines(io, [{ members: [], title, timeline: drawn.timeline }], options);
  const hints = jobTime === undefined && drawn.timeline.lanes.length > 0 ? [NO_JOB_TIME] : [];
  for (const note of [...notes, ...drawn.notes, ...hints]) io.stderr.write(`note: ${plainName(note)}\n`);
}

const NO_JOB_TIME = "without --job-time a backup job may take its whole completion window";

async function contentOf(io: ScheduleIo, file: string): Promise<string> {
  if (file === "-") {
    let text = "";
    for await (const chunk of textOf(io.stdin)) text += chunk;
    return text;
  }
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read`, { cause: error });
  }
}

function readPlan(file: string, text: string): AwsPlan {
  const name = file === "-" ? "stdin" : file;
  try {
    return planOfAws(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${name} is not JSON`, { cause: error });
    if (!(error instanceof AwsBackupError)) throw error;
    const way = "save what aws backup get-backup-plan --backup-plan-id ID prints";
    throw new UsageError(`${name} is not a backup plan: ${error.message}; ${way}`, { cause: error });
  }
}
