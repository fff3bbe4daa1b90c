import {
  AwsBackupError,
  type AwsPlan,
  type AwsVault,
  planOfAws,
  selectionOfAws,
  vaultOfAws,
} from "../../workspace/aws-backup";
import { UsageError } from "../usage-error";
import { inWords } from "./aws-errors";
import { type Found, toldApart } from "./found";

/** Which account and Region to ask. What is left out comes from where the tools of AWS look for it. */
export interface AccountOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

type Sdk = typeof import("../../drills/aws/sdk/backup");

/**
 * Asks AWS Backup for all plans with their selections, all vaults, and the services opted in to. It only reads.
 *
 * @param now seconds since 1970
 * @throws UsageError that names the call that failed, and why
 */
export async function readAccount({ region, profile, endpoint }: AccountOptions, now: number): Promise<Found> {
  const sdk = require("../../drills/aws/sdk/backup") as Sdk;
  const client = new sdk.Client({
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
  });
  try {
    const asking = new Asking(sdk, client, now);
    const here = await asking.region();
    const named = toldApart((await asking.plans()).map((plan) => ({ ...plan, region: plan.region ?? here })));
    const vaults = (await asking.vaults()).map((vault) => ({ ...vault, region: vault.region ?? here }));
    const optIn = await asking.optIn();
    return { plans: named.plans, vaults, optIn, notes: [...new Set([...asking.notes, ...named.notes])] };
  } finally {
    client.destroy();
  }
}

class Asking {
  readonly notes: string[] = [];

  constructor(
    readonly sdk: Sdk,
    readonly client: InstanceType<Sdk["Client"]>,
    /** Seconds since 1970. */
    readonly now: number,
  ) {}

  async region(): Promise<string> {
    return this.#ask("ListBackupPlans", () => this.client.config.region());
  }

  async plans(): Promise<readonly AwsPlan[]> {
    const { sdk, client } = this;
    const ids = await this.#all("ListBackupPlans", sdk.paginateListBackupPlans(this.#pages(), {}), (page) =>
      (page.BackupPlansList ?? []).flatMap(({ BackupPlanId }) => BackupPlanId ?? []),
    );
    const plans: AwsPlan[] = [];
    for (const BackupPlanId of ids) {
      const found = await this.#one("GetBackupPlan", async () =>
        planOfAws(await client.send(new sdk.GetBackupPlanCommand({ BackupPlanId }))),
      );
      const selections = await this.#selections(BackupPlanId);
      plans.push({ ...found, plan: { ...found.plan, selections } });
    }
    return plans;
  }

  async #selections(BackupPlanId: string) {
    const { sdk, client } = this;
    const ids = await this.#all(
      "ListBackupSelections",
      sdk.paginateListBackupSelections(this.#pages(), { BackupPlanId }),
      (page) => (page.BackupSelectionsList ?? []).flatMap(({ SelectionId }) => SelectionId ?? []),
    );
    const selections: AwsPlan["plan"]["selections"][number][] = [];
    for (const SelectionId of ids) {
      const command = new sdk.GetBackupSelectionCommand({ BackupPlanId, SelectionId });
      const { selection } = await this.#one("GetBackupSelection", async () =>
        selectionOfAws(await client.send(command)),
      );
      selections.push(selection);
    }
    return selections;
  }

  async vaults(): Promise<readonly AwsVault[]> {
    const { sdk, client } = this;
    const listed = await this.#all("ListBackupVaults", sdk.paginateListBackupVaults(this.#pages(), {}), (page) =>
      (page.BackupVaultList ?? []).flatMap(({ BackupVaultName, VaultType }) =>
        BackupVaultName === undefined ? [] : { BackupVaultName, VaultType },
      ),
    );
    const vaults: AwsVault[] = [];
    for (const { BackupVaultName, VaultType } of listed) {
      if (VaultType === "RESTORE_ACCESS_BACKUP_VAULT") {
        this.notes.push(`vault ${BackupVaultName} only gives access to the points of another and is left out`);
        continue;
      }
      const command = new sdk.DescribeBackupVaultCommand({ BackupVaultName });
      vaults.push(await this.#one("DescribeBackupVault", async () => vaultOfAws(await client.send(command), this.now)));
    }
    return vaults;
  }

  async optIn(): Promise<Readonly<Record<string, boolean>>> {
    const { sdk, client } = this;
    return this.#ask("DescribeRegionSettings", async () => {
      const { ResourceTypeOptInPreference } = await client.send(new sdk.DescribeRegionSettingsCommand({}));
      return ResourceTypeOptInPreference ?? {};
    });
  }

  /** A server that gives the same page again and again comes to an end. */
  #pages() {
    return { client: this.client, stopOnSameToken: true };
  }

  async #one<T extends { readonly notes: readonly string[] }>(operation: string, ask: () => Promise<T>): Promise<T> {
    const found = await this.#ask(operation, ask);
    this.notes.push(...found.notes);
    return found;
  }

  async #all<P, T>(operation: string, pages: AsyncIterable<P>, read: (page: P) => readonly T[]): Promise<readonly T[]> {
    return this.#ask(operation, async () => {
      const items: T[] = [];
      for await (const page of pages) items.push(...read(page));
      return items;
    });
  }

  async #ask<T>(operation: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof AwsBackupError) {
        throw new UsageError(`the answer to ${operation} cannot be read: ${error.message}`, { cause: error });
      }
      const words = inWords(operation, error);
      throw words === undefined ? error : new UsageError(words, { cause: error });
    }
  }
}
