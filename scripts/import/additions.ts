import { BACKABLE_TYPES, optInNames } from "../../continuity/backup/types";
import { parseDay } from "../../continuity/declaration/tags";
import type { AwsPlace } from "../../workspace/aws-backup";
import { planText, vaultText } from "../../workspace/external-text";
import type { Additions } from "../../workspace/merge-settings";
import { UsageError } from "../usage-error";
import type { Found } from "./found";

/** Who answers for what is imported, as far as the command says. */
export interface AdditionOptions {
  readonly owner?: string;
  readonly reason?: string;
  /** A day. */
  readonly until: string;
  readonly deployed?: true;
}

/**
 * What was found, as lifeboat.yaml states it.
 *
 * @throws UsageError where nobody answers for it
 */
export function additionsOf(found: Found, options: AdditionOptions): Additions {
  const voucherOf = ({ region, account }: AwsPlace) => {
    const owner = options.owner ?? (account === undefined ? undefined : `aws account ${account}`);
    if (owner === undefined) throw new UsageError("no account tells who answers for it; give --owner");
    const reason = options.reason ?? `AWS Backup${account === undefined ? "" : ` of account ${account}`} in ${region}`;
    return { owner, reason, until: parseDay(options.until) };
  };
  const placeOf = ({ region = "", account }: AwsPlace) => ({ region, ...(account === undefined ? {} : { account }) });
  const places = [...found.plans, ...found.vaults];
  const home = places.find(({ account }) => account !== undefined);
  if (options.deployed && home?.account === undefined) {
    throw new UsageError("--deployed needs answers that tell their account");
  }
  const { optIn = {} } = found;
  return {
    ...(options.deployed && home?.account !== undefined
      ? { deployed: { name: `aws-${home.account}`, id: home.account, deployed: true, ...writtenVoucher(home) } }
      : {}),
    plans: found.plans.map((one) => planText({ ...one.plan, ...placeOf(one), ...voucherOf(one) })),
    vaults: found.vaults.map((one) => vaultText({ ...one.vault, ...placeOf(one), ...voucherOf(one) })),
    assumptions: places[0] === undefined ? [] : optInTexts(optIn, writtenVoucher(places[0])),
  };

  function writtenVoucher(place: AwsPlace) {
    const { owner, reason } = voucherOf(place);
    return { owner, reason, until: options.until };
  }
}

/** One statement a type; none where AWS mentions not all of the services that a type may belong to. */
function optInTexts(
  optIn: Readonly<Record<string, boolean>>,
  voucher: { readonly owner: string; readonly reason: string; readonly until: string },
): Additions["assumptions"] {
  return BACKABLE_TYPES.flatMap((type) => {
    const names = optInNames({ urn: "", type, name: "", inputs: {}, outputs: {}, edges: {} });
    if (!names.every((name) => typeof optIn[name] === "boolean")) return [];
    const value = names.every((name) => optIn[name]);
    return [{ what: "opt-in" as const, for: `type:${type}`, value, ...voucher }];
  });
}
