import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { SCENARIOS, type Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, estate, plan, provider, resource, rule, selection, vault, vaultLock } from "../estate-builder";
import { database, vouched } from "../rules/findings";

const account = (id: string, region: string, name: string) => provider(region, { allowedAccountIds: [id] }, name);
const HOME = account("111111111111", "eu-west-1", "home");
const FAR = account("111111111111", "eu-central-1", "far");
const THEIRS = account("222222222222", "eu-west-1", "theirs");
const AIR_GAPPED = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";

const arnOf = (region: string, id: string, name: string) => `arn:aws:backup:${region}:${id}:backup-vault:${name}`;
const made = (one: EstateResource, region: string, id: string): EstateResource => ({
  ...one,
  outputs: { arn: arnOf(region, id, one.name) },
});
const KEY = resource("aws:kms/key:Key", "own", {}, { provider: FAR });
const under = (key: EstateResource) => ({ edges: { kmsKeyArn: [key] } });

/** Vaults that a copy may go to: beside its source, to another Region or account, under keys of all kinds. */
const VAULTS: readonly EstateResource[] = [
  made(vault("beside", {}, { provider: HOME }), "eu-west-1", "111111111111"),
  made(vault("bare", {}, { provider: FAR }), "eu-central-1", "111111111111"),
  made(vault("keyed", { kmsKeyArn: UNKNOWN }, { provider: FAR, ...under(KEY) }), "eu-central-1", "111111111111"),
  made(
    vault("safe", { kmsKeyArn: "arn:aws:kms:eu-west-1:222222222222:key/1" }, { provider: THEIRS }),
    "eu-west-1",
    "222222222222",
  ),
  made(
    resource(AIR_GAPPED, "gapped", { name: "gapped", minRetentionDays: 7, maxRetentionDays: 100 }, { provider: FAR }),
    "eu-central-1",
    "111111111111",
  ),
];
const arbitraryArn = fc.constantFrom(
  ...VAULTS.map(({ outputs }) => outputs.arn as string),
  arnOf("eu-central-1", "222222222222", "elsewhere"),
  arnOf("eu-west-1", "222222222222", "elsewhere"),
);
const arbitraryCopy = fc.record({ destinationVaultArn: arbitraryArn, deleteAfter: fc.constantFrom(7, 35, 90) });
const arbitraryProgram = fc.record({
  db: fc.constantFrom<Bag>({}, { storageEncrypted: true }, { kmsKeyId: "arn:aws:kms:eu-west-1:111111111111:key/1" }),
  schedule: fc.constantFrom("cron(0 5 ? * * *)", "cron(0 5/6 ? * * *)", "cron(0 5 ? * MON-FRI *)"),
  deleteAfter: fc.constantFrom(7, 35),
  copies: fc.array(arbitraryCopy, { maxLength: 3 }),
  known: fc.boolean(),
});
type Program = typeof arbitraryProgram extends fc.Arbitrary<infer T> ? T : never;

const TAGS: Bag = Object.fromEntries(
  SCENARIOS.flatMap((scenario) => [
    [`continuity:rto:${scenario}`, "4h"],
    [`continuity:rpo:${scenario}`, scenario === "data" ? "1h" : "30h"],
  ]),
);

/** The verdict of each scenario, with the reason where it is unproven. */
function verdicts({ db, schedule, deleteAfter, copies, known }: Program, ...locks: readonly EstateResource[]) {
  const copyActions = copies.map(({ destinationVaultArn, deleteAfter: kept }) => ({
    destinationVaultArn,
    lifecycle: { deleteAfter: kept },
  }));
  const nightly = plan("nightly", [rule("daily", { schedule, lifecycle: { deleteAfter }, copyActions })], {
    provider: HOME,
  });
  const member = { ...database("orders-db", TAGS, { backupRetentionPeriod: 0, ...db }), provider: HOME };
  const main = vault("main", {}, { provider: HOME });
  const all = [member, main, nightly, selection("all", nightly, {}, { provider: HOME }), KEY, ...VAULTS, ...locks];
  const figures = known ? (["restore-time", "backup-job-time", "copy-time"] as const) : [];
  const assumptions = figures.map((what) => vouched(what, 1200));
  const options = { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions };
  const [service] = assess(estate(...all), options).verdicts;
  return new Map<Scenario, string>(service?.scenarios.map(({ scenario, verdict }) => [scenario, verdict]));
}

const RANK = ["violates", "unproven", "meets"];

/** Cases that show a difference, whatever else is tried. */
const PLAIN: Program = { db: {}, schedule: "cron(0 5/6 ? * * *)", deleteAfter: 35, copies: [], known: true };
const to = (nth: number) => ({ destinationVaultArn: VAULTS[nth]?.outputs.arn as string, deleteAfter: 35 });
const [BARE, GAPPED] = [to(1), to(4)];

describe("whatever the program", () => {
  test("one more copy never worsens a verdict", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitraryProgram, arbitraryCopy, (program, copy) => {
        const before = verdicts(program);
        const after = verdicts({ ...program, copies: [...program.copies, copy] });
        for (const scenario of SCENARIOS) {
          const [less, more] = [before.get(scenario) ?? "", after.get(scenario) ?? ""];
          expect([scenario, RANK.indexOf(more) >= RANK.indexOf(less)]).toEqual([scenario, true]);
          if (less !== more) seen.add(`${scenario}: ${less}, ${more}`);
        }
      }),
      {
        examples: [
          [PLAIN, BARE],
          [PLAIN, GAPPED],
        ],
        numRuns: 150,
      },
    );
    expect([...seen]).toEqual(expect.arrayContaining(["region: violates, unproven", "compromise: violates, meets"]));
  });

  test("a lock within whose bounds all points are kept changes no verdict but that on a compromise, and that for the better", () => {
    const arbitraryLock = fc.record({
      backupVaultName: fc.constantFrom("main", "beside", "bare", "keyed"),
      changeableForDays: fc.constantFrom(null, 3, UNKNOWN),
      minRetentionDays: fc.constantFrom(null, 7),
      maxRetentionDays: fc.constantFrom(null, 90),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitraryProgram, arbitraryLock, (program, inputs) => {
        const place = ["main", "beside"].includes(inputs.backupVaultName) ? HOME : FAR;
        const [before, after] = [
          verdicts(program),
          verdicts(program, vaultLock("lock", inputs as Bag, { provider: place })),
        ];
        const [less, more] = [before.get("compromise") ?? "", after.get("compromise") ?? ""];
        expect(RANK.indexOf(more)).toBeGreaterThanOrEqual(RANK.indexOf(less));
        if (less !== more) seen.add(`${less}, ${more}`);
        before.delete("compromise");
        after.delete("compromise");
        expect(after).toEqual(before);
      }),
      {
        examples: [
          [PLAIN, { backupVaultName: "main", changeableForDays: 3, minRetentionDays: null, maxRetentionDays: null }],
          [PLAIN, { backupVaultName: "main", changeableForDays: UNKNOWN, minRetentionDays: 7, maxRetentionDays: 90 }],
        ],
        numRuns: 150,
      },
    );
    expect([...seen]).toEqual(expect.arrayContaining(["violates, unproven", "violates, meets"]));
  });
});
