import { describe, expect, test } from "@jest/globals";
import type { Chain } from "../../../continuity/backup/chain";
import { backupPlans, coveringPlans } from "../../../continuity/backup/plans";
import { arnOf } from "../../../continuity/backup/types";
import { effectiveTags } from "../../../continuity/estate/effective-tags";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Condition } from "../../../continuity/recovery/path";
import { parseSchedule } from "../../../continuity/schedule";
import { FRANKFURT, indexOf, plan, provider, rdsInstance, rule, selection, vault } from "../estate-builder";
import { copy, job, read } from "./chains-of";

const DB = rdsInstance("db");
const MAIN = vault("main");
const NIGHTLY = plan("nightly", [rule("daily")]);
const BY_ARN = { resources: ["arn:aws:rds:eu-west-1:*:db:db"] };

/** Which plans cover a DB instance, through which selection, and how sure that is. */
function covering(db: EstateResource, ...others: readonly EstateResource[]) {
  const index = indexOf(db, ...others);
  const candidate = { resource: db, tags: effectiveTags(db), arn: arnOf(db) ?? "" };
  return coveringPlans(backupPlans(index), candidate, index).map(({ plan: of, selection: by, coverage }) => [
    of.resource.name,
    by.name,
    coverage.covered,
    coverage.because,
  ]);
}

describe("the plans that cover a member", () => {
  const at = (by: EstateProvider): [EstateResource, EstateResource] => {
    const of = plan("nightly", [rule("daily")], { provider: by });
    return [of, selection("all", of, {}, { provider: by })];
  };
  const account = (id: string, name: string) => provider("eu-west-1", { allowedAccountIds: [id] }, name);
  const second = plan("second", []);
  const place = "whether plan nightly is in the Region and account of db is not known";

  test.each<[string, unknown, unknown]>([
    [
      "one that selects everything",
      covering(DB, NIGHTLY, selection("all", NIGHTLY)),
      [["nightly", "all", true, undefined]],
    ],
    ["none without a selection", covering(DB, NIGHTLY), []],
    ["none whose selection excludes it", covering(DB, NIGHTLY, selection("s", NIGHTLY, { resources: ["x"] })), []],
    [
      "the surest of its selections",
      covering(
        DB,
        NIGHTLY,
        selection("perhaps", NIGHTLY, { resources: UNKNOWN }),
        selection("surely", NIGHTLY),
        selection("too", NIGHTLY),
      ),
      [["nightly", "surely", true, undefined]],
    ],
    [
      "several plans",
      covering(DB, NIGHTLY, second, selection("a", NIGHTLY), selection("b", second)),
      [
        ["nightly", "a", true, undefined],
        ["second", "b", true, undefined],
      ],
    ],
    [
      "perhaps each of the plans that a selection may belong to",
      covering(
        DB,
        NIGHTLY,
        second,
        selection("all", NIGHTLY, { planId: UNKNOWN }, { edges: { planId: [NIGHTLY, second] } }),
      ),
      [
        ["nightly", "all", "unknown", "which plan all belongs to is not known at preview"],
        ["second", "all", "unknown", "which plan all belongs to is not known at preview"],
      ],
    ],
    [
      "a selection by its ARN rather than one that asks for opt-in",
      covering(DB, NIGHTLY, selection("a", NIGHTLY), selection("b", NIGHTLY, BY_ARN)),
      [["nightly", "b", true, undefined]],
    ],
    [
      "perhaps a plan that is not part of the program",
      covering(DB, selection("theirs", NIGHTLY, { planId: "7f0e" }, { edges: { planId: [] } })),
      [["theirs", "theirs", "unknown", "the plan of selection theirs is not part of this program"]],
    ],
    [
      "no plan elsewhere whose selection names another",
      covering(DB, selection("theirs", NIGHTLY, { planId: "7f0e", resources: ["x"] }, { edges: { planId: [] } })),
      [],
    ],
    [
      "none by a selection in another Region than its plan",
      covering(DB, NIGHTLY, selection("all", NIGHTLY, {}, { provider: FRANKFURT })),
      [],
    ],
    [
      "none by the region of a selection either",
      covering(DB, NIGHTLY, selection("all", NIGHTLY, { region: "eu-central-1" })),
      [],
    ],
    ["none in another Region", covering(DB, ...at(FRANKFURT)), []],
    [
      "none in another Region by its own argument",
      covering(rdsInstance("db", { region: "eu-central-1" }), NIGHTLY, selection("all", NIGHTLY)),
      [],
    ],
    [
      "one in its Region by its own argument",
      covering(rdsInstance("db", { region: "eu-west-1" }, { provider: FRANKFURT }), NIGHTLY, selection("all", NIGHTLY)),
      [["nightly", "all", true, undefined]],
    ],
    [
      "perhaps one whose Region is not known",
      covering(DB, ...at(provider(undefined, {}, "x"))),
      [["nightly", "all", "unknown", place]],
    ],
    [
      "one of the same provider, whatever its Region",
      covering(rdsInstance("db", {}, { provider: provider(undefined) }), ...at(provider(undefined))),
      [["nightly", "all", true, undefined]],
    ],
    [
      "none in another account",
      covering(rdsInstance("db", {}, { provider: account("1", "a") }), ...at(account("2", "b"))),
      [],
    ],
    [
      "one in the same account, by another provider",
      covering(rdsInstance("db", {}, { provider: account("1", "a") }), ...at(account("1", "b"))),
      [["nightly", "all", true, undefined]],
    ],
    [
      "perhaps one whose account is known, where that of the member is not",
      covering(DB, ...at(account("2", "b"))),
      [["nightly", "all", "unknown", place]],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("a selection that names others by reference is not asked, and the result is the same as if it were", () => {
    const other = rdsInstance("other");
    const byReference = selection("by", NIGHTLY, { resources: [UNKNOWN] }, { edges: { resources: [other] } });
    expect(backupPlans(indexOf(DB, other, NIGHTLY, byReference))[0]?.confinedTo).toEqual(new Set([other.urn]));
    expect(covering(DB, other, NIGHTLY, byReference)).toEqual([]);
    expect(covering(other, DB, NIGHTLY, byReference)).toEqual([["nightly", "by", true, undefined]]);
  });
});

describe("the chains that a rule leaves", () => {
  const FAR = "arn:aws:backup:eu-central-1:222222222222:backup-vault:far";
  const COVERED: Condition = { text: "selection all of plan nightly covers it by its ARN", holds: true };
  const cron = "cron(0 5 ? * * *)";

  function chains(rules: Value, figures = {}, support: Parameters<typeof read>[3] = "beside snapshots") {
    const nightly = plan("nightly", rules);
    return { nightly, ...read(DB, [MAIN, nightly, selection("all", nightly, BY_ARN)], figures, support) };
  }

  test("a snapshot and its copy", () => {
    const {
      nightly,
      chains: all,
      unread,
    } = chains([rule("daily", { copyActions: [{ destinationVaultArn: FAR, lifecycle: { deleteAfter: 90 } }] })], {
      ...job(20),
      ...copy(40),
    });
    const parsed = parseSchedule({ expression: cron, timezone: "Etc/UTC" });
    const kept = { kind: "known", value: 35 * 86_400 } as const;
    const destination = { name: "far", region: "eu-central-1", account: "222222222222", resource: undefined };
    const warm = {
      coldAfter: { kind: "known", value: null },
      archive: { kind: "known", value: false },
    } as const;
    const far = {
      destination: { kind: "known", value: destination },
      retention: { kind: "known", value: 90 * 86_400 },
      ...warm,
    };
    const of: Chain["rule"] = {
      plan: nightly,
      name: "daily",
      schedule: { kind: "known", value: { expression: cron, timezone: "Etc/UTC", parsed } },
      startWindow: { kind: "known", value: 3600 },
      completionWindow: { kind: "known", value: 10_800 },
      continuous: { kind: "known", value: false },
      retention: kept,
      ...warm,
      vault: { name: "main", region: "eu-west-1", account: undefined, resource: MAIN },
      copies: { kind: "known", value: [far as never] },
      refusals: [],
    };
    const base = {
      ...warm,
      rule: of,
      schedule: { expression: cron, timezone: "Etc/UTC", parsed },
      startWindow: 3600,
      job: { label: "job", lo: 1200, hi: 1200, provenance: "declared", source: "a job takes 20m" },
      rivals: [],
      requires: [COVERED, { text: "its job fits into the completion window", holds: true }],
    };
    expect(all).toEqual([
      { ...base, kind: "snapshot", vault: of.vault, retention: kept },
      {
        ...base,
        kind: "copy",
        vault: destination,
        retention: far.retention,
        copy: { label: "copy", lo: 2400, hi: 2400, provenance: "declared", source: "a copy takes 40m" },
      },
    ]);
    expect(unread).toEqual([]);
  });

  const kinds = (rules: Value, support?: Parameters<typeof read>[3]) =>
    chains(rules, {}, support).chains.map(({ kind, requires }) => [kind, ...requires.slice(1)]);
  const perhapsOn: Condition = {
    text: "continuous backup is on",
    holds: "unknown",
    because: "enableContinuousBackup is not known at preview",
  };

  test.each<[string, unknown, unknown]>([
    ["continuous alone where it is on", kinds([rule("daily", { enableContinuousBackup: true })]), [["continuous"]]],
    [
      "copies beside continuous, which are snapshots",
      kinds([rule("daily", { enableContinuousBackup: true, copyActions: [{ destinationVaultArn: FAR }] })]),
      [["continuous"], ["copy"]],
    ],
    [
      "snapshots of a type that has no continuous backup",
      kinds([rule("daily", { enableContinuousBackup: true })], "unsupported"),
      [["snapshot"]],
    ],
    [
      "either where it is not known",
      kinds([rule("daily", { enableContinuousBackup: UNKNOWN })]),
      [["continuous", perhapsOn], ["snapshot"]],
    ],
    [
      "a copy to a vault that is not known",
      kinds([rule("daily", { copyActions: [{ destinationVaultArn: UNKNOWN }] })]),
      [
        ["snapshot"],
        [
          "copy",
          {
            text: "its copy arrives in another vault",
            holds: "unknown",
            because:
              "which vault a copy of nightly goes to is not known at preview (one plan a destination makes it known)",
          },
        ],
      ],
    ],
    [
      "a rule beside one whose schedule is not known: that may suppress its snapshots, not its continuous backup",
      kinds([rule("daily", { enableContinuousBackup: UNKNOWN }), rule("other", { schedule: UNKNOWN })]),
      [
        ["continuous", perhapsOn],
        [
          "snapshot",
          {
            text: "rule other of the same plan does not suppress its runs",
            holds: "unknown",
            because: "the schedule of rule other of nightly is not known",
          },
        ],
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("a job that is known to outlast its completion window never ends", () => {
    const { chains: all } = chains([rule("daily", { completionWindow: 60 })], job(61));
    expect(all.map(({ requires }) => requires)).toEqual([
      [COVERED, { text: "its job fits into the completion window", holds: false }],
    ]);
  });

  test("a selection that counts only after opt-in says that this is assumed; one that may cover it says why", () => {
    const nightly = plan("nightly", [rule("daily")]);
    const requires = (inputs: Bag) => read(DB, [MAIN, nightly, selection("all", nightly, inputs)]).chains[0]?.requires;
    expect(requires({})).toEqual([
      {
        text: "selection all of plan nightly covers it by everything (that the account has opted in to its service is assumed)",
        holds: true,
      },
    ]);
    expect(requires({ resources: UNKNOWN })).toEqual([
      {
        text: "selection all of plan nightly covers it by its ARN",
        holds: "unknown",
        because: "resources of all is computed and not known at preview",
      },
    ]);
  });
});

test("a plan that is not part of the program may have rules that nobody can see", () => {
  const theirs = selection("theirs", NIGHTLY, { planId: "7f0e", ...BY_ARN }, { edges: { planId: [] } });
  const condition: Condition = {
    text: "selection theirs covers it by its ARN",
    holds: "unknown",
    because: "the plan of selection theirs is not part of this program",
  };
  expect(read(DB, [theirs])).toEqual({
    chains: [],
    unread: [
      { what: "points", condition },
      { what: "copies", condition },
    ],
  });
});

describe("what cannot be read may be there all the same", () => {
  const FAR = [{ destinationVaultArn: "arn:aws:backup:eu-central-1:2:backup-vault:far" }];
  const runs = (because: string): Condition => ({ text: "rule daily of nightly runs", holds: "unknown", because });
  function unread(rules: Value) {
    const nightly = plan("nightly", rules);
    return read(DB, [MAIN, nightly, selection("all", nightly, BY_ARN)]).unread;
  }
  const unknownRules: Condition = {
    text: "selection all of plan nightly covers it by its ARN",
    holds: "unknown",
    because: "rules of nightly is computed and not known at preview",
  };

  test.each<[string, unknown, unknown]>([
    ["nothing, where all is known", unread([rule("daily", { copyActions: FAR })]), []],
    [
      "points of a rule without copies",
      unread([rule("daily", { schedule: UNKNOWN })]),
      [{ what: "points", condition: runs("schedule is not known at preview") }],
    ],
    [
      "points of a rule with an empty list of copies",
      unread([rule("daily", { schedule: UNKNOWN, copyActions: [] })]),
      [{ what: "points", condition: runs("schedule is not known at preview") }],
    ],
    [
      "points and copies",
      unread([rule("daily", { startWindow: UNKNOWN, copyActions: FAR })]),
      [
        { what: "points", condition: runs("startWindow is not known at preview") },
        { what: "copies", condition: runs("startWindow is not known at preview") },
      ],
    ],
    [
      "points of a rule whose schedule is wrong",
      unread([rule("daily", { schedule: "rate(1 day)" })]),
      [
        {
          what: "points",
          condition: {
            ...runs("the schedule of rule daily of nightly cannot be read"),
            fix: "correct the schedule of rule daily of nightly",
          },
        },
      ],
    ],
    [
      "copies",
      unread([rule("daily", { copyActions: UNKNOWN })]),
      [
        {
          what: "copies",
          condition: {
            text: "rule daily of nightly copies",
            holds: "unknown",
            because: "copyActions is not known at preview",
          },
        },
      ],
    ],
    [
      "both, of rules that are computed",
      unread(UNKNOWN),
      [
        { what: "points", condition: unknownRules },
        { what: "copies", condition: unknownRules },
      ],
    ],
    ["nothing of a plan without rules", unread(null), []],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
