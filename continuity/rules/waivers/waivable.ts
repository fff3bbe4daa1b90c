import { OWN_RULES } from "../own-findings";

/** What says that nothing was proven, or that a waiver is wrong, is never set aside. */
const NOT_WAIVABLE: readonly string[] = [...OWN_RULES, "inputs-not-recorded", "partial-preview", "waiver-valid"];

/** Whether findings of a rule can be accepted at all. */
export function isWaivable(rule: string): boolean {
  return !NOT_WAIVABLE.includes(rule);
}
