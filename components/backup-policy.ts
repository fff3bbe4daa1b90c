import type * as backup from "@pulumi/aws/backup";
import type * as kms from "@pulumi/aws/kms";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type CustomResource,
  type Input,
  type Output,
} from "@pulumi/pulumi";
import { TAG } from "../continuity/declaration/tags";
import type { CompromiseMeans } from "../continuity/planning/question";
import { BACKUP_ROLE, backupServiceRole } from "./backup-role";
import { DeclarationError } from "./errors";
import { notPlain, notPlainProblem } from "./plain";
import type { Program } from "./program";
import type { Transform } from "./transform";

/** The policy of services that state none. */
const DEFAULT_NAME = "backups";

/** The ways around what is decided of vaults, plans and keys, by the id of the part. */
export interface BackupPolicyTransform {
  /** The vault at home. */
  readonly backups?: Transform<backup.VaultArgs>;
  /** The vault at home, where it is locked, and its lock. */
  readonly "locked-backups"?: Transform<backup.VaultArgs>;
  readonly "locked-backups-lock"?: Transform<backup.VaultLockConfigurationArgs>;
  /** A plan, of which the id says how often, for how long and where to: `backups-24h-8d-eu-west-1`. */
  readonly [plan: `backups-${number}h-${string}`]: Transform<backup.PlanArgs>;
  /** Air-gapped vaults: `air-gapped-backups` at home, `air-gapped-backups-eu-west-1` there. */
  readonly [airGapped: `air-gapped-backups${string}`]: Transform<backup.LogicallyAirGappedVaultArgs>;
  /** The key of a Region: `key-eu-west-1`. */
  readonly [key: `key-${string}`]: Transform<kms.KeyArgs>;
  /** Any other part, such as the vault of a Region: `backups-eu-west-1`. */
  readonly [id: string]: unknown;
}

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
  /** Whether Pulumi protects vaults and keys against deletion. @default true */
  readonly protect?: boolean;
  /** Tags of vaults, plans and keys, beside `continuity:role: none`: they belong to no one service. @default none */
  readonly tags?: Readonly<Record<string, Input<string>>>;
  /** The role that AWS Backup makes backups with. @default one that may make backups, and nothing else */
  readonly roleArn?: Input<string>;
  /** The way around what it decides. @default none */
  readonly transform?: BackupPolicyTransform;
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
  /** Whether Pulumi protects vaults and keys against deletion. */
  readonly protect: boolean;
  readonly tags: NonNullable<BackupPolicyArgs["tags"]>;
  readonly transform: NonNullable<BackupPolicyArgs["transform"]>;
  readonly #name: string;
  readonly #roleArn: Input<string> | undefined;
  readonly #parts = new Map<string, CustomResource>();
  #role: ((type: string) => Output<string>) | undefined;

  constructor(name: string, args: BackupPolicyArgs = {}, options?: ComponentResourceOptions) {
    const { lockedVault = false, airGappedVault = false, otherAccount, roleArn, transform = {} } = args;
    const { protect = true, tags = {} } = args;
    const means = { lockedVault, airGappedVault, ...(otherAccount === undefined ? {} : { otherAccount }) };
    const outputs = notPlain(means);
    if (outputs !== undefined) throw new DeclarationError(name, [notPlainProblem(outputs)]);
    super(BackupPolicy.__pulumiType, name, means, options);
    this.means = means;
    this.protect = protect;
    this.tags = tags;
    this.transform = transform;
    this.#name = name;
    this.#roleArn = roleArn;
    this.registerOutputs({});
  }

  /** The policy of services that state none: `backups`. */
  static ofProgram(program: Program): BackupPolicy {
    program.backups ??= new BackupPolicy(DEFAULT_NAME);
    return program.backups;
  }

  /** What a part is called that members share: policies that a program names itself tell theirs apart by that name. */
  partName(id: string): string {
    return this.#name === DEFAULT_NAME ? id : `${this.#name}-${id}`;
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
    this.#role ??= backupServiceRole(`${this.#name}-role`, {
      ...BACKUP_ROLE,
      parent: this,
      tags: { ...this.tags, [TAG.role]: "none" },
    });
    return this.#role(type);
  }
}
