import {
  ComponentResource,
  type ComponentResourceOptions,
  type CustomResource,
  type Input,
  type Output,
} from "@pulumi/pulumi";
import type { CompromiseMeans } from "../continuity/planning/question";
import { backupRole } from "./backup-role";
import { DeclarationError } from "./errors";
import { notPlain, notPlainProblem } from "./plain";
import type { Program } from "./program";
import type { Transform } from "./transform";

/** What backups may use. Vaults, plans, copies, locks and keys follow from what the services that use it need. */
export interface BackupPolicyArgs {
  /**
   * Whether vaults may be locked in compliance mode: after three days nobody can lift the lock, nor delete what lies there
   * before its time.
   * @default false
   */
  readonly lockedVault?: boolean;
  /** Whether logically air-gapped vaults may be made; they cannot be emptied either. @default false */
  readonly airGappedVault?: boolean;
  /** A vault of another account that is administered apart, in the home Region. @default none */
  readonly otherAccount?: { readonly account: string; readonly vaultName: string };
  /** The role that AWS Backup makes backups with. @default one that may make backups, and nothing else */
  readonly roleArn?: Input<string>;
  /** The way around what it decides, by the id of a part, such as `backups` or `locked-backups-lock`. @default none */
  readonly transform?: Readonly<Record<string, Transform<Record<string, unknown>>>>;
}

/**
 * Vaults, plans, copies, locks and keys of AWS Backup, shared by the services of a program. They come into being as services
 * need them; which ones these are follows from the objectives.
 *
 * @throws DeclarationError for what cannot be read
 * @example
 * const backups = new BackupPolicy("backups", { lockedVault: true });
 * const orders = new Service("orders", { backups, …});
 */
export class BackupPolicy extends ComponentResource {
  static readonly __pulumiType = "lifeboat:index:BackupPolicy";

  /** What may be done about a compromised account. */
  readonly means: CompromiseMeans;
  readonly transform: NonNullable<BackupPolicyArgs["transform"]>;
  readonly #name: string;
  readonly #roleArn: Input<string> | undefined;
  readonly #parts = new Map<string, CustomResource>();
  #role: ReturnType<typeof backupRole> | undefined;

  constructor(name: string, args: BackupPolicyArgs = {}, options?: ComponentResourceOptions) {
    const { lockedVault = false, airGappedVault = false, otherAccount, roleArn, transform = {} } = args;
    const means = { lockedVault, airGappedVault, ...(otherAccount === undefined ? {} : { otherAccount }) };
    const outputs = notPlain(means);
    if (outputs !== undefined) throw new DeclarationError(name, [notPlainProblem(outputs)]);
    super(BackupPolicy.__pulumiType, name, means, options);
    this.means = means;
    this.transform = transform;
    this.#name = name;
    this.#roleArn = roleArn;
    this.registerOutputs({});
  }

  /** The policy of services that state none: `backups`. */
  static ofProgram(program: Program): BackupPolicy {
    program.backups ??= new BackupPolicy("backups");
    return program.backups;
  }

  /** A part that members share: the first that needs it makes it. */
  shared(id: string, make: () => CustomResource): CustomResource {
    const part = this.#parts.get(id) ?? make();
    this.#parts.set(id, part);
    return part;
  }

  /** The role that AWS Backup makes backups of a type with. */
  roleFor(type: string): Input<string> | Output<string> {
    if (this.#roleArn !== undefined) return this.#roleArn;
    this.#role ??= backupRole(`${this.#name}-role`, this);
    return this.#role.for(type);
  }
}
