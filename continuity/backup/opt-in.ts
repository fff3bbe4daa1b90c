import { writeVoucher } from "../declaration/external";
import { type Setting, unknown } from "../declaration/setting";
import { bagBoolean, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isBag } from "../estate/value";
import { type Assumption, findAssumption } from "../evidence/assumption";
import { and, type Ternary } from "../recovery/logic";
import { reaches } from "./reach";
import { optInNames } from "./types";

export const REGION_SETTINGS_TYPE = "aws:backup/regionSettings:RegionSettings";

/** Whether the account of a resource has opted in to its service, in its Region, as far as anything says. */
export interface OptIn {
  readonly holds: Ternary;
  /** What that rests on: `settings opts in to RDS`. */
  readonly text: string;
  /** Why it does not hold, or cannot be known; only there. */
  readonly because?: string;
  /** What would make it hold, as an order; only there. */
  readonly fix?: string;
}

/**
 * Where nothing says: AWS opts an account in to all that it supports, once it makes its first vault or plan in a Region.
 *
 * Source: AWS Backup developer guide, "Assign resources to a backup plan".
 */
export const ASSUMED_OPT_IN: OptIn = {
  holds: true,
  text: "that the account has opted in to its service is assumed",
};

/** Where a statement on opt-in is looked for. */
export interface OptInSources {
  readonly index: EstateIndex;
  readonly assumptions: readonly Assumption[];
  readonly asOf: number;
}

/** What the settings of Regions in the program say, and what lifeboat.yaml vouches for; where they disagree, the worse. */
export function optInOf(resource: EstateResource, service: string | undefined, sources: OptInSources): OptIn {
  const { index, assumptions, asOf } = sources;
  const names = optInNames(resource);
  const subject = { name: resource.name, type: resource.type, service };
  const vouched = findAssumption(assumptions, "opt-in", subject, asOf);
  const stated = index
    .ofType(REGION_SETTINGS_TYPE)
    .flatMap((settings) => names.flatMap((name) => statementOf(settings, name, resource)));
  const heard = vouched === undefined ? stated : stated.filter(({ silent }) => !silent);
  const doubt = heard.find(({ holds }) => holds === false) ?? heard.find(({ holds }) => holds === "unknown");
  if (vouched?.value === 0) return vouchedAgainst(vouched, names, heard);
  if (doubt !== undefined) {
    const { because = "", fix } = doubt;
    const although = vouched === undefined ? "" : `, although ${vouched.owner} vouches for opt-in in lifeboat.yaml`;
    const holds = and(...heard.map((one) => one.holds));
    return { holds, text: because, because: `${because}${although}`, ...(fix ? { fix } : {}) };
  }
  const [first] = heard;
  if (first !== undefined) return { holds: true, text: `${first.settings.name} opts in to ${names.join(" and ")}` };
  if (vouched === undefined) return ASSUMED_OPT_IN;
  return { holds: true, text: `opt-in ${writeVoucher(vouched)}: ${vouched.reason}` };
}

function vouchedAgainst({ owner }: Assumption, names: readonly string[], heard: readonly Statement[]): OptIn {
  const opted = heard.find(({ holds }) => holds === true);
  const although = opted === undefined ? "" : `, although ${opted.settings.name} opts in to it`;
  const because = `${owner} says in lifeboat.yaml that the account has not opted in to ${names.join(" and ")}${although}`;
  const fix = `opt in to ${names.join(" and ")} and correct opt-in in lifeboat.yaml`;
  return { holds: false, text: because, because, fix };
}

/** What the settings of one Region say of one service. */
interface Statement {
  readonly settings: EstateResource;
  readonly holds: Ternary;
  readonly because?: string;
  readonly fix?: string;
  /** Whether it speaks neither for nor against, so that somebody may vouch in its place. */
  readonly silent: boolean;
}

function statementOf(settings: EstateResource, name: string, resource: EstateResource): readonly Statement[] {
  const near = reaches(settings, resource);
  if (near === false) return [];
  const preference = preferenceOf(settings, name);
  const fix = `set ${name} to true in resourceTypeOptInPreference of ${settings.name}`;
  if (near === "unknown") {
    const silent = preference.kind === "absent" || (preference.kind === "known" && preference.value);
    const because = `whether ${settings.name} is for the Region and account of ${resource.name} is not known`;
    return [{ settings, holds: "unknown", because, silent }];
  }
  if (preference.kind === "unknown") {
    return [{ settings, holds: "unknown", because: preference.because, fix, silent: false }];
  }
  if (preference.kind === "absent") {
    const because = `${settings.name} does not mention ${name}, and AWS does not say what applies then`;
    return [{ settings, holds: "unknown", because, fix, silent: true }];
  }
  if (preference.value) return [{ settings, holds: true, silent: false }];
  return [{ settings, holds: false, because: `${settings.name} opts out of ${name}`, fix, silent: false }];
}

function preferenceOf(settings: EstateResource, name: string): Setting<boolean> {
  const property = "resourceTypeOptInPreference";
  const preferences = readValue(settings, property);
  if (preferences.kind !== "known") return preferences;
  if (!isBag(preferences.value)) return unknown(`${property} of ${settings.name} is not an object`);
  const preference = bagBoolean(preferences.value, name);
  return preference.kind === "unknown"
    ? unknown(`${name} in ${property} of ${settings.name} is not known at preview`)
    : preference;
}
