import type { ResponseTimes } from "../declaration/statement";
import { assumed, declared, type Step } from "./step";

/** Our own figures for what people do in a recovery; upper ends, never promises. */
export const DEFAULT_RESPONSE: ResponseTimes = { detect: 300, decide: 900, verify: 300, cutover: 300 };

const LABEL: Readonly<Record<keyof ResponseTimes, string>> = {
  detect: "detect",
  decide: "decide",
  verify: "verify",
  cutover: "cut over to the new endpoint",
};

/** The step for one response: what the service states, else what the configuration states, else our default. */
export function responseStep(
  name: keyof ResponseTimes,
  service: Readonly<Partial<ResponseTimes>>,
  configured: Readonly<Partial<ResponseTimes>>,
): Step {
  const own = service[name];
  if (own !== undefined) return declared(LABEL[name], own, `continuity:${name} of the service`);
  const general = configured[name];
  if (general !== undefined) return declared(LABEL[name], general, `${name} of the policy configuration`);
  return assumed(LABEL[name], DEFAULT_RESPONSE[name], `default of Lifeboat; state continuity:${name}`);
}
