import type { UnprovenReason } from "../verdict/verdict";

/** What each reason means for which nothing could be shown, in words. */
export const WHY_UNPROVEN: Readonly<Record<UnprovenReason, string>> = {
  unknown: "a setting cannot be known at preview",
  untested: "nobody has measured or vouched for a step",
  unmodelled: "there is no model of a member",
  range: "the objective lies between the least and the most",
};
