import { formatDay } from "../declaration/day";
import type { Voucher } from "../declaration/external";
import type { Rule } from "./rule";

/** Does somebody still answer for everything that lives elsewhere? */
export const externalExpired: Rule = {
  id: "external-expired",
  asks: "Does somebody still answer for everything that lifeboat.yaml says lives elsewhere?",
  level: "advisory",
  severity: "medium",
  *check({ external, surroundings }) {
    const { accounts, plans, services, vaults } = external;
    const entries = [
      ...named("account", accounts),
      ...named("plan", plans),
      ...named("service", services),
      ...named("vault", vaults),
    ];
    for (const { what, owner, until } of entries) {
      if (until > surroundings.asOf) continue;
      yield {
        verdict: "unproven",
        message: `External ${what} ended on ${formatDay(until)} and no longer counts.`,
        fix: `Have ${owner} confirm it with a later day under external in lifeboat.yaml, or take it out.`,
      };
    }
  },
};

function named(kind: string, entries: readonly (Voucher & { readonly name: string })[]) {
  return entries.map(({ name, owner, until }) => ({ what: `${kind} ${name}`, owner, until }));
}
