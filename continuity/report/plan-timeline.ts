import { withExternal } from "../backup/external";
import { backupPlans } from "../backup/plans";
import { protectionOf, type Surroundings } from "../backup/protection";
import type { Timeline } from "../backup/timeline";
import type { Seconds } from "../declaration/duration";
import { NOTHING_EXTERNAL, type PlanContent, type Voucher } from "../declaration/external";
import { effectiveTags } from "../estate/effective-tags";
import { EstateIndex, type EstateResource } from "../estate/resource";
import type { Bag } from "../estate/value";
import type { Assumption } from "../evidence/assumption";
import { timelineOfAll } from "./member-timelines";

/** A kind of resource that a plan may be drawn for, as users call it. */
export type MemberKind = "rds" | "aurora" | "ebs" | "efs" | "dynamodb" | "s3" | "fsx";

interface KindOfMember {
  /** `an Amazon RDS instance` */
  readonly name: string;
  readonly type: string;
  readonly inputs: Bag;
}

export const MEMBER_KINDS: Readonly<Record<MemberKind, KindOfMember>> = {
  rds: { name: "an Amazon RDS instance", type: "aws:rds/instance:Instance", inputs: {} },
  aurora: {
    name: "an Amazon Aurora cluster",
    type: "aws:rds/cluster:Cluster",
    inputs: { engine: "aurora-postgresql" },
  },
  ebs: { name: "an Amazon EBS volume", type: "aws:ebs/volume:Volume", inputs: {} },
  efs: { name: "an Amazon EFS file system", type: "aws:efs/fileSystem:FileSystem", inputs: {} },
  dynamodb: { name: "an Amazon DynamoDB table", type: "aws:dynamodb/table:Table", inputs: {} },
  s3: { name: "an Amazon S3 bucket", type: "aws:s3/bucket:Bucket", inputs: {} },
  fsx: { name: "an Amazon FSx file system", type: "aws:fsx/windowsFileSystem:WindowsFileSystem", inputs: {} },
};

/** What a plan is drawn for. */
export interface PlanQuestion {
  readonly plan: PlanContent;
  /** Undefined: not known; a copy then goes to another Region and account. */
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly kind: MemberKind;
  /** Undefined: from nothing to the completion window. */
  readonly jobTime: Seconds | undefined;
  /** Undefined: not known. */
  readonly copyTime: Seconds | undefined;
  /** Seconds since 1970. */
  readonly asOf: number;
}

export interface PlanTimeline {
  readonly timeline: Timeline;
  /** Why some rules are not drawn. */
  readonly notes: readonly string[];
}

const SOMEWHERE = "the Region of the plan";
const CENTURY: Seconds = 100 * 365 * 86_400;

/** The timeline of a plan by itself, for a member of which nothing is known but its kind and that the plan covers it. */
export function planTimeline({ plan, region, account, kind, jobTime, copyTime, asOf }: PlanQuestion): PlanTimeline {
  const voucher: Voucher = { owner: "the plan", reason: "", until: asOf + CENTURY };
  const place = { region: region ?? SOMEWHERE, ...(account === undefined ? {} : { account }) };
  const member = memberOf(kind, place);
  const selection = { name: "it", resources: [MEMBER_ARN], notResources: [], tags: [], conditions: {} };
  const external = { ...NOTHING_EXTERNAL, plans: [{ ...plan, ...place, ...voucher, selections: [selection] }] };
  const estate = withExternal({ project: "", stack: "", resources: [member] }, external, asOf);
  const index = new EstateIndex(estate);
  const figure = (what: Assumption["what"], value: Seconds | undefined): readonly Assumption[] =>
    value === undefined ? [] : [{ what, for: { kind: "name", glob: "*" }, value, ...voucher }];
  const plans = backupPlans(index);
  const surroundings: Surroundings = {
    index,
    plans,
    assumptions: [...figure("backup-job-time", jobTime), ...figure("copy-time", copyTime)],
    asOf,
    timing: "worst",
    toleratedMisses: 0,
  };
  const subject = { resource: member, tags: effectiveTags(member), service: undefined, detectionWindow: 0 };
  const { chains, unread } = protectionOf(subject, surroundings);
  const rules = plans.flatMap((one) => (one.rules.kind === "known" ? one.rules.value : []));
  const refused = rules.flatMap(({ name, scheduleError }) =>
    scheduleError === undefined ? [] : [`the schedule of rule ${name} cannot be read: ${scheduleError}`],
  );
  const open = unread.map(({ condition: { text, because } }) => `it is not known that ${text}: ${because}`);
  const notes = refused.length > 0 ? refused : [...new Set(open)];
  return { timeline: timelineOfAll(chains, surroundings), notes };
}

/** Names the member alone, so that opt-in to its type does not matter. */
const MEMBER_ARN = "arn:aws:backup:::member";

function memberOf(kind: MemberKind, { region, account }: { region: string; account?: string }): EstateResource {
  const { type, inputs } = MEMBER_KINDS[kind];
  const provider = {
    urn: "provider",
    inputs: { region, ...(account === undefined ? {} : { allowedAccountIds: [account] }) },
  };
  return { urn: "member", type, name: "member", inputs, outputs: { arn: MEMBER_ARN }, edges: {}, provider };
}
