import { describe, expect, test } from "@jest/globals";
import type { Chain } from "../../../continuity/backup/chain";
import { type Survival, survivesCompromise } from "../../../continuity/backup/survival";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { indexOf, resource, rule, vault, vaultLock } from "../estate-builder";
import { chainsOfRules } from "./chains-of";

const MAIN = vault("main");
const GAPPED = resource("aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", "gapped");
const ELSEWHERE = "arn:aws:backup:eu-west-1:222222222222:backup-vault:far";
const [SNAPSHOT, COPY] = chainsOfRules([rule("daily", { copyActions: [{ destinationVaultArn: ELSEWHERE }] })]);

/** A chain whose points lie in such a vault. */
function inVault(of: Chain | undefined, place: Partial<Chain["vault"]>): Chain {
  if (of === undefined) throw new Error("there should be a chain");
  return { ...of, vault: { ...of.vault, account: undefined, resource: undefined, ...place } };
}

const TEXT =
  "its points are out of reach of the workload account (that this account cannot delete their key is assumed)";
const lock = (inputs: Bag): EstateResource => vaultLock("lock", { backupVaultName: "main", ...inputs });

function survival(chain: Chain, workload: string | undefined, ...more: readonly EstateResource[]): Survival {
  return survivesCompromise(chain, workload, indexOf(MAIN, ...more));
}

describe("what survives an attacker in the workload account", () => {
  const snapshot = inVault(SNAPSHOT, { resource: MAIN });
  test.each<[string, Survival, Survival]>([
    ["no snapshot in an open vault", survival(snapshot, "1"), { holds: false, text: TEXT }],
    [
      "none in a vault with a governance lock",
      survival(snapshot, "1", lock({ minRetentionDays: 7 })),
      {
        holds: false,
        text: TEXT,
      },
    ],
    [
      "one in a vault with a compliance lock, once that is final",
      survival(snapshot, "1", lock({ changeableForDays: 3 })),
      { holds: true, text: `${TEXT}; compliance lock, final 3 days after deployment` },
    ],
    [
      "perhaps one behind a lock of a kind that is computed",
      survival(snapshot, "1", lock({ changeableForDays: UNKNOWN })),
      { holds: "unknown", text: TEXT, because: "changeableForDays of lock is computed and not known at preview" },
    ],
    [
      "one in an air-gapped vault",
      survival(inVault(COPY, { resource: GAPPED }), "1"),
      {
        holds: true,
        text: `${TEXT}; logically air-gapped vault`,
      },
    ],
    ["a copy in another account", survival(inVault(COPY, { account: "2" }), "1"), { holds: true, text: TEXT }],
    [
      "perhaps a copy in an account, where that of the workload is not known",
      survival(inVault(COPY, { account: "2", name: "far" }), undefined),
      {
        holds: "unknown",
        text: TEXT,
        because: "the account of the workload is not known, so vault far may lie in it",
      },
    ],
    [
      "perhaps a copy in a vault that others make",
      survival(inVault(COPY, { name: "far" }), "1"),
      { holds: "unknown", text: TEXT, because: "vault far is not part of this program" },
    ],
    [
      "no copy in an open vault of the same account",
      survival(inVault(COPY, { account: "1", resource: MAIN }), "1"),
      {
        holds: false,
        text: TEXT,
      },
    ],
    [
      "none in the vault that is always there",
      survival(inVault(SNAPSHOT, { name: "Default" }), "1"),
      {
        holds: false,
        text: TEXT,
      },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
