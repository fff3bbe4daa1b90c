import { expect, test } from "@jest/globals";
import { type Reliance, reliancesOf } from "../../../drills/model/reliance";
import type { Deployed } from "../deployed";
import { judged } from "./judged";

const OWN: Reliance = {
  from: "continuous",
  region: "us-east-1",
  account: "123456789012",
  vaults: [],
  locked: false,
  scenarios: ["data"],
  rpoSeconds: 3600,
};
const COPIES: Reliance = {
  from: "copy",
  region: "us-west-2",
  account: "123456789012",
  vaults: ["Default"],
  locked: true,
  scenarios: ["region", "compromise"],
  rpoSeconds: 172_800,
};

test.each<[string, Deployed, readonly Reliance[]]>([
  ["own backups, and copies for two disruptions of which the stricter limit counts", {}, [COPIES, OWN]],
  ["the stricter limit of a lost Region", { regionRpo: "30h" }, [{ ...COPIES, rpoSeconds: 108_000 }, OWN]],
  [
    "a vault of another account, which need not be locked",
    { copyAccount: "222222222222", copyVault: "apart", locked: false },
    [{ ...COPIES, account: "222222222222", vaults: ["apart"], locked: false }, OWN],
  ],
  [
    "no lock: nothing survives a compromise, and nothing is counted on",
    { locked: false },
    [{ ...COPIES, locked: false, scenarios: ["region"] }, OWN],
  ],
  [
    "snapshots of a vault where the own backups do not reach back",
    { ownBackups: false },
    [COPIES, { ...OWN, from: "snapshot", vaults: ["Default"] }],
  ],
])("%s", (_, deployed, expected) => {
  const { assessment, service, member } = judged(deployed);
  expect(reliancesOf(assessment, service, member)).toEqual(expected);
});
