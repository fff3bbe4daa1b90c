import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import type { Seconds } from "../declaration/duration";
import { knownValue } from "../declaration/setting";
import { readNumber, readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Condition, unknownCondition } from "../recovery/path";
import type { ClosedTime } from "./closed-time";

/** The windows of a member in which, or shortly before which, no snapshot of it succeeds. */
export interface MemberWindows {
  readonly closed: readonly ClosedTime[];
  /** The properties left out, so that AWS chooses the window. */
  readonly unset: readonly string[];
  /** What cannot be known of windows that are set. */
  readonly unread: readonly Condition[];
}

/** How a type states its windows. */
interface WindowProperties {
  /** The daily window of automated backups, and what switches these off when it is 0; undefined: no default is documented. */
  readonly backup: { readonly window: string; readonly kept: string; readonly keptByDefault: number | undefined };
  readonly maintenance: string;
  /** `start` states when a window of half an hour begins, `span` also when it ends. */
  readonly form: "span" | "start";
  /** How long before a window snapshots fail already. */
  readonly lead: Seconds;
  /** Whether AWS says so of this very type, and not only of database services. */
  readonly documented: boolean;
}

const MINUTE: Seconds = 60;
const HOUR: Seconds = 60 * MINUTE;
const DAY: Seconds = 24 * HOUR;
const WEEK: Seconds = 7 * DAY;
/** 5 January 1970, the first Monday. */
const MONDAY = 4 * DAY;

const CLUSTER_TYPE = "aws:rds/cluster:Cluster";

function cluster(keptByDefault: number, documented: boolean): WindowProperties {
  return {
    backup: { window: "preferredBackupWindow", kept: "backupRetentionPeriod", keptByDefault },
    maintenance: "preferredMaintenanceWindow",
    form: "span",
    lead: HOUR,
    documented,
  };
}

function fileSystem(keptByDefault?: number): WindowProperties {
  return {
    backup: { window: "dailyAutomaticBackupStartTime", kept: "automaticBackupRetentionDays", keptByDefault },
    maintenance: "weeklyMaintenanceStartTime",
    form: "start",
    lead: 4 * HOUR,
    documented: true,
  };
}

/**
 * Source: AWS Backup developer guide, "Backup plan options and configuration": database services cannot start backups in,
 * or one hour before, their maintenance window, and Amazon FSx four hours before; the same for the automated backup
 * window; Amazon Aurora is exempt from the part on maintenance. Windows of FSx last 30 minutes (Amazon FSx user guides).
 */
const TYPES: Readonly<Record<string, WindowProperties>> = {
  "aws:docdb/cluster:Cluster": cluster(
    PROVIDER_DEFAULTS["aws:docdb/cluster:Cluster"].backupRetentionPeriod.value,
    false,
  ),
  "aws:fsx/lustreFileSystem:LustreFileSystem": fileSystem(
    PROVIDER_DEFAULTS["aws:fsx/lustreFileSystem:LustreFileSystem"].automaticBackupRetentionDays.value,
  ),
  "aws:fsx/ontapFileSystem:OntapFileSystem": fileSystem(),
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": fileSystem(),
  "aws:fsx/windowsFileSystem:WindowsFileSystem": fileSystem(
    PROVIDER_DEFAULTS["aws:fsx/windowsFileSystem:WindowsFileSystem"].automaticBackupRetentionDays.value,
  ),
  "aws:neptune/cluster:Cluster": cluster(
    PROVIDER_DEFAULTS["aws:neptune/cluster:Cluster"].backupRetentionPeriod.value,
    false,
  ),
  [CLUSTER_TYPE]: cluster(PROVIDER_DEFAULTS[CLUSTER_TYPE].backupRetentionPeriod.value, true),
  "aws:rds/instance:Instance": {
    ...cluster(PROVIDER_DEFAULTS["aws:rds/instance:Instance"].backupRetentionPeriod.value, true),
    backup: {
      window: "backupWindow",
      kept: "backupRetentionPeriod",
      keptByDefault: PROVIDER_DEFAULTS["aws:rds/instance:Instance"].backupRetentionPeriod.value,
    },
    maintenance: "maintenanceWindow",
  },
};

/** The properties of a type that say when its snapshots fail. */
export function windowProperties(type: string): readonly string[] {
  const properties = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (properties === undefined) return [];
  const { backup, maintenance } = properties;
  return [backup.window, backup.kept, maintenance, ...(type === CLUSTER_TYPE ? ["engine"] : [])];
}

const READ = new WeakMap<EstateResource, MemberWindows>();

/** The windows of a member; of a type without any, none. */
export function windowsOf(member: EstateResource): MemberWindows {
  const known = READ.get(member);
  if (known !== undefined) return known;
  const properties = Object.hasOwn(TYPES, member.type) ? TYPES[member.type] : undefined;
  const parts = properties ? [backupWindow(member, properties), maintenanceWindow(member, properties)] : [];
  const windows: MemberWindows = {
    closed: parts.flatMap(({ closed }) => closed),
    unset: parts.flatMap(({ unset }) => unset),
    unread: parts.flatMap(({ unread }) => unread),
  };
  READ.set(member, windows);
  return windows;
}

const NONE: MemberWindows = { closed: [], unset: [], unread: [] };

function backupWindow(member: EstateResource, { backup, form, lead, documented }: WindowProperties): MemberWindows {
  const stated = readNumber(member, backup.kept);
  const kept = stated.kind === "absent" ? backup.keptByDefault : knownValue(stated);
  if (kept === 0) return NONE;
  const sure = documented && kept !== undefined;
  return readWindow(member, "backup window", backup.window, form === "span" ? dailySpan : dailyStart, lead, sure);
}

/** Aurora is exempt; where the engine is not known, perhaps. */
function maintenanceWindow(
  member: EstateResource,
  { maintenance, form, lead, documented }: WindowProperties,
): MemberWindows {
  const engine = member.type === CLUSTER_TYPE ? readString(member, "engine") : undefined;
  if (engine?.kind === "known" && engine.value.startsWith("aurora")) return NONE;
  const sure = documented && (engine === undefined || engine.kind === "known");
  return readWindow(member, "maintenance window", maintenance, form === "span" ? weeklySpan : weeklyStart, lead, sure);
}

interface Recurring {
  readonly every: Seconds;
  readonly start: Seconds;
  readonly length: Seconds;
}

function readWindow(
  member: EstateResource,
  what: ClosedTime["what"],
  property: string,
  parse: (text: string) => Recurring | undefined,
  lead: Seconds,
  sure: boolean,
): MemberWindows {
  const setting = readString(member, property);
  if (setting.kind === "absent") return { ...NONE, unset: [property] };
  const text = knownValue(setting);
  const window = text === undefined ? undefined : parse(text);
  if (window === undefined) {
    const because =
      setting.kind === "unknown" ? setting.because : `${property} of ${member.name} is not a window that AWS takes`;
    return { ...NONE, unread: [unknownCondition(`its runs keep clear of its ${what}`, because)] };
  }
  const { every, start, length } = window;
  const closed: ClosedTime = { what, property, every, start: start - lead, length: length + lead, lead, sure };
  return { ...NONE, closed: [closed] };
}

const CLOCK = "([01]\\d|2[0-3]):([0-5]\\d)";
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY = `(${WEEKDAYS.join("|")})`;
const DAILY_SPAN = new RegExp(`^${CLOCK}-${CLOCK}$`);
const WEEKLY_SPAN = new RegExp(`^${WEEKDAY}:${CLOCK}-${WEEKDAY}:${CLOCK}$`, "i");
const DAILY_START = new RegExp(`^${CLOCK}$`);
const WEEKLY_START = new RegExp(`^([1-7]):${CLOCK}$`);
const HALF_AN_HOUR: Seconds = 30 * MINUTE;

/** `hh:mi-hh:mi`, perhaps over midnight. */
function dailySpan(text: string): Recurring | undefined {
  const [, h, m, h2, m2] = DAILY_SPAN.exec(text) ?? [];
  return between(timeOf(h, m), timeOf(h2, m2), DAY);
}

/** `ddd:hh:mi-ddd:hh:mi`, perhaps over the end of the week. */
function weeklySpan(text: string): Recurring | undefined {
  const [, d, h, m, d2, h2, m2] = WEEKLY_SPAN.exec(text) ?? [];
  const weekday = (name: string | undefined) => MONDAY + WEEKDAYS.indexOf((name ?? "").toLowerCase()) * DAY;
  return between(weekday(d) + timeOf(h, m), weekday(d2) + timeOf(h2, m2), WEEK);
}

/** `HH:MM` */
function dailyStart(text: string): Recurring | undefined {
  const [found, h, m] = DAILY_START.exec(text) ?? [];
  return found === undefined ? undefined : { every: DAY, start: timeOf(h, m), length: HALF_AN_HOUR };
}

/** `d:HH:MM`, 1 is Monday. */
function weeklyStart(text: string): Recurring | undefined {
  const [found, d, h, m] = WEEKLY_START.exec(text) ?? [];
  if (found === undefined) return undefined;
  return { every: WEEK, start: MONDAY + (Number(d) - 1) * DAY + timeOf(h, m), length: HALF_AN_HOUR };
}

/** A window that ends when it begins says nothing. */
function between(start: Seconds, end: Seconds, every: Seconds): Recurring | undefined {
  const length = (end - start + every) % every;
  return length > 0 ? { every, start, length } : undefined;
}

function timeOf(hours: string | undefined, minutes: string | undefined): Seconds {
  return Number(hours) * HOUR + Number(minutes) * MINUTE;
}
