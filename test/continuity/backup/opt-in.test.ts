import { describe, expect, test } from "@jest/globals";
import { type OptIn, optInOf } from "../../../continuity/backup/opt-in";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { AS_OF, FRANKFURT, indexOf, provider, rdsInstance, regionSettings, resource } from "../estate-builder";

const DB = rdsInstance("orders");
const CLUSTER = resource("aws:rds/cluster:Cluster", "ledger", { engine: UNKNOWN });

function optIn(
  settings: readonly EstateResource[],
  assumptions: readonly Assumption[] = [],
  member: EstateResource = DB,
): OptIn {
  return optInOf(member, "shop", { index: indexOf(member, ...settings), assumptions, asOf: AS_OF });
}

const says = (preferences: Value, by?: EstateProvider, name = "settings") =>
  regionSettings(name, preferences, by ? { provider: by } : {});
const vouches = (value: 0 | 1, more: Partial<Assumption> = {}): Assumption => ({
  what: "opt-in",
  for: { kind: "service", service: "shop" },
  value,
  owner: "team-platform",
  reason: "set by hand",
  until: AS_OF + 86_400,
  ...more,
});
const no = (holds: false | "unknown", because: string, fix?: string, text = because): OptIn => ({
  holds,
  text,
  because,
  ...(fix ? { fix } : {}),
});

const ASSUMED: OptIn = { holds: true, text: "that the account has opted in to its service is assumed" };
const SET = "set RDS to true in resourceTypeOptInPreference of settings";
const OUT = "settings opts out of RDS";
const SILENT = "settings does not mention RDS, and AWS does not say what applies then";
const PLACE = "whether settings is for the Region and account of orders is not known";
const DECLARED: OptIn = { holds: true, text: "opt-in declared by team-platform until 2026-01-02: set by hand" };
const AGAINST = "team-platform says in lifeboat.yaml that the account has not opted in to RDS";
const CORRECT = "opt in to RDS and correct opt-in in lifeboat.yaml";
const account = (id: string) => provider("eu-west-1", { allowedAccountIds: [id] }, id);

describe("the settings of a Region", () => {
  test.each<[string, OptIn, OptIn]>([
    ["none", optIn([]), ASSUMED],
    ["in", optIn([says({ RDS: true })]), { holds: true, text: "settings opts in to RDS" }],
    ["in, written as text", optIn([says({ RDS: "true" })]), { holds: true, text: "settings opts in to RDS" }],
    ["out", optIn([says({ RDS: false, Aurora: true })]), no(false, OUT, SET)],
    ["not mentioned", optIn([says({ EBS: true })]), no("unknown", SILENT, SET)],
    ["mentioned in another case", optIn([says({ rds: true })]), no("unknown", SILENT, SET)],
    [
      "one preference computed",
      optIn([says({ RDS: UNKNOWN })]),
      no("unknown", "RDS in resourceTypeOptInPreference of settings is not known at preview", SET),
    ],
    [
      "all computed",
      optIn([says(UNKNOWN)]),
      no("unknown", "resourceTypeOptInPreference of settings is computed and not known at preview", SET),
    ],
    ["no object", optIn([says("RDS")]), no("unknown", "resourceTypeOptInPreference of settings is not an object", SET)],
    ["of another Region", optIn([says({ RDS: false }, FRANKFURT)]), ASSUMED],
    ["of a Region not known, out", optIn([says({ RDS: false }, provider(undefined, {}, "x"))]), no("unknown", PLACE)],
    ["of a Region not known, in", optIn([says({ RDS: true }, provider(undefined, {}, "x"))]), no("unknown", PLACE)],
    ["of an account not known to be the same", optIn([says({ RDS: true }, account("1"))]), no("unknown", PLACE)],
    [
      "of another account",
      optIn([says({ RDS: false }, account("1"))], [], rdsInstance("orders", {}, { provider: account("2") })),
      ASSUMED,
    ],
    [
      "two of one Region that disagree",
      optIn([says({ RDS: true }), says({ RDS: false }, undefined, "others")]),
      no(false, "others opts out of RDS", "set RDS to true in resourceTypeOptInPreference of others"),
    ],
    [
      "of both services that a cluster may belong to",
      optIn([says({ RDS: true, Aurora: true })], [], CLUSTER),
      { holds: true, text: "settings opts in to Aurora and RDS" },
    ],
    [
      "of one of them alone",
      optIn([says({ RDS: true, Aurora: false })], [], CLUSTER),
      no(false, "settings opts out of Aurora", "set Aurora to true in resourceTypeOptInPreference of settings"),
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("what lifeboat.yaml vouches for", () => {
  test.each<[string, OptIn, OptIn]>([
    ["in", optIn([], [vouches(1)]), DECLARED],
    ["out", optIn([], [vouches(0)]), no(false, AGAINST, CORRECT)],
    ["for another service", optIn([], [vouches(0, { for: { kind: "service", service: "other" } })]), ASSUMED],
    ["expired", optIn([], [vouches(0, { until: AS_OF })]), ASSUMED],
    ["in, where the settings do not mention it", optIn([says({})], [vouches(1)]), DECLARED],
    [
      "in, where the Region of settings that opt in is not known",
      optIn([says({ RDS: true }, provider(undefined, {}, "x"))], [vouches(1)]),
      DECLARED,
    ],
    [
      "in, where the Region of settings that opt out is not known",
      optIn([says({ RDS: false }, provider(undefined, {}, "x"))], [vouches(1)]),
      no("unknown", `${PLACE}, although team-platform vouches for opt-in in lifeboat.yaml`, undefined, PLACE),
    ],
    [
      "in, against settings that opt out",
      optIn([says({ RDS: false })], [vouches(1)]),
      no(false, `${OUT}, although team-platform vouches for opt-in in lifeboat.yaml`, SET, OUT),
    ],
    [
      "out, against settings that opt in",
      optIn([says({ RDS: true })], [vouches(0)]),
      no(false, `${AGAINST}, although settings opts in to it`, CORRECT),
    ],
    [
      "in, as the settings say",
      optIn([says({ RDS: true })], [vouches(1)]),
      { holds: true, text: "settings opts in to RDS" },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
