import { describe, expect, test } from "@jest/globals";
import { protectionOf } from "../../../continuity/backup/protection";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import { restorePaths } from "../../../continuity/mechanisms/backup-restore";
import { type Bound, bound } from "../../../continuity/recovery/bound";
import { exists, type RecoveryPath } from "../../../continuity/recovery/path";
import { declared } from "../../../continuity/recovery/step";
import { plan, provider, resource, rule, selection, vault } from "../estate-builder";
import { vouched } from "../rules/findings";
import { subjectFor, surroundingsFor } from "./ways";

const DAY = 86_400;
const HOME = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const AWAY = "arn:aws:backup:eu-west-1:222222222222:backup-vault:away";
const TABLE = resource("aws:dynamodb/table:Table", "carts", { name: "carts" }, { provider: HOME });

/** The ways back of a table that a plan covers; a job takes 20m, a copy 1h, a restore 30m. */
function paths(rules: readonly Bag[], detectionWindow = 0, table: EstateResource = TABLE): readonly RecoveryPath[] {
  const nightly = plan("nightly", rules, { provider: HOME });
  const more = [vault("main", {}, { provider: HOME }), nightly, selection("all", nightly, {}, { provider: HOME })];
  const subject = subjectFor(table, { detectionWindow });
  const assumptions = [vouched("backup-job-time", 1200), vouched("copy-time", 3600)];
  const surroundings = surroundingsFor(table, { others: more, assumptions });
  const { chains, unread } = protectionOf(subject, surroundings);
  return restorePaths(chains, unread, bound(declared("restore", 1800, "ann")), subject, surroundings);
}

/** Of a scenario: which way, whether it exists, its loss and its time in words. */
function told(scenario: Scenario, all: readonly RecoveryPath[]) {
  return all
    .filter((path) => path.scenario === scenario)
    .map((path) => [path.mechanism, exists(path), sum(path.rpo), sum(path.rto)]);
}

const sum = ({ steps }: Bound) =>
  steps
    .map(({ label, lo, hi }) => `${label} ${lo === hi ? lo / 60 : `${lo / 60}-${hi === null ? "…" : hi / 60}`}`)
    .join(" + ");

const DAILY = "largest gap 1440 + start window 60 + job 20";
const SNAPSHOT = "restore a snapshot from AWS Backup";
const kept = (name: string, deleteAfter: number, more: Bag = {}) => rule(name, { lifecycle: { deleteAfter }, ...more });

describe("snapshots of a vault", () => {
  test.each<[string, ReturnType<typeof told>, ReturnType<typeof told>]>([
    ["one rule", told("data", paths([kept("daily", 35)])), [[SNAPSHOT, true, DAILY, "restore 30"]]],
    [
      "one rule whose points go too soon",
      told("data", paths([kept("daily", 10)], 9 * DAY)),
      [[SNAPSHOT, false, DAILY, "restore 30"]],
    ],
    [
      "two rules that leave holes by themselves, and none together",
      told("data", paths([kept("a", 1), kept("b", 1, { schedule: "cron(0 17 ? * * *)" })])),
      [[SNAPSHOT, true, "largest gap 720 + start window 60 + job 20", "restore 30"]],
    ],
    [
      "two rules of which only one goes back far enough: the other stands by itself",
      told("data", paths([kept("a", 2, { schedule: "cron(0 11 ? * * *)" }), kept("b", 35)], 5 * DAY)),
      [
        [SNAPSHOT, true, DAILY, "restore 30"],
        [SNAPSHOT, false, DAILY, "restore 30"],
      ],
    ],
    [
      "the same for what is noticed at once",
      told("instance", paths([kept("a", 2, { schedule: "cron(0 17 ? * * *)" }), kept("b", 35)], 5 * DAY)),
      [[SNAPSHOT, true, "largest gap 720 + start window 60 + job 20", "restore 30"]],
    ],
    [
      "in cold storage by the time it is wanted",
      told("data", paths([kept("daily", 200, { lifecycle: { deleteAfter: 200, coldStorageAfter: 5 } })], 5 * DAY)),
      [[SNAPSHOT, true, DAILY, "restore from cold storage (typical) 0-240 + restore 30"]],
    ],
    [
      "still warm when it is noticed at once",
      told("zone", paths([kept("daily", 200, { lifecycle: { deleteAfter: 200, coldStorageAfter: 5 } })], 5 * DAY)),
      [[SNAPSHOT, true, DAILY, "restore 30"]],
    ],
    [
      "cold in another account: nothing is copied back from there",
      told(
        "compromise",
        paths(
          [
            rule("daily", {
              copyActions: [{ destinationVaultArn: AWAY, lifecycle: { deleteAfter: 200, coldStorageAfter: 5 } }],
            }),
          ],
          5 * DAY,
        ),
      ).filter(([mechanism]) => mechanism !== SNAPSHOT),
      [
        [
          "restore a copy from away",
          false,
          `${DAILY} + copy 60`,
          "restore from cold storage (typical) 0-240 + copy back to the workload account 60 + restore 30",
        ],
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("what is missing is told with the way out", () => {
    const [path] = paths([kept("daily", 10)], 9 * DAY).filter(({ scenario }) => scenario === "data");
    expect(path?.requires.at(-1)).toEqual({
      text: "its points are kept long enough (points are kept 10d, but a corruption may go unnoticed for 9d (241h needed))",
      holds: false,
      fix: "keep the points of rule daily 11 days",
    });
  });
});
