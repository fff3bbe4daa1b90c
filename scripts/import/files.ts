import { readFileSync } from "node:fs";
import {
  AwsBackupError,
  type AwsPlace,
  type AwsPlan,
  type AwsSelection,
  type AwsVault,
  planOfAws,
  selectionOfAws,
  vaultOfAws,
} from "../../workspace/aws-backup";
import { UsageError } from "../usage-error";
import { type Found, toldApart } from "./found";

/** Files with what `aws backup get-backup-plan`, `get-backup-selection` and `describe-backup-vault` printed. */
export interface SavedFiles {
  readonly plans: readonly string[];
  readonly selections: readonly string[];
  readonly vaults: readonly string[];
}

/**
 * Reads saved answers of AWS Backup.
 *
 * @param region where a file does not tell its own
 * @param now seconds since 1970
 * @throws UsageError that names the file
 */
export function readFiles(files: SavedFiles, region: string | undefined, now: number): Found {
  const plans = files.plans.map((file) => ({ file, ...placed(file, region, readJson(file, planOfAws)) }));
  const selections = files.selections.map((file) => ({ file, ...readJson(file, selectionOfAws) }));
  const vaults = files.vaults.map((file) =>
    placed(
      file,
      region,
      readJson(file, (json) => vaultOfAws(json, now)),
    ),
  );
  const whole = plans.map((plan) => withSelections(plan, selections, plans.length === 1));
  const stray = selections.find((one) => !whole.some(({ taken }) => taken.includes(one)));
  if (stray !== undefined) throw new UsageError(`${stray.file}: this selection belongs to none of the plans given`);
  const named = toldApart(whole.map(({ plan }) => plan));
  const notes = [...plans, ...selections, ...vaults].flatMap((one) => one.notes);
  return { plans: named.plans, vaults: distinct(vaults), notes: [...notes, ...named.notes] };
}

type SelectionFile = AwsSelection & { readonly file: string };

/** A selection that does not tell its plan is that of the only one. */
function withSelections(plan: AwsPlan, selections: readonly SelectionFile[], only: boolean) {
  const taken = selections.filter(({ planId }) =>
    planId === undefined || plan.id === undefined ? only : planId === plan.id,
  );
  return { plan: { ...plan, plan: { ...plan.plan, selections: taken.map(({ selection }) => selection) } }, taken };
}

function distinct(vaults: readonly AwsVault[]): readonly AwsVault[] {
  return [...new Map(vaults.map((one) => [`${one.vault.name} ${one.region} ${one.account}`, one])).values()];
}

function placed<T extends AwsPlace>(file: string, region: string | undefined, found: T): T {
  const place = found.region ?? region;
  if (place === undefined) throw new UsageError(`${file}: does not tell its Region; give --region`);
  return { ...found, region: place };
}

function readJson<T>(file: string, read: (json: unknown) => T): T {
  try {
    return read(JSON.parse(readText(file)));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file}: is not JSON`, { cause: error });
    if (error instanceof AwsBackupError) throw new UsageError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: cannot be read; is the path right?`, { cause: error });
  }
}
