import { getProject } from "@pulumi/pulumi";
import { getStackResource } from "@pulumi/pulumi/runtime";
import { Planner } from "../continuity/planning/planner";
import { locateSettings } from "../workspace/locate";
import { readSettings, type Settings } from "../workspace/settings";
import type { BackupPolicy } from "./backup-policy";
import type { Service } from "./service";

/** In milliseconds. */
const DAY = 86_400_000;

/** What the components of one program share. */
export class Program {
  readonly planner = new Planner();
  /** Its services by name, so that no two have the same, and each finds those that it depends on. */
  readonly services = new Map<string, Service>();
  /** The kinds and names of their members, so that no two have the same. */
  readonly members = new Set<string>();
  /** The instant at which it was planned, in seconds since 1970: the start of the day, as the policy pack judges it. */
  readonly asOf = Math.floor(Date.now() / DAY) * (DAY / 1000);
  /** The policy of services that state none. */
  backups: BackupPolicy | undefined;
  #settings: Settings | undefined | "unread" = "unread";

  /**
   * What lifeboat.yaml says of this program, as the policy pack will read it.
   *
   * @throws SettingsError where it cannot be read
   */
  get settings(): Settings | undefined {
    if (this.#settings === "unread") {
      const location = locateSettings(getProject(), process.cwd(), undefined, process.env.LIFEBOAT_CONFIG);
      this.#settings = location.kind === "file" ? readSettings(location.file) : undefined;
    }
    return this.#settings;
  }
}

const PROGRAMS = new WeakMap<object, Program>();
const OUTSIDE_OF_A_STACK = {};

/** The program that is running: one a stack, also where a process runs several, as tests do. */
export function currentProgram(): Program {
  const stack = getStackResource() ?? OUTSIDE_OF_A_STACK;
  const program = PROGRAMS.get(stack) ?? new Program();
  PROGRAMS.set(stack, program);
  return program;
}
