import { describe, expect, test } from "@jest/globals";
import { bound } from "../../../continuity/recovery/bound";
import { ANYWHERE, type RecoveryPath, type Target } from "../../../continuity/recovery/path";
import { declared } from "../../../continuity/recovery/step";
import { best } from "../../../continuity/verdict/combine";
import {
  byConsistencyGroup,
  consistentChoices,
  perLostPlace,
  perTarget,
  withoutCommonInstant,
} from "../../../continuity/verdict/incidents";
import { judgeIncident } from "../../../continuity/verdict/judge";
import type { Candidate } from "../../../continuity/verdict/recovery";
import { aloneTiming } from "../../../continuity/verdict/timing";
import { provider } from "../estate-builder";
import { candidate, exactly, fails, member, path, RESPONSES, restore, told, untested } from "./builders";

const db = member("db");
const files = member("files");

describe("what is lost at once", () => {
  const at = (name: string, region: string | undefined) => {
    const made = member(name);
    return candidate({ ...made, resource: { ...made.resource, provider: provider(region) } });
  };
  const [ireland, alsoIreland, paris, somewhere] = [
    at("ireland", "eu-west-1"),
    at("also-ireland", "eu-west-1"),
    at("paris", "eu-west-3"),
    at("somewhere", undefined),
  ] as const;
  const names = (incidents: readonly (readonly Candidate[])[]) =>
    incidents.map((hit) => hit.map((one) => one.member.resource.name));

  test.each<[string, readonly Candidate[], readonly (readonly string[])[]]>([
    ["one Region", [ireland, alsoIreland], [["ireland", "also-ireland"]]],
    ["two Regions, one at a time", [ireland, paris, alsoIreland], [["ireland", "also-ireland"], ["paris"]]],
    [
      "what lies nobody knows where is lost with either",
      [somewhere, ireland, paris],
      [
        ["somewhere", "ireland"],
        ["somewhere", "paris"],
      ],
    ],
    ["one Region and one not known may be the same", [ireland, somewhere], [["ireland", "somewhere"]]],
  ])("Regions: %s", (_, candidates, expected) => {
    expect(names(perLostPlace("region", candidates))).toEqual(expected);
    expect(names(perLostPlace("zone", candidates))).toEqual(expected);
  });

  test("all of an account at once", () => {
    expect(names(perLostPlace("compromise", [ireland, paris]))).toEqual([["ireland", "paris"]]);
  });
});

describe("a choice for each target", () => {
  const to = (mechanism: string, target: Target) => path(mechanism, exactly(mechanism, 1), { target });
  const ireland = { region: "eu-west-1", account: "111" };
  const paris = { region: "eu-west-3", account: "111" };
  const vague = { region: "eu-west-1", account: undefined };
  const unsure = (of: string, part: string) =>
    `${of} (it comes back where the other members do: the ${part} to which ${of} leads cannot be compared at preview)`;
  const rows: readonly [string, readonly Candidate[], readonly (readonly string[])[]][] = [
    [
      "every member only with the ways that lead there",
      [candidate(db, to("a", ireland), to("b", paris)), candidate(files, to("c", paris))],
      [
        ["a", ""],
        ["b", "c"],
      ],
    ],
    [
      "a way that may lead anywhere is in every choice",
      [candidate(db, to("a", ireland)), candidate(files, to("c", ANYWHERE))],
      [["a", "c"]],
    ],
    ["nothing leads anywhere in particular", [candidate(db, to("a", ANYWHERE))], [["a"]]],
    [
      "an account that is not known may be the same, and proves nothing",
      [candidate(db, to("a", ireland)), candidate(files, to("c", vague))],
      [
        ["a", unsure("c", "account")],
        [unsure("a", "account"), "c"],
      ],
    ],
    [
      "accounts that nobody states are taken for one",
      [candidate(db, to("a", vague)), candidate(files, to("c", { ...vague }))],
      [["a", "c"]],
    ],
    [
      "another Region is another target, whatever the account",
      [candidate(db, to("a", { region: "eu-west-3", account: undefined })), candidate(files, to("c", ireland))],
      [
        ["", "c"],
        ["a", ""],
      ],
    ],
  ];
  test.each(rows)("%s", (_, candidates, expected) => {
    const choices = perTarget("region", candidates).map((choice) =>
      choice.map(({ paths }) =>
        paths
          .map(({ mechanism, requires }) =>
            [mechanism, ...requires.map(({ text, because }) => `(${text}: ${because})`)].join(" "),
          )
          .join(", "),
      ),
    );
    expect(choices).toEqual(expected);
  });

  test("a lost zone leaves every target open", () => {
    const candidates = [candidate(db, to("a", ireland), to("b", paris))];
    expect(perTarget("zone", candidates)).toEqual([candidates]);
  });
});

describe("a consistency group", () => {
  const objective = { rto: 10_000, rpo: 9000 };
  const back = (reachesBack: NonNullable<RecoveryPath["anyInstant"]>["reachesBack"]) =>
    restore(exactly("restore", 100), exactly("logs", 300), { mechanism: "PITR", anyInstant: { reachesBack } });
  const backBy = (value: number) => back({ kind: "known", value });
  const instant = backBy(100_000);
  const snapshot = restore(exactly("restore", 100), exactly("gap", 8000), { mechanism: "snapshot" });
  const [one, other, third] = [member("one", "data", "g"), member("other", "data", "g"), member("third", "data", "g")];
  const judged = (group: readonly Candidate[], window = 0) => {
    const choices = consistentChoices(group, window);
    const outcomes = choices.map((choice) => judgeIncident(choice, objective, aloneTiming(RESPONSES)));
    return told(withoutCommonInstant(best(outcomes), group));
  };
  const time = "detect 10 + decide 20 + restore 100 + cut over to the new endpoint 3 + verify 5";

  test("members by group, the others each by itself", () => {
    const all = [one, db, other].map((each) => candidate(each));
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
  const between = bound({ ...declared("gap", 8000, "test"), lo: 6000 });
  const vague = restore(exactly("restore", 100), between, { mechanism: "snapshot" });
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
});
