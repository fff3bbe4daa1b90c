import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { SCENARIOS } from "../../../continuity/declaration/scenario";
import type { Estate, EstateResource } from "../../../continuity/estate/resource";
import type { Bag, Value } from "../../../continuity/estate/value";
import {
  AS_OF,
  estate,
  indexOf,
  plan,
  provider,
  rdsInstance,
  resource,
  selection,
  vault,
  vaultLock,
} from "../estate-builder";
import { anything, bag, list, one, plain, veiled, veiledBag } from "./anything";
import { expectNoSurer, lots, sureVerdicts } from "./once-known";

const OPTIONS = { ...DEFAULT_OPTIONS, asOf: AS_OF };

const lifecycle = bag({
  deleteAfter: one(1, 7, 35, 90, 120, "35", 0, -1, 36_501),
  coldStorageAfter: one(1, 30, "30", 0, -1, 0.5),
  optInToArchiveForSupportedResources: one(true, false),
});
const SCHEDULES = one(
  "cron(0 5 ? * * *)",
  "cron(0 0/6 ? * * *)",
  "cron(30 2 ? * MON-FRI *)",
  "cron(0 5 ? * * 2026-2030)",
);
const FAR_ARN = "arn:aws:backup:eu-central-1:111111111111:backup-vault:far";
const DB_ARN = "arn:aws:rds:eu-west-1:111111111111:db:db";

const dbInputs = bag({
  multiAz: one(true, false),
  backupRetentionPeriod: one(0, 1, 7, 35),
  deletionProtection: one(true, false),
  deleteAutomatedBackups: one(true, false),
});
const ruleInputs = bag({
  ruleName: one("a", "b"),
  targetVaultName: one("main", "far", "Default"),
  schedule: SCHEDULES,
  scheduleExpressionTimezone: one("Etc/UTC", "America/New_York"),
  startWindow: one(60, 480, 30),
  completionWindow: one(180, 30, 0),
  enableContinuousBackup: one(true, false),
  lifecycle,
  copyActions: list(bag({ destinationVaultArn: one(FAR_ARN), lifecycle })),
});
const tagList = list(
  bag({ key: one("backup", "aws:ResourceTag/backup"), value: one("daily", "da*"), type: one("STRINGEQUALS") }),
);
const selectionInputs = bag({
  resources: list(one(DB_ARN, "*", "arn:aws:rds:*:*:db:*")),
  notResources: list(one(FAR_ARN, DB_ARN)),
  selectionTags: tagList,
  conditions: list(
    bag({ stringEquals: tagList, stringLikes: tagList, stringNotEquals: tagList, stringNotLikes: tagList }),
  ),
});
const lockInputs = bag({
  backupVaultName: one("main", "far"),
  changeableForDays: one(3),
  minRetentionDays: one(1, 30),
  maxRetentionDays: one(35, 100),
});

const TAGS: Bag = {
  "continuity:service": "orders",
  "continuity:rto": "4h",
  "continuity:rpo": "26h",
  "continuity:rpo:region": "30h",
  "continuity:rpo:compromise": "30h",
  "continuity:detection-window": "2d",
  backup: "daily",
};

const HOME = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const ABROAD = provider("eu-central-1", { allowedAccountIds: ["111111111111"] }, "abroad");
const MAIN = vault("main", {}, { provider: HOME });
const FAR = vault("far", { kmsKeyArn: "arn:aws:kms:eu-central-1:222222222222:key/1" }, { provider: ABROAD });

interface Inputs {
  readonly db: Bag;
  readonly rules: Value;
  readonly selection: Bag;
  readonly lock: Bag;
}

/** A database, a plan over two vaults, a selection and a lock; the edges are those of a program that refers to all. */
function program(inputs: Inputs, more: readonly EstateResource[] = []): Estate {
  const db = rdsInstance("db", { tags: TAGS, ...inputs.db }, { provider: HOME });
  const nightly = plan("nightly", inputs.rules, { provider: HOME, edges: { rules: [MAIN, FAR] } });
  const all = selection("all", nightly, inputs.selection, { provider: HOME, edges: { resources: [db] } });
  return estate(db, MAIN, FAR, nightly, all, vaultLock("lock", inputs.lock, { provider: HOME }), ...more);
}

const inputs: fc.Arbitrary<Inputs> = fc.record({
  db: dbInputs,
  rules: fc.oneof({ weight: 8, arbitrary: fc.array(ruleInputs, { maxLength: 2 }) }, { weight: 1, arbitrary: anything }),
  selection: selectionInputs,
  lock: lockInputs,
});

describe("whatever a program says", () => {
  test("it is judged without an error of our own", () => {
    const junk = fc.array(
      fc.record({
        type: fc.constantFrom(
          ...program({ db: {}, rules: [], selection: {}, lock: {} }).resources.map(({ type }) => type),
        ),
        inputs: fc.dictionary(
          fc.constantFrom("tags", "name", "rules", "resources", "backupVaultName", "multiAz"),
          anything,
        ),
        outputs: fc.dictionary(fc.constantFrom("arn", "region", "name", "tagsAll"), anything),
      }),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(inputs, junk, (given, others) => {
        const more = others.map(({ type, inputs: bagOf, outputs }, i) =>
          resource(type, `junk-${i}`, bagOf as Bag, { outputs: outputs as Bag }),
        );
        const { findings } = assess(program(given, more), OPTIONS);
        expect(findings.filter(({ rule }) => rule === "rule-failed")).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("what cannot be known", () => {
  const concrete: fc.Arbitrary<Inputs> = fc.record({
    db: plain({
      multiAz: one(true, false),
      backupRetentionPeriod: one(0, 1, 7),
      deletionProtection: one(true, false),
      deleteAutomatedBackups: one(true, false),
    }),
    rules: fc.array(
      plain({
        ruleName: one("a"),
        targetVaultName: one("main"),
        schedule: one("cron(0 5 ? * * *)", "cron(0 0/12 ? * * *)", "cron(0 5 ? * MON-FRI *)"),
        startWindow: one(60, 480),
        completionWindow: one(10, 180),
        enableContinuousBackup: one(true, false),
        lifecycle: fc.oneof(
          { weight: 5, arbitrary: plain({ deleteAfter: one(1, 7, 35) }) },
          { weight: 1, arbitrary: plain({ deleteAfter: one(35, 120), coldStorageAfter: one(0, 30) }) },
        ),
        copyActions: fc.constantFrom<Value>([], [{ destinationVaultArn: FAR_ARN }]),
      }),
      { minLength: 1, maxLength: 2 },
    ) as fc.Arbitrary<Value>,
    selection: fc.oneof(
      plain({ resources: one([DB_ARN]) }),
      plain({ selectionTags: one([{ key: "backup", value: "daily" }]) }),
    ),
    lock: plain({
      backupVaultName: one("main"),
      changeableForDays: one(3, null),
      minRetentionDays: one(1, 30),
      maxRetentionDays: one(35, 100),
    }),
  });

  test("never makes a verdict sure that it would not be once all is known", () => {
    fc.assert(
      fc.property(concrete, lots(0.12), (known, stream) => {
        const unknown: Inputs = {
          db: veiledBag(known.db, stream),
          rules: veiled(known.rules, stream),
          selection: veiledBag(known.selection, stream),
          lock: veiledBag(known.lock, stream),
        };
        expectNoSurer(program(unknown), program(known));
      }),
      { numRuns: 300 },
    );
  });

  test("the programs that this is tried on meet, violate and leave unproven each scenario", () => {
    expect(sureVerdicts(concrete, program)).toEqual(
      SCENARIOS.flatMap((scenario) => [`${scenario},meets`, `${scenario},violates`]).sort(),
    );
    expect(indexOf(MAIN, FAR).ofType(MAIN.type)).toEqual([MAIN, FAR]);
  });
});
