import { forecastsOf } from "../../drills/model/forecast";
import { reliancesOf } from "../../drills/model/reliance";
import type { DrillPlan } from "../../drills/plan";
import { modelOf } from "../model";

/** What the model says of a member before it is drilled. */
export type Expectations = Pick<DrillPlan, "forecasts" | "lockedVaults">;

/**
 * What the model says of each member of what is deployed, by URN.
 *
 * @param now epoch milliseconds
 * @param settings another lifeboat.yaml than that of the project
 * @throws {UsageError} for a state, or settings, that cannot be used
 */
export function expectationsOf(
  state: string,
  now: number,
  settings?: string,
): (urn: string | undefined) => Expectations {
  const { assessment, options, find } = modelOf(state, now / 1000, settings);
  return (urn) => {
    const found = urn === undefined ? undefined : find(urn);
    if (found === undefined) return {};
    const { service, member } = found;
    const locked = reliancesOf(assessment, service, member).filter((one) => one.locked);
    return {
      forecasts: forecastsOf(assessment, service, member, options.response),
      lockedVaults: locked.flatMap(({ region, vaults }) => vaults.map((vault) => `${region}/${vault}`)),
    };
  };
}
