import { parseArn } from "../../continuity/estate/place";
import { findDatabase } from "../aws/database";
import { replicatedBackups, tableBackups } from "../aws/own-backups";
import { readJobs, readVault } from "../aws/vault-points";
import { type Cloud, CloudError } from "../cloud";
import type { Reliance } from "../model/reliance";
import { JOBS_SINCE } from "./jobs";
import type { MemberSeen, PlaceSeen, PointSeen } from "./seen";

/** A DB instance or cluster, whose automated backups RDS keeps. */
export interface AskedDatabase {
  readonly kind: "instance" | "cluster";
  readonly id: string;
  readonly arn: string;
  readonly region: string;
}

/** A member whose backups are asked for. */
export interface Asked {
  readonly arn: string;
  /** Where it lives. */
  readonly region: string;
  /** Where it is one. */
  readonly database: AskedDatabase | undefined;
  readonly reliances: readonly Reliance[];
}

/** Who answers for each account. */
export interface Accounts {
  /** The account that the credentials are of. */
  readonly own: string;
  /** Undefined where nobody gave credentials for it. */
  cloudOf(account: string): Cloud | undefined;
}

/** Asks AWS for everything that verdicts count on of a member. What cannot be asked is told, and never thrown. */
export async function askFor(asked: Asked, accounts: Accounts, now: number): Promise<MemberSeen> {
  const account = parseArn(asked.arn)?.account;
  if (account !== undefined && account !== "" && account !== accounts.own) {
    return unasked(`it is of account ${account}, and the credentials are of ${accounts.own}`);
  }
  const own = accounts.cloudOf(accounts.own);
  if (own === undefined) return unasked(`account ${accounts.own} was not asked`);
  const inVaults = asked.reliances.some(({ vaults }) => vaults.length > 0);
  const since = new Date((now - JOBS_SINCE) * 1000);
  const [places, jobs] = await Promise.all([
    Promise.all(asked.reliances.map((reliance) => askPlace(asked, reliance, accounts))),
    inVaults ? answered(readJobs(own, asked.region, asked.arn, since)) : { answer: [], because: undefined },
  ]);
  const unanswered = jobs.because === undefined ? [] : [jobs.because];
  return { places, jobs: jobs.answer ?? [], unanswered };
}

/** What is known of a member that could not be asked for. */
export function unasked(because: string): MemberSeen {
  return { places: [], jobs: [], unanswered: [because] };
}

async function askPlace(asked: Asked, reliance: Reliance, accounts: Accounts): Promise<PlaceSeen> {
  const account = reliance.account ?? accounts.own;
  const cloud = accounts.cloudOf(account);
  const seen = { reliance, vaults: [], points: [], unanswered: [] };
  if (cloud === undefined) {
    return { ...seen, unanswered: [`account ${account} was not asked: give --profile-of ${account}=PROFILE`] };
  }
  const found = await answered(
    reliance.vaults.length === 0 ? ofService(cloud, asked, reliance) : inVaults(cloud, asked, reliance),
  );
  return found.answer === undefined ? { ...seen, unanswered: [found.because] } : { ...seen, ...found.answer };
}

type Found = Pick<PlaceSeen, "vaults" | "points">;

async function inVaults(cloud: Cloud, { arn, database }: Asked, { region, vaults, from }: Reliance): Promise<Found> {
  const found = await Promise.all(vaults.map((name) => readVault(cloud, region, name, arn)));
  const points = found.flatMap((one) => one.points);
  const latest = from === "continuous" && database !== undefined ? await latestOf(cloud, database) : null;
  return {
    vaults: found.map(({ vault }) => vault),
    points: points.map((point) => (point.kind === "continuous" ? { ...point, dataAt: latest } : point)),
  };
}

/** What the service itself keeps. @throws {NotAskedError} where Lifeboat does not know how to ask for it */
async function ofService(cloud: Cloud, asked: Asked, { from, region }: Reliance): Promise<Found> {
  if (from !== "continuous") throw new NotAskedError();
  return { vaults: [], points: await ownPoints(cloud, asked, region) };
}

async function ownPoints(cloud: Cloud, { arn, database }: Asked, region: string): Promise<readonly PointSeen[]> {
  if (parseArn(arn)?.service === "dynamodb") return await tableBackups(cloud, region, arn);
  if (database?.region === region) return await automatedBackups(cloud, database);
  if (database?.kind === "instance") return await replicatedBackups(cloud, region, database);
  throw new NotAskedError();
}

async function automatedBackups(cloud: Cloud, database: AskedDatabase): Promise<readonly PointSeen[]> {
  const latest = await latestOf(cloud, database);
  if (latest === null) return [];
  const { arn } = database;
  return [
    { arn, vault: null, kind: "continuous", status: "available", createdAt: latest, dataAt: latest, deleteAt: null },
  ];
}

async function latestOf(cloud: Cloud, { region, kind, id }: AskedDatabase): Promise<string | null> {
  return (await findDatabase(cloud, region, kind, id))?.latestRestorable ?? null;
}

/** Backups that this does not know how to ask for. */
class NotAskedError extends Error {
  override readonly name = "NotAskedError";
  override readonly message = "its service keeps these backups itself, and Lifeboat cannot ask it for them";
}

type Answer<T> =
  | { readonly answer: T; readonly because: undefined }
  | { readonly answer: undefined; readonly because: string };

async function answered<T>(question: Promise<T>): Promise<Answer<T>> {
  try {
    return { answer: await question, because: undefined };
  } catch (error) {
    if (!(error instanceof CloudError) && !(error instanceof NotAskedError)) throw error;
    return { answer: undefined, because: error.message };
  }
}
