import {
  CONDITION_OPERATORS,
  type External,
  type ExternalConditions,
  type ExternalCopy,
  type ExternalLifecycle,
  type ExternalPlan,
  type ExternalRule,
  type ExternalSelection,
  type ExternalTag,
  type ExternalVault,
  inForce,
  writeVoucher,
} from "../declaration/external";
import { bagValue } from "../estate/read";
import type { Estate, EstateAccount, EstateProvider, EstateResource } from "../estate/resource";
import type { Bag } from "../estate/value";
import { VAULT_LOCK_TYPE } from "./lock";
import { AIR_GAPPED_VAULT_TYPE, PLAN_TYPE, VAULT_TYPE } from "./plan";
import { SELECTION_TYPE } from "./plans";
import { partitionOf } from "./types";

const MINUTE = 60;
const DAY = 86_400;

/**
 * What AWS Backup itself does where a rule leaves something out, unlike the Pulumi provider: minutes.
 *
 * Source: AWS Backup API, BackupRuleInput (start window 8 hours); developer guide, "Backup plan options and
 * configuration" (completion window 7 days).
 */
const SERVICE_DEFAULT = { startWindow: 480, completionWindow: 10_080, vault: "Default" } as const;

/** Begins the URN of everything that the program does not make. */
const PREFIX = "external:";

/** Whether a URN is one that no engine knows. */
export function isExternal(urn: string): boolean {
  return urn.startsWith(PREFIX);
}

/**
 * The estate with what lifeboat.yaml says lives elsewhere: plans, selections, vaults and locks as resources like those of
 * the program, so that one model judges both; and the account that the program is deployed to, where its providers do not
 * tell. What nobody answers for any longer is left out.
 */
export function withExternal(estate: Estate, external: External, asOf: number): Estate {
  const { accounts, plans, vaults } = inForce(external, asOf);
  const home = accounts.find(({ deployed }) => deployed)?.id;
  const resources = home === undefined ? estate.resources : deployedTo(home, estate.resources);
  const told = accounts.map(({ id, name, apart, ...voucher }): [string, EstateAccount] => [
    id,
    { name, apart, declared: writeVoucher(voucher) },
  ]);
  return {
    ...estate,
    resources: [
      ...resources,
      ...plans.flatMap((plan) => planResources(plan, home)),
      ...vaults.flatMap((vault) => vaultResources(vault, home)),
    ],
    ...(told.length === 0 ? {} : { accounts: new Map(told) }),
  };
}

const TELLS_ACCOUNT = ["allowedAccountIds", "assumeRole", "assumeRoles"] as const;

/** Providers that say anything of their account keep it, even if what they say is not known yet. */
function deployedTo(home: string, resources: readonly EstateResource[]): readonly EstateResource[] {
  const providers = new Map<EstateProvider, EstateProvider>();
  const placed = (provider: EstateProvider): EstateProvider => {
    const known = providers.get(provider);
    if (known !== undefined) return known;
    const tells = TELLS_ACCOUNT.some((property) => bagValue(provider.inputs, property).kind !== "absent");
    const made = tells ? provider : { ...provider, inputs: { ...provider.inputs, allowedAccountIds: [home] } };
    providers.set(provider, made);
    return made;
  };
  return resources.map((resource) =>
    resource.provider === undefined ? resource : { ...resource, provider: placed(resource.provider) },
  );
}

interface Where {
  readonly region: string;
  readonly account?: string;
}

function planResources(plan: ExternalPlan, home: string | undefined): readonly EstateResource[] {
  const make = maker(plan, home);
  const inputs = { name: plan.name, rules: plan.rules.map(ruleInput) };
  const made = make(PLAN_TYPE, "plan", plan.name, inputs);
  const selections = plan.selections.map((selection, i) =>
    make(SELECTION_TYPE, "selection", `${plan.name}:${i + 1}`, selectionInputs(selection), {
      name: selection.name,
      edges: { planId: [made.urn] },
    }),
  );
  return [made, ...selections];
}

function vaultResources(vault: ExternalVault, home: string | undefined): readonly EstateResource[] {
  const make = maker(vault, home);
  const { name, airGapped, key, lock } = vault;
  const outputs = { arn: vaultArn(vault, name) };
  const bounds = {
    ...(lock?.min === undefined ? {} : { minRetentionDays: lock.min / DAY }),
    ...(lock?.max === undefined ? {} : { maxRetentionDays: lock.max / DAY }),
  };
  if (airGapped) {
    const inputs = { name, ...bounds, ...(key === undefined ? {} : { encryptionKeyArn: key }) };
    return [make(AIR_GAPPED_VAULT_TYPE, "vault", name, inputs, { outputs })];
  }
  const made = make(VAULT_TYPE, "vault", name, { name, ...(key === undefined ? {} : { kmsKeyArn: key }) }, { outputs });
  if (lock === undefined) return [made];
  const final = lock.mode === "compliance" ? { changeableForDays: (lock.grace ?? 0) / DAY } : {};
  return [made, make(VAULT_LOCK_TYPE, "lock", name, { backupVaultName: name, ...bounds, ...final })];
}

type Make = (
  type: string,
  kind: string,
  name: string,
  inputs: Bag,
  more?: Partial<Pick<EstateResource, "name" | "outputs" | "edges">>,
) => EstateResource;

function maker(entry: Where & Parameters<typeof writeVoucher>[0], home: string | undefined): Make {
  const { region } = entry;
  const account = entry.account ?? home;
  const place = `${region}:${account ?? ""}`;
  const provider: EstateProvider = {
    urn: `${PREFIX}provider:${place}`,
    inputs: { region, ...(account === undefined ? {} : { allowedAccountIds: [account] }) },
  };
  const declared = writeVoucher(entry);
  return (type, kind, name, inputs, more = {}) => ({
    urn: `${PREFIX}${kind}:${place}:${name}`,
    type,
    name,
    inputs,
    outputs: {},
    edges: {},
    provider,
    declared,
    ...more,
  });
}

/** The ARN of a vault; its account part is empty where nobody states the account. */
export function vaultArn({ region, account }: Where, name: string): string {
  return `arn:${partitionOf(region)}:backup:${region}:${account ?? ""}:backup-vault:${name}`;
}

function ruleInput(rule: ExternalRule): Bag {
  const { name, schedule, timezone, startWindow, completionWindow, continuous, vault, airGappedVault, copies } = rule;
  const lifecycle = lifecycleInput(rule);
  return {
    ruleName: name,
    targetVaultName: vault ?? SERVICE_DEFAULT.vault,
    ...(airGappedVault === undefined ? {} : { targetLogicallyAirGappedBackupVaultArn: airGappedVault }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(timezone === undefined ? {} : { scheduleExpressionTimezone: timezone }),
    startWindow: startWindow === undefined ? SERVICE_DEFAULT.startWindow : startWindow / MINUTE,
    completionWindow: completionWindow === undefined ? SERVICE_DEFAULT.completionWindow : completionWindow / MINUTE,
    ...(continuous === undefined ? {} : { enableContinuousBackup: continuous }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(copies.length === 0 ? {} : { copyActions: copies.map(copyInput) }),
  };
}

function copyInput(copy: ExternalCopy): Bag {
  const lifecycle = lifecycleInput(copy);
  return { destinationVaultArn: copy.to, ...(lifecycle === undefined ? {} : { lifecycle }) };
}

/** Undefined where nothing is stated; an empty one keeps for ever. */
function lifecycleInput({ keep, coldAfter, archive }: ExternalLifecycle): Bag | undefined {
  if (keep === undefined && coldAfter === undefined && archive === undefined) return undefined;
  return {
    ...(keep === undefined || keep === null ? {} : { deleteAfter: keep / DAY }),
    ...(coldAfter === undefined ? {} : { coldStorageAfter: coldAfter / DAY }),
    ...(archive === undefined ? {} : { optInToArchiveForSupportedResources: archive }),
  };
}

function selectionInputs({ resources, notResources, tags, conditions }: ExternalSelection): Bag {
  const stated = conditionsInput(conditions);
  return {
    ...(resources.length === 0 ? {} : { resources }),
    ...(notResources.length === 0 ? {} : { notResources }),
    ...(tags.length === 0 ? {} : { selectionTags: tags.map((tag) => ({ type: "STRINGEQUALS", ...pair(tag) })) }),
    ...(stated === undefined ? {} : { conditions: [stated] }),
  };
}

/** What the provider calls the operators of AWS Backup. */
const OPERATOR_INPUT: Readonly<Record<keyof ExternalConditions, string>> = {
  stringEquals: "stringEquals",
  stringLike: "stringLikes",
  stringNotEquals: "stringNotEquals",
  stringNotLike: "stringNotLikes",
};

function conditionsInput(conditions: ExternalConditions): Bag | undefined {
  const stated = CONDITION_OPERATORS.flatMap((operator) => {
    const tags = conditions[operator] ?? [];
    return tags.length === 0 ? [] : [[OPERATOR_INPUT[operator], tags.map(pair)] as const];
  });
  return stated.length === 0 ? undefined : Object.fromEntries(stated);
}

function pair({ key, value }: ExternalTag): Bag {
  return { key, value };
}
