import { describe, expect, test } from "@jest/globals";
import type { Scenario } from "../../../continuity/declaration/scenario";
import { bound } from "../../../continuity/recovery/bound";
import type { RecoveryPath } from "../../../continuity/recovery/path";
import { declared } from "../../../continuity/recovery/step";
import { byConsistencyGroup, settle } from "../../../continuity/verdict/consistency";
import { judgeIncident } from "../../../continuity/verdict/judge";
import type { Candidate } from "../../../continuity/verdict/recovery";
import { aloneTiming } from "../../../continuity/verdict/timing";
import {
  between,
  candidate,
  exactly,
  fails,
  member,
  notKnown,
  path,
  RESPONSES,
  restore,
  told,
  untested,
} from "./builders";

describe("a consistency group", () => {
  const objective = { rto: 10_000, rpo: 9000 };
  const back = (reachesBack: NonNullable<RecoveryPath["anyInstant"]>["reachesBack"]) =>
    restore(exactly("restore", 100), exactly("logs", 300), { mechanism: "PITR", anyInstant: { reachesBack } });
  const backBy = (value: number) => back({ kind: "known", value });
  const instant = backBy(100_000);
  const snapshot = restore(exactly("restore", 100), exactly("gap", 8000), { mechanism: "snapshot" });
  const [one, other, third] = [member("one", "data", "g"), member("other", "data", "g"), member("third", "data", "g")];
  const judgedIn = (scenario: Scenario, group: readonly Candidate[], window = 0) =>
    told(settle(scenario, group, window, (all) => judgeIncident(all, objective, aloneTiming(RESPONSES))).outcome);
  const judged = (group: readonly Candidate[], window = 0) => judgedIn("data", group, window);
  const time = "detect 10 + decide 20 + restore 100 + cut over to the new endpoint 3 + verify 5";

  test("members by group, the others each by itself", () => {
    const all = [one, member("db"), other].map((each) => candidate(each));
    expect(byConsistencyGroup(all).map((group) => group.map(({ member }) => member.resource.name))).toEqual([
      ["one", "other"],
      ["db"],
    ]);
  });

  const rows: readonly [string, readonly Candidate[], ReturnType<typeof told>][] = [
    [
      "one snapshot and point-in-time recovery for the others: the loss is that of the snapshot",
      [candidate(one, snapshot), candidate(other, instant), candidate(third, instant)],
      {
        verdict: "meets",
        rto: time,
        rpo: "gap 8000",
        binds: ["one", "one", undefined],
        ways: ["one: snapshot", "other: PITR", "third: PITR"],
      },
    ],
    [
      "two members with snapshots only have no common instant",
      [candidate(one, snapshot), candidate(other, snapshot), candidate(third, instant)],
      {
        verdict:
          "violates: one, other, third (consistency group g) have no instant in common to go back to: all but one need point-in-time recovery",
        rto: "no way back Infinity-…",
        rpo: "all data Infinity-…",
        binds: ["other", "other", undefined],
        ways: ["one: snapshot", "other: none", "third: PITR"],
      },
    ],
    [
      "a member with no way back at all is not a matter of instants",
      [candidate(one), candidate(other, instant)],
      {
        verdict: "violates",
        rto: "no way back Infinity-…",
        rpo: "all data Infinity-…",
        binds: ["one", "one", undefined],
        ways: ["one: none", "other: PITR"],
      },
    ],
    [
      "alone in its group",
      [candidate(one, snapshot)],
      { verdict: "meets", rto: time, rpo: "gap 8000", binds: ["one", "one", undefined], ways: ["one: snapshot"] },
    ],
  ];
  test.each(rows)("%s", (_, group, expected) => {
    expect(judged(group)).toEqual(expected);
  });

  const verdict = (group: readonly Candidate[], window = 0) => judged(group, window).verdict;
  const NOT_FAR_ENOUGH =
    "violates: one, other (consistency group g) have no instant in common to go back to: all but one need point-in-time recovery that reaches back to its snapshots";
  const older = bound({ ...declared("gap", 8000, "test"), lo: 6000 });
  const vague = restore(exactly("restore", 100), older, { mechanism: "snapshot" });
  const open = restore(exactly("restore", 100), untested("copy"), { mechanism: "snapshot" });

  test.each<[string, string, string]>([
    ["as far as the snapshot may be old", verdict([candidate(one, snapshot), candidate(other, backBy(8000))]), "meets"],
    ["a second less", verdict([candidate(one, snapshot), candidate(other, backBy(7999))]), NOT_FAR_ENOUGH],
    [
      "as far as the snapshot may be old when the corruption is noticed",
      verdict([candidate(one, snapshot), candidate(other, backBy(8600))], 600),
      "meets",
    ],
    ["a second less then", verdict([candidate(one, snapshot), candidate(other, backBy(8599))], 600), NOT_FAR_ENOUGH],
    [
      "further than the snapshot is old at least, less than it may be",
      verdict([candidate(one, vague), candidate(other, backBy(7000))]),
      "unproven: range: PITR of other reaches back 1h56m40s, and the snapshot may be older",
    ],
    [
      "so far that only a snapshot of which nobody knows how old it is may be older",
      verdict([candidate(one, open), candidate(other, backBy(7000))]),
      "unproven: untested",
    ],
    [
      "so far as nobody can know yet",
      verdict([candidate(one, snapshot), candidate(other, back({ kind: "unknown", because: "days are computed" }))]),
      "unproven: unknown: days are computed",
    ],
    [
      "how far does not matter where all go back to any instant",
      verdict([candidate(one, snapshot, instant), candidate(other, backBy(1))], 600),
      "meets",
    ],
    [
      "a snapshot that is no way back asks for nothing",
      verdict([candidate(one, { ...snapshot, requires: [fails("covered")] }, instant), candidate(other, instant)]),
      "meets",
    ],
  ])("point-in-time recovery must reach back to the other's snapshot: %s", (_, actual, expected) => {
    expect(actual).toBe(expected);
  });

  test("the loss is that of the latest instant that all can go back to", () => {
    expect(judged([candidate(one, snapshot, instant), candidate(other, instant)])).toEqual({
      verdict: "meets",
      rto: time,
      rpo: "logs 300",
      binds: ["one", "one", undefined],
      ways: ["one: PITR", "other: PITR"],
    });
  });

  describe("that a Region, zone or account takes with it", () => {
    const replica = path("replica", exactly("promote", 50), { rpo: exactly("lag", 400) });
    const standby = path("standby", exactly("failover", 60));
    const vagueReplica = path("replica", exactly("promote", 50), { rpo: notKnown("lag") });
    const untestedReplica = path("replica", exactly("promote", 50), { rpo: untested("lag") });
    const lost = (...ways: string[]) => ({
      verdict:
        "violates: one, other (consistency group g) have no instant in common to go back to: all need a way back without loss, or all but one point-in-time recovery",
      rto: "no way back Infinity-…",
      rpo: "all data Infinity-…",
      ways,
    });
    const rows: readonly [
      string,
      readonly RecoveryPath[],
      readonly RecoveryPath[],
      Partial<ReturnType<typeof told>>,
    ][] = [
      ["two copied snapshots", [snapshot], [snapshot], lost("one: snapshot", "other: none")],
      ["two replicas, each with a lag of its own", [replica], [replica], lost("one: replica", "other: none")],
      ["two replicas whose lag nobody has measured", [untestedReplica], [replica], lost("one: replica", "other: none")],
      ["a standby without loss, and a snapshot", [standby], [snapshot], lost("one: none", "other: snapshot")],
      ["a standby without loss, and logs that end before", [standby], [instant], lost("one: none", "other: PITR")],
      [
        "standbys without loss",
        [standby],
        [standby],
        { verdict: "meets", rto: "failover 60", rpo: "standby 0", ways: ["one: standby", "other: standby"] },
      ],
      [
        "a member that lost nothing follows the other back",
        [standby, instant],
        [instant],
        { verdict: "meets", rto: time, rpo: "logs 300", ways: ["one: PITR", "other: PITR"] },
      ],
      [
        "logs that have come as far as the snapshot",
        [snapshot],
        [instant],
        { verdict: "meets", rto: time, rpo: "gap 8000", ways: ["one: snapshot", "other: PITR"] },
      ],
      [
        "logs that end before the replica does",
        [path("replica", exactly("promote", 50), { rpo: exactly("lag", 200) })],
        [instant],
        lost("one: replica", "other: none"),
      ],
      [
        "logs that may end before the replica does",
        [path("replica", exactly("promote", 50), { rpo: between("lag", 200, 400) })],
        [instant],
        {
          verdict: "unproven: range: PITR of other may end before what is left of one",
          rto: time,
          rpo: "lag 200-400",
          ways: ["one: replica", "other: PITR"],
        },
      ],
      [
        "a replica that loses nothing if a setting says so",
        [vagueReplica],
        [standby],
        {
          verdict: "unproven: unknown: lag is computed",
          rto: "failover 60",
          rpo: "lag 0-…",
          ways: ["one: replica", "other: standby"],
        },
      ],
    ];
    test.each(rows)("%s", (_, ofOne, ofOther, expected) => {
      const {
        verdict: found,
        rto,
        rpo,
        ways,
      } = judgedIn("region", [candidate(one, ...ofOne), candidate(other, ...ofOther)]);
      expect({ verdict: found, rto, rpo, ways }).toEqual(expected);
    });

    test("what keeps no data stands by itself, and each group is settled for itself", () => {
      const web = { ...member("web", "compute", "g") };
      const [left, right] = [member("left", "data", "h"), member("right", "data", "h")];
      const all = [candidate(one, standby), candidate(web, replica), candidate(other, standby)];
      expect(judgedIn("region", [...all, candidate(left, instant), candidate(right, snapshot, instant)]).ways).toEqual([
        "one: standby",
        "web: replica",
        "other: standby",
        "left: PITR",
        "right: PITR",
      ]);
    });

    test.each<[Scenario, string]>([
      ["compromise", "violates"],
      ["region", "meets"],
    ])("a corruption that is noticed late asks for more only where there is one: %s", (scenario, expected) => {
      const group = [candidate(one, snapshot), candidate(other, backBy(8000))];
      expect(judgedIn(scenario, group, 600).verdict.split(":")[0]).toBe(expected);
    });
  });
});
