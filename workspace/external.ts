import { vaultArn } from "../continuity/backup/external";
import { DurationError, parseDuration, type Seconds } from "../continuity/declaration/duration";
import type {
  External,
  ExternalAccount,
  ExternalConditions,
  ExternalCopy,
  ExternalLifecycle,
  ExternalPlan,
  ExternalRule,
  ExternalSelection,
  ExternalService,
  ExternalTag,
  ExternalVault,
  Voucher,
} from "../continuity/declaration/external";
import type { StatedObjectives } from "../continuity/declaration/objectives";
import { parseDay } from "../continuity/declaration/tags";
import { parseArn } from "../continuity/estate/place";
import { parseSchedule, ScheduleError } from "../continuity/schedule";

/** `external` of lifeboat.yaml once it fits the schema. */
export interface ExternalText {
  readonly accounts?: Readonly<Record<string, AccountText>>;
  readonly plans?: readonly PlanText[];
  readonly vaults?: readonly VaultText[];
  readonly services?: readonly PromiseText[];
}

export interface VoucherText {
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

export interface AccountText extends VoucherText {
  readonly id: string;
  readonly deployed?: boolean;
  readonly apart?: boolean;
}

export interface LifecycleText {
  readonly keep?: string;
  readonly coldAfter?: string;
  readonly archive?: boolean;
}

export interface CopyText extends LifecycleText {
  readonly to: string;
}

export interface RuleText extends LifecycleText {
  readonly name: string;
  readonly schedule?: string;
  readonly timezone?: string;
  readonly startWindow?: string;
  readonly completionWindow?: string;
  readonly continuous?: boolean;
  readonly vault?: string;
  readonly airGappedVault?: string;
  readonly copies?: readonly CopyText[];
}

export interface SelectionText {
  readonly name: string;
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly tags?: readonly ExternalTag[];
  readonly conditions?: ExternalConditions;
}

export interface PlanText extends VoucherText {
  readonly name: string;
  readonly region: string;
  readonly account?: string;
  readonly rules: readonly RuleText[];
  readonly selections?: readonly SelectionText[];
}

export interface LockText {
  readonly mode?: "governance" | "compliance";
  readonly min?: string;
  readonly max?: string;
  readonly grace?: string;
}

export interface VaultText extends VoucherText {
  readonly name: string;
  readonly region: string;
  readonly account?: string;
  readonly lock?: LockText;
  readonly airGapped?: boolean;
  readonly key?: string;
}

interface PromiseText extends VoucherText {
  readonly name: string;
  readonly objectives?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** Reads the objectives of a service, as those under `services` are read; `at` names the place of a problem. */
export type ReadObjectives = (text: PromiseText["objectives"], at: string) => StatedObjectives;

/** Reads `external`; what a schema does not tell is added to the problems, each with its place. */
export function externalOf(text: ExternalText, objectivesOf: ReadObjectives, problems: string[]): External {
  return new Reader(text, objectivesOf, problems).read();
}

class Reader {
  readonly #vaults: readonly ExternalVault[];
  readonly #accounts: readonly ExternalAccount[];

  constructor(
    readonly text: ExternalText,
    readonly objectivesOf: ReadObjectives,
    readonly problems: string[],
  ) {
    this.#accounts = Object.entries(text.accounts ?? {}).map(([name, one]) => this.#account(name, one));
    this.#vaults = (text.vaults ?? []).map((one, i) => this.#vault(one, `external.vaults.${i}`));
  }

  read(): External {
    const plans = (this.text.plans ?? []).map((one, i) => this.#plan(one, `external.plans.${i}`));
    const services = (this.text.services ?? []).map((one, i) => this.#service(one, `external.services.${i}`));
    this.#oneOfEach("plans", plans);
    this.#oneOfEach("vaults", this.#vaults);
    this.#oneOfEach("services", services);
    this.#oneDeployed();
    return { accounts: this.#accounts, plans, vaults: this.#vaults, services };
  }

  #account(name: string, { id, deployed = false, apart, ...voucher }: AccountText): ExternalAccount {
    const at = `external.accounts.${name}`;
    const twin = Object.entries(this.text.accounts ?? {}).find(([, other]) => other.id === id)?.[0];
    if (twin !== name) this.problems.push(`${at}.id: account ${twin} has the same`);
    if (deployed && apart) this.problems.push(`${at}: what this program is deployed to is not apart from it`);
    return { name, id, deployed, ...(apart === undefined ? {} : { apart }), ...this.#voucher(voucher, at) };
  }

  #oneDeployed(): void {
    const [, second] = this.#accounts.filter(({ deployed }) => deployed);
    if (second === undefined) return;
    this.problems.push(
      `external.accounts.${second.name}.deployed: only one account can be; providers tell theirs by allowedAccountIds`,
    );
  }

  #plan({ name, region, account, rules, selections = [], ...voucher }: PlanText, at: string): ExternalPlan {
    return {
      name,
      region,
      ...this.#accountNamed(account, at),
      rules: rules.map((rule, i) => this.#rule(rule, `${at}.rules.${i}`)),
      selections: selections.map(selectionOf),
      ...this.#voucher(voucher, at),
    };
  }

  #rule(text: RuleText, at: string): ExternalRule {
    const { name, schedule, timezone, continuous, vault, airGappedVault, copies = [] } = text;
    this.#checkSchedule(schedule, timezone, at);
    return {
      name,
      ...defined({ schedule, timezone, continuous, vault }),
      ...defined({
        startWindow: this.#whole(MINUTE, text.startWindow, `${at}.startWindow`),
        completionWindow: this.#whole(MINUTE, text.completionWindow, `${at}.completionWindow`),
        airGappedVault:
          airGappedVault === undefined ? undefined : this.#destination(airGappedVault, `${at}.airGappedVault`),
      }),
      ...this.#lifecycle(text, at),
      copies: copies.map((copy, i) => this.#copy(copy, `${at}.copies.${i}`)),
    };
  }

  #copy(text: CopyText, at: string): ExternalCopy {
    return { to: this.#destination(text.to, `${at}.to`), ...this.#lifecycle(text, at) };
  }

  /** By ARN, or by the name of the one external vault that bears it. */
  #destination(to: string, at: string): string {
    if (to.startsWith("arn:")) {
      const arn = parseArn(to);
      const isVault = arn?.service === "backup" && arn.region !== "" && arn.resource.startsWith("backup-vault:");
      if (!isVault) this.problems.push(`${at}: is not the ARN of a backup vault`);
      return to;
    }
    const [vault, other] = this.#vaults.filter(({ name }) => name === to);
    if (vault === undefined)
      this.problems.push(`${at}: must be the ARN of a vault, or the name of one under external.vaults`);
    if (other !== undefined) this.problems.push(`${at}: several vaults have this name; give the ARN`);
    return vault === undefined ? to : vaultArn(vault, vault.name);
  }

  #lifecycle({ keep, coldAfter, archive }: LifecycleText, at: string): ExternalLifecycle {
    return defined({
      keep: keep === "forever" ? null : this.#whole(DAY, keep, `${at}.keep`),
      coldAfter: this.#whole(DAY, coldAfter, `${at}.coldAfter`),
      archive,
    });
  }

  #checkSchedule(expression: string | undefined, timezone: string | undefined, at: string): void {
    try {
      parseSchedule({ expression: expression ?? ANY_SCHEDULE, ...(timezone === undefined ? {} : { timezone }) });
    } catch (error) {
      if (!(error instanceof ScheduleError)) throw error;
      this.problems.push(`${at}: its schedule cannot be read: ${error.discreet}`);
    }
  }

  #vault(text: VaultText, at: string): ExternalVault {
    const { name, region, account, lock, airGapped = false, key, ...voucher } = text;
    const read = lock === undefined ? undefined : this.#lock(lock, airGapped, `${at}.lock`);
    return {
      name,
      region,
      ...this.#accountNamed(account, at),
      ...defined({ lock: read, key }),
      airGapped,
      ...this.#voucher(voucher, at),
    };
  }

  #lock({ mode, min, max, grace }: LockText, airGapped: boolean, at: string): NonNullable<ExternalVault["lock"]> {
    if (mode === undefined && !airGapped) this.problems.push(`${at}.mode: must be governance or compliance`);
    if (airGapped && mode === "governance") {
      this.problems.push(`${at}.mode: a logically air-gapped vault is always locked in compliance mode`);
    }
    if (grace !== undefined && (airGapped || mode !== "compliance")) {
      this.problems.push(`${at}.grace: only a compliance lock has a grace period, and not that of an air-gapped vault`);
    }
    return {
      mode: mode ?? "compliance",
      ...defined({
        min: this.#whole(DAY, min, `${at}.min`),
        max: this.#whole(DAY, max, `${at}.max`),
        grace: this.#whole(DAY, grace, `${at}.grace`),
      }),
    };
  }

  #service({ name, objectives, ...voucher }: PromiseText, at: string): ExternalService {
    return { name, objectives: this.objectivesOf(objectives, at), ...this.#voucher(voucher, at) };
  }

  #accountNamed(account: string | undefined, at: string): { readonly account?: string } {
    if (account === undefined) return {};
    if (/^\d{12}$/.test(account)) return { account };
    const found = this.#accounts.find(({ name }) => name === account);
    if (found === undefined)
      this.problems.push(`${at}.account: must be twelve digits, or a name under external.accounts`);
    return found === undefined ? {} : { account: found.id };
  }

  #voucher({ owner, reason, until }: VoucherText, at: string): Voucher {
    return { owner, reason, until: this.#attempt(() => parseDay(until), `${at}.until`) ?? 0 };
  }

  #whole(unit: Seconds, text: string | undefined, at: string): Seconds | undefined {
    if (text === undefined) return undefined;
    const seconds = this.#attempt(() => parseDuration(text), at);
    if (seconds === undefined || seconds % unit === 0) return seconds;
    this.problems.push(`${at}: must be whole ${unit === DAY ? "days" : "minutes"}`);
    return undefined;
  }

  #attempt<T>(read: () => T, at: string): T | undefined {
    try {
      return read();
    } catch (error) {
      this.problems.push(`${at}: ${error instanceof DurationError || error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }

  #oneOfEach(
    kind: string,
    entries: readonly { readonly name: string; readonly region?: string; readonly account?: string }[],
  ): void {
    const seen = new Map<string, number>();
    entries.forEach(({ name, region, account }, i) => {
      const key = JSON.stringify([name, region, account]);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, i);
      else this.problems.push(`external.${kind}.${i}.name: external.${kind}.${first} has the same`);
    });
  }
}

const MINUTE: Seconds = 60;
const DAY: Seconds = 86_400;

/** Stands in where only the time zone is stated. */
const ANY_SCHEDULE = "cron(0 5 ? * * *)";

function selectionOf({
  name,
  resources = [],
  notResources = [],
  tags = [],
  conditions = {},
}: SelectionText): ExternalSelection {
  return { name, resources, notResources, tags, conditions };
}

/** An object without what is undefined. */
function defined<T extends object>(bag: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
