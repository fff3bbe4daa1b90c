import { parseArn } from "../../continuity/estate/place";
import type { AwsPlan, AwsVault } from "../../workspace/aws-backup";

/** What was read of AWS Backup, wherever from. */
export interface Found {
  /** With their selections; no two of one name in one place. */
  readonly plans: readonly AwsPlan[];
  readonly vaults: readonly AwsVault[];
  /** The services that an account has opted in to, or not; undefined where nobody asked. */
  readonly optIn?: Readonly<Record<string, boolean>>;
  /** What people should know, a line each. */
  readonly notes: readonly string[];
}

/** Plans whose names tell them apart: AWS Backup admits several of one name, lifeboat.yaml one in one place. */
export function toldApart(plans: readonly AwsPlan[]): { readonly plans: readonly AwsPlan[]; readonly notes: string[] } {
  const notes: string[] = [];
  const seen = new Set<string>();
  const keyOf = ({ region, account }: AwsPlan, name: string) => JSON.stringify([region, account, name]);
  const named = plans.map((one) => {
    const { name } = one.plan;
    const free = (wanted: string) => !seen.has(keyOf(one, wanted));
    const given = free(name) ? name : [`${name} (${one.id ?? "another"})`, ...numbered(name)].find(free);
    const chosen = given ?? name;
    seen.add(keyOf(one, chosen));
    if (chosen !== name) notes.push(`several plans are called ${name}; one is written as ${chosen}`);
    return { ...one, plan: { ...one.plan, name: chosen } };
  });
  return { plans: named, notes };
}

function numbered(name: string): readonly string[] {
  return Array.from({ length: 300 }, (_, i) => `${name} (${i + 2})`);
}

/** What is worth a word about plans and vaults together. */
export function remarks({ plans, vaults }: Found): readonly string[] {
  const described = new Set(vaults.map(({ region, account, vault }) => `${vault.name} ${region} ${account}`));
  const idle = plans
    .filter(({ plan }) => plan.selections.length === 0)
    .map(({ plan }) => `plan ${plan.name} has no selection, so it covers nothing`);
  const destinations = plans.flatMap(({ plan }) => plan.rules.flatMap(({ copies }) => copies.map(({ to }) => to)));
  const distant = [...new Set(destinations)].flatMap((to) => {
    const arn = parseArn(to);
    const name = arn?.resource.slice(arn.resource.indexOf(":") + 1);
    if (arn === undefined || described.has(`${name} ${arn.region} ${arn.account}`)) return [];
    const where = `${arn.region} of account ${arn.account}`;
    return [`copies go to vault ${name} in ${where}; import it from there too, so that its lock and key are known`];
  });
  return [...idle, ...distant];
}
