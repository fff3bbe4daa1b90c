import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { adopt } from "../../../continuity/adoption/adopt";
import type { ProposedService } from "../../../continuity/adoption/proposal";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { formatDuration } from "../../../continuity/declaration/duration";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { AS_OF, estate, plan, provider, rdsInstance, rule, selection, vault } from "../estate-builder";

const restore: Assumption = {
  what: "restore-time",
  for: { kind: "type", type: "aws:rds/instance:Instance" },
  value: 5_000,
  owner: "team-orders",
  reason: "restored by hand",
  until: AS_OF + 86_400,
};

const propose = (resources: readonly EstateResource[], assumptions: readonly Assumption[] = []) =>
  adopt(estate(...resources), { ...DEFAULT_OPTIONS, assumptions, asOf: AS_OF });

const SOUND = { multiAz: true, backupRetentionPeriod: 7, deleteAutomatedBackups: false };

const nightly = plan("nightly", [
  rule("daily", { copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-3:111111111111:backup-vault:far" }] }),
]);
/** Of a known account, so that a copy to another Region surely stays in it. */
const copied = [rdsInstance("orders-db", SOUND), vault("main"), nightly, selection("all", nightly)].map((one) => ({
  ...one,
  provider: provider("eu-west-1", { allowedAccountIds: ["111111111111"] }),
}));

/** What a proposal says of its services, in lines. */
const written = (services: readonly ProposedService[]) =>
  services.flatMap(({ name, kept }) =>
    kept.map(({ scenario, objective, because }) => {
      const figures = objective && `rto ${formatDuration(objective.rto)}, rpo ${formatDuration(objective.rpo)}`;
      return `${name} ${scenario}: ${figures ?? because}`;
    }),
  );

describe("what a service keeps as it stands", () => {
  test.each<[string, readonly EstateResource[], readonly Assumption[], readonly string[]]>([
    ["nothing, of nothing", [], [], []],
    [
      "a database that nobody has restored yet",
      [rdsInstance("orders-db", SOUND)],
      [],
      [
        "orders instance: rto 2m, rpo 1m",
        "orders zone: rto 2m, rpo 1m",
        "orders region: nothing in the program brings orders-db back",
        "orders data: the rto of orders-db has a step that nobody has measured or vouched for: restore",
        "orders compromise: nothing in the program brings orders-db back",
      ],
    ],
    [
      "the same, restored by hand: a round objective above the worst case",
      [rdsInstance("orders-db", SOUND)],
      [restore],
      [
        "orders instance: rto 2m, rpo 1m",
        "orders zone: rto 2m, rpo 1m",
        "orders region: nothing in the program brings orders-db back",
        "orders data: rto 2h, rpo 5m",
        "orders compromise: nothing in the program brings orders-db back",
      ],
    ],
    [
      "a database in one zone, whose backups go with it",
      [rdsInstance("orders-db", { backupRetentionPeriod: 7 })],
      [],
      [
        "orders instance: the rto of orders-db has a step that nobody has measured or vouched for: restore",
        "orders zone: the rto of orders-db has a step that nobody has measured or vouched for: restore",
        "orders region: nothing in the program brings orders-db back",
        "orders data: nothing in the program brings orders-db back",
        "orders compromise: nothing in the program brings orders-db back",
      ],
    ],
    [
      "a database without any backup",
      [rdsInstance("orders-db", { backupRetentionPeriod: 0 })],
      [],
      [
        "orders instance: nothing in the program brings orders-db back",
        "orders zone: nothing in the program brings orders-db back",
        "orders region: nothing in the program brings orders-db back",
        "orders data: nothing in the program brings orders-db back",
        "orders compromise: nothing in the program brings orders-db back",
      ],
    ],
    [
      "a database of which a setting is computed",
      [rdsInstance("orders-db", { ...SOUND, multiAz: UNKNOWN })],
      [restore],
      [
        "orders instance: rto 2h, rpo 5m",
        "orders zone: rto 2h, rpo 5m",
        "orders region: nothing in the program brings orders-db back",
        "orders data: rto 2h, rpo 5m",
        "orders compromise: nothing in the program brings orders-db back",
      ],
    ],
    [
      "a database whose restore takes longer than anybody promises",
      [rdsInstance("orders-db", SOUND)],
      [{ ...restore, value: 400 * 86_400 }],
      [
        "orders instance: rto 2m, rpo 1m",
        "orders zone: rto 2m, rpo 1m",
        "orders region: nothing in the program brings orders-db back",
        "orders data: the rto of orders-db is longer than a year in the worst case",
        "orders compromise: nothing in the program brings orders-db back",
      ],
    ],
    [
      "a database of which copies take nobody knows how long",
      copied,
      [restore, { ...restore, what: "backup-job-time" }],
      [
        "orders instance: rto 2m, rpo 1m",
        "orders zone: rto 2m, rpo 1m",
        "orders region: the rpo of orders-db has a step that nobody has measured or vouched for: copy",
        "orders data: rto 2h, rpo 5m",
        "orders compromise: the rpo of orders-db has a step that nobody has measured or vouched for: copy",
      ],
    ],
  ])("%s", (_, resources, assumptions, expected) => {
    expect(written(propose(resources, assumptions))).toEqual(expected);
  });

  test("the gate finds that it meets every objective that is proposed", () => {
    const settings = fc.record({
      multiAz: fc.boolean(),
      backupRetentionPeriod: fc.integer({ min: 0, max: 35 }),
      deleteAutomatedBackups: fc.boolean(),
    });
    fc.assert(
      fc.property(settings, fc.integer({ min: 0, max: 40_000 }), (inputs, value) => {
        const assumptions = [{ ...restore, value }];
        for (const { name, kept } of propose([rdsInstance("orders-db", inputs)], assumptions)) {
          const promised = kept.filter(({ objective }) => objective !== undefined);
          const objectives = promised.flatMap(({ scenario, objective }) => [
            [`continuity:rto:${scenario}`, formatDuration(objective?.rto ?? 0)],
            [`continuity:rpo:${scenario}`, formatDuration(objective?.rpo ?? 0)],
          ]);
          const tags = { "continuity:service": name, ...Object.fromEntries(objectives) };
          const declared = estate(rdsInstance("orders-db", { ...inputs, tags }));
          const { verdicts } = assess(declared, { ...DEFAULT_OPTIONS, assumptions, asOf: AS_OF });
          const meets = verdicts[0]?.scenarios.filter(({ verdict }) => verdict === "meets");
          expect(meets?.map(({ scenario }) => scenario)).toEqual(promised.map(({ scenario }) => scenario));
        }
      }),
      { numRuns: 50 },
    );
  });
});
