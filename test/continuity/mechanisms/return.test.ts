import { describe, expect, test } from "@jest/globals";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { type Return, returnOf } from "../../../continuity/mechanisms/return";
import type { Step } from "../../../continuity/recovery/step";
import { chainsOfRules } from "../backup/chains-of";
import { provider, rdsInstance, resource, rule } from "../estate-builder";
import { vouched } from "../rules/findings";
import { subjectFor, surroundingsFor } from "./ways";

const OURS = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const GAPPED = resource("aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", "gapped");
const [SNAPSHOT] = chainsOfRules([rule("daily")]);

/** How points in vaults of such accounts get back to a database. */
function returned(
  vaults: readonly (readonly [account: string | undefined, resource?: EstateResource])[],
  by: EstateProvider | undefined = OURS,
  copyTime?: number,
): Return {
  if (SNAPSHOT === undefined) throw new Error("there should be a chain");
  const db = rdsInstance("db", {}, by ? { provider: by } : {});
  const surroundings = surroundingsFor(db, {
    assumptions: copyTime === undefined ? [] : [vouched("copy-time", copyTime)],
  });
  const chains = vaults.map(([account, of]) => ({
    ...SNAPSHOT,
    vault: { ...SNAPSHOT.vault, account, resource: of },
  }));
  return returnOf(chains, subjectFor(db), surroundings);
}

const untested = (label: string, what: string): Step => ({
  label,
  lo: 0,
  hi: null,
  provenance: "none",
  source: `AWS publishes no time for ${what}; declare or measure copy-time`,
  open: "untested",
  vouch: "copy-time",
});
const COPIED = untested("copy back to the workload account", "a copy job");
const SHARED = untested("share the vault with the workload account", "sharing a vault");
const told = (label: string, lo: number): Step => ({
  label,
  lo,
  hi: 2700,
  provenance: "declared",
  source: "copy-time 45m declared by team-orders until 2026-01-02: restored twice",
});

describe("points are restored", () => {
  const [here, there] = ["111111111111", "222222222222"];
  const silent = provider("eu-west-1");
  test.each<[string, Return, Return]>([
    ["where they lie, in the account of the workload", returned([[here]]), { account: here, steps: [], copies: false }],
    [
      "where they lie, if neither tells its account",
      returned([[undefined]], silent),
      { account: undefined, steps: [], copies: false },
    ],
    [
      "once they are copied back from another account",
      returned([[there]]),
      { account: here, steps: [COPIED], copies: true },
    ],
    [
      "once they are copied back, in the time that somebody vouches for",
      returned([[there]], OURS, 2700),
      { account: here, steps: [told(COPIED.label, 2700)], copies: true },
    ],
    [
      "once they are copied back, if that is needed at all",
      returned([[there]], silent, 2700),
      { account: undefined, steps: [told(COPIED.label, 0)], copies: true },
    ],
    [
      "once they are copied back from a vault whose account is not known, if that is needed at all",
      returned([[undefined]], OURS, 2700),
      { account: here, steps: [told(COPIED.label, 0)], copies: true },
    ],
    [
      "once an air-gapped vault of another account is shared",
      returned([[there, GAPPED]]),
      { account: here, steps: [SHARED], copies: false },
    ],
    [
      "once an air-gapped vault is shared, no later than a copy would be there",
      returned([[there, GAPPED]], OURS, 2700),
      { account: here, steps: [told(SHARED.label, 2700)], copies: false },
    ],
    [
      "from an air-gapped vault of the account itself",
      returned([[here, GAPPED]]),
      { account: here, steps: [], copies: false },
    ],
    [
      "once they are copied back, where only some lie in an air-gapped vault",
      returned([[there, GAPPED], [there]]),
      { account: here, steps: [COPIED], copies: true },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
