import { VAULT_TYPE } from "../backup/plan";
import { type Arn, parseArn } from "../estate/place";
import { urnBeside } from "../estate/urn";
import { vaultIn } from "../planning/backup-parts";
import type { NewResource, SettingEdit, Stated } from "../recovery/edit";
import type { Change } from "../remedy/change";
import { ANOTHER_ACCOUNT, ANOTHER_REGION, NEW_VAULT } from "../remedy/vaults";
import { partSteps, type Site } from "./parts";
import type { AddStep, Step } from "./step";
import { vaultOfOtherAccount } from "./surroundings";
import type { Term } from "./term";

/** The steps of changes; vaults that are yet to be made are made, with their keys. */
export function changeSteps(changes: readonly Change[], site: Site): readonly Step[] {
  return changes.flatMap(({ order, edits }) =>
    edits.flatMap((edit) => (edit.kind === "set" ? setSteps(edit, order, site) : [addStep(edit, order, site)])),
  );
}

function setSteps({ urn, path, value, cost }: SettingEdit, order: string, site: Site): readonly Step[] {
  const vaults: AddStep[] = [];
  const step: Step = { kind: "set", urn, path, value: termOf(value), cost, order, services: [site.service] };
  return [...vaults, step];

  function termOf(stated: Stated): Term {
    if (typeof stated === "string") {
      const arn = parseArn(stated);
      return arn?.resource === `backup-vault:${NEW_VAULT}` ? vaultOf(stated, arn) : stated;
    }
    if (typeof stated !== "object" || stated === null) return stated;
    if (Array.isArray(stated)) return (stated as readonly Stated[]).map(termOf);
    return Object.fromEntries(Object.entries(stated).map(([key, one]) => [key, termOf(one)]));
  }

  function vaultOf(text: string, { region, account }: Arn): Term {
    if (account === ANOTHER_ACCOUNT) return vaultOfOtherAccount(text);
    const { parts } = vaultIn(region === ANOTHER_REGION ? site.around.other : region);
    const steps = partSteps(parts, site);
    vaults.push(...steps);
    const made = steps.find(({ type }) => type === VAULT_TYPE) as AddStep;
    return { kind: "output", urn: made.urn, output: "arn" };
  }
}

/** The output of another resource by which a property names it. */
const NAMED_BY: Readonly<Record<string, string>> = { backupVaultName: "name" };

function addStep({ beside, type, name, inputs, from, cost }: NewResource, order: string, site: Site): Step {
  const computed = Object.entries(from).map(([property, urn]): [string, Term] => [
    property,
    { kind: "output", urn, output: NAMED_BY[property] ?? "id" },
  ]);
  const provider = site.latest.get(beside)?.provider;
  return {
    kind: "add",
    urn: urnBeside(beside, type, name),
    type,
    name,
    inputs: { ...inputs, ...Object.fromEntries(computed) },
    ...(provider === undefined ? {} : { provider }),
    after: [beside],
    cost,
    order,
    services: [site.service],
  };
}
