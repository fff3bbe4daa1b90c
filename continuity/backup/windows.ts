import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import type { Seconds } from "../declaration/duration";
import { type Setting, unknown } from "../declaration/setting";
import { bagValue } from "../estate/read";
import type { Bag } from "../estate/value";
import { type Refusal, wholeNumber } from "./refusal";

const DEFAULT = PROVIDER_DEFAULTS["aws:backup/plan:Plan"];
const MINUTE: Seconds = 60;

/** The least and the most that AWS Backup takes, in minutes; the most is a hundred years. */
const LIMITS = { startWindow: { least: 60, most: 52_560_000 }, completionWindow: { least: 1, most: 52_560_000 } };

/** A window of a rule, default applied, and why AWS refuses it. */
export interface ReadWindow {
  readonly setting: Exclude<Setting<Seconds>, { kind: "absent" }>;
  readonly refusals: readonly Refusal[];
}

/**
 * Reads a window of a rule.
 *
 * Source: AWS Backup API, `BackupRuleInput`: a start window "must be at least 60 minutes to avoid errors".
 *
 * @param rule as messages name it: `rule daily`
 */
export function readWindow(bag: Bag, property: "startWindow" | "completionWindow", rule: string): ReadWindow {
  const value = bagValue(bag, property);
  if (value.kind === "unknown") return { setting: value, refusals: [] };
  const minutes = value.kind === "absent" ? DEFAULT[`rules.${property}`].value : wholeNumber(value.value);
  const { least, most } = LIMITS[property];
  const refusals: readonly Refusal[] =
    minutes !== undefined && minutes >= least && minutes <= most
      ? []
      : [
          {
            about: "windows",
            of: `the windows of ${rule}`,
            holds: false,
            problem: `${property} is not a whole number of minutes from ${least} to ${most}`,
            fix: `set ${property} of ${rule} to ${minutes === undefined || minutes < least ? DEFAULT[`rules.${property}`].value : most}`,
          },
        ];
  const setting: ReadWindow["setting"] =
    minutes === undefined || minutes < 1 || minutes > most
      ? unknown(refusals[0]?.problem ?? `${property} cannot be read`)
      : { kind: "known", value: minutes * MINUTE };
  return { setting, refusals };
}
