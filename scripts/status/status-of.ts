import { dueDrills } from "../../continuity/evidence/due";
import type { EvidenceRecord } from "../../continuity/evidence/record";
import { type Cloud, CloudError } from "../../drills/cloud";
import { askFor, unasked } from "../../drills/status/ask";
import { type DrillStanding, judgeMember, type MemberStatus } from "../../drills/status/judge";
import { DRILLED_TYPES } from "../../drills/targets/arn";
import { type EvidencePlace, locateEvidence } from "../../workspace/evidence/place";
import { readEvidence } from "../../workspace/evidence/read";
import type { AskedMember } from "./members";

/** Whom to ask. */
export interface Respondents {
  readonly own: Cloud;
  /** The cloud of another account; undefined where nobody gave credentials for it. */
  cloudOf(account: string): Cloud | undefined;
}

/** The lifeboat.yaml and the folder of evidence, where they were named. */
type Named = Pick<EvidencePlace, "settings" | "directory">;

/** Asks for every member, and judges the answers. @param now seconds since 1970 */
export async function statusOf(
  members: readonly AskedMember[],
  { own, cloudOf }: Respondents,
  named: Named,
  now: number,
): Promise<readonly MemberStatus[]> {
  const account = await accountOf(own, members[0]?.region ?? "");
  const accounts = { own: account.id, cloudOf: (asked: string) => (asked === account.id ? own : cloudOf(asked)) };
  const seen = await Promise.all(
    members.map((member) => (account.because === undefined ? askFor(member, accounts, now) : unasked(account.because))),
  );
  const standings = drillStandings(members, named, now, own.isAws());
  return members.map((member, index) =>
    judgeMember(member, seen[index] as (typeof seen)[number], standings[index] as DrillStanding, now),
  );
}

async function accountOf(cloud: Cloud, region: string) {
  try {
    const { Account: id = "" } = await cloud.send(region, "GetCallerIdentity", {});
    return { id, because: undefined };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return { id: "", because: error.message };
  }
}

const DRILLED: ReadonlySet<string> = new Set(Object.values(DRILLED_TYPES));

function drillStandings(
  members: readonly AskedMember[],
  named: Named,
  now: number,
  aws: boolean,
): readonly DrillStanding[] {
  const settings = locateEvidence({ from: process.cwd(), fromEnvironment: process.env.LIFEBOAT_CONFIG, ...named });
  const services = readEvidence(settings.directory, []);
  const records = services.flatMap(({ chain }) => chain.records);
  const due = (all: readonly EvidenceRecord[]) =>
    dueDrills(members, all, settings.cadence, Math.floor(now), aws ? "aws" : "lab");
  const [done, passed] = [due(records), due(records.filter(({ outcome }) => outcome === "passed"))];
  return members.map((member) => {
    const { last, dueAt } = done.find(({ target }) => target === member) ?? {};
    return {
      last,
      dueAt,
      passed: passed.find(({ target }) => target === member)?.last,
      drilled: DRILLED.has(member.type),
      refused: services.find(({ service }) => service === member.service)?.problems ?? [],
    };
  });
}
