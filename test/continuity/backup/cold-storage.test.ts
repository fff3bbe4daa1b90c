import { describe, expect, test } from "@jest/globals";
import type { ChainFigures } from "../../../continuity/backup/chain";
import { type ColdPoints, coldPoints } from "../../../continuity/backup/cold-storage";
import type { LossOptions } from "../../../continuity/backup/loss";
import { backupTypeOf } from "../../../continuity/backup/types";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Condition } from "../../../continuity/recovery/path";
import type { Step } from "../../../continuity/recovery/step";
import { AS_OF, rdsInstance, resource, rule } from "../estate-builder";
import { chainsOfRules, copy, job } from "./chains-of";

const H = 3600;
const DAY = 24 * H;
const WORST: LossOptions = { asOf: AS_OF, toleratedMisses: 0, timing: "worst" };
const TABLE = backupTypeOf(resource("aws:dynamodb/table:Table", "table"));
const VOLUME = backupTypeOf(resource("aws:ebs/volume:Volume", "volume"));
const DATABASE = backupTypeOf(rdsInstance("db"));
const FAR = "arn:aws:backup:eu-central-1:222222222222:backup-vault:far";

const TYPICAL: Step = {
  label: "restore from cold storage (typical)",
  lo: 0,
  hi: 4 * H,
  provenance: "documented",
  source: 'AWS Backup developer guide, "Restore a backup"',
};
const ARCHIVE: Step = {
  label: "restore from the archive of EBS",
  lo: 0,
  hi: 72 * H,
  provenance: "documented",
  source: 'AWS Backup developer guide, "Restore an Amazon EBS volume"',
};
const TEXT = "its points are not in cold storage, from which nothing is copied, when they are wanted";
const FIX = "leave out coldStorageAfter, or restore where the points lie";
const never: Condition = { text: TEXT, holds: false, fix: FIX };
const perhaps: Condition = {
  text: TEXT,
  holds: "unknown",
  because: "its points may have gone to cold storage by then",
  open: "range",
  fix: FIX,
};

const cold = (coldStorageAfter: Bag[string], more: Bag = {}): Bag =>
  rule("daily", { lifecycle: { deleteAfter: 200, coldStorageAfter, ...more } });
const ARCHIVED: Bag = { optInToArchiveForSupportedResources: true };

function found(rules: readonly Bag[], type: typeof TABLE, detectionWindow: number, figures: ChainFigures = job(20)) {
  return coldPoints(chainsOfRules(rules, figures), detectionWindow, type, WORST);
}

describe("the point that is wanted lies in cold storage", () => {
  test.each<[string, ColdPoints | undefined, ColdPoints | undefined]>([
    ["never, where nothing goes there", found([rule("daily")], TABLE, 30 * DAY), undefined],
    ["never, for a type without a cold tier", found([cold(1)], DATABASE, 30 * DAY), undefined],
    ["never, for what nobody knows how to back up", found([cold(1)], undefined, 30 * DAY), undefined],
    ["never, where the newest point is always younger", found([cold(2)], TABLE, 0), undefined],
    [
      "perhaps, where the newest point may be older: 25h20m",
      found([cold(1)], TABLE, 0),
      { step: TYPICAL, copied: perhaps },
    ],
    [
      "surely, where a corruption is noticed only then",
      found([cold(10)], TABLE, 10 * DAY),
      { step: TYPICAL, copied: never },
    ],
    [
      "perhaps, where the point from before it may be older: detection window, gap and start window",
      found([cold(11)], TABLE, 10 * DAY),
      { step: TYPICAL, copied: perhaps },
    ],
    [
      "perhaps, where it may be exactly as old",
      found([cold(11)], TABLE, 10 * DAY - H),
      { step: TYPICAL, copied: perhaps },
    ],
    ["never, where it is younger", found([cold(12)], TABLE, 10 * DAY), undefined],
    [
      "perhaps, where one of two rules keeps warm ones",
      found([cold(10), rule("evening", { schedule: "cron(0 17 ? * * *)" })], TABLE, 10 * DAY),
      { step: TYPICAL, copied: perhaps },
    ],
    ["perhaps, after a time that is computed", found([cold(UNKNOWN)], TABLE, 0), { step: TYPICAL, copied: perhaps }],
    ["never, for a volume whose plan does not opt in to the archive", found([cold(10)], VOLUME, 10 * DAY), undefined],
    [
      "surely, for one whose plan does",
      found([cold(10, ARCHIVED)], VOLUME, 10 * DAY),
      { step: ARCHIVE, copied: never },
    ],
    [
      "perhaps, for one whose plan may",
      found([cold(10, { optInToArchiveForSupportedResources: UNKNOWN })], VOLUME, 10 * DAY),
      { step: ARCHIVE, copied: perhaps },
    ],
    [
      "never, where no rule leaves points for long",
      found([rule("once", { schedule: "cron(0 5 1 1 ? 2027)", lifecycle: { coldStorageAfter: 1 } })], TABLE, 10 * DAY),
      undefined,
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("perhaps, where nobody knows how old it may be", () => {
    const copied = { ...cold(100), copyActions: [{ destinationVaultArn: FAR }] };
    const open = chainsOfRules([copied], job(20)).filter(({ kind }) => kind === "copy");
    expect(coldPoints(open, 0, TABLE, WORST)).toEqual({ step: TYPICAL, copied: perhaps });
  });

  test("a copy goes cold after its own time, else after that of its source", () => {
    const copies = (lifecycle: Bag): Bag => ({ copyActions: [{ destinationVaultArn: FAR, lifecycle }] });
    const told = (lifecycle: Bag) => {
      const [, copied] = chainsOfRules([{ ...cold(10), ...copies(lifecycle) }], { ...job(20), ...copy(20) });
      return copied && coldPoints([copied], 10 * DAY, TABLE, WORST)?.copied;
    };
    expect([told({}), told({ deleteAfter: 100 }), told({ deleteAfter: 101, coldStorageAfter: 11 })]).toEqual([
      never,
      undefined,
      perhaps,
    ]);
  });
});
