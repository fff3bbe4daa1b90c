import { describe, expect, test } from "@jest/globals";
import { ANYWHERE, type Target } from "../../../continuity/recovery/path";
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
import { candidate, exactly, member, path, RESPONSES, restore, told } from "./builders";

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
  });

  test("a zone, and all of an account, at once", () => {
    expect(names(perLostPlace("zone", [ireland, paris]))).toEqual([["ireland", "paris"]]);
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
  const instant = restore(exactly("restore", 100), exactly("logs", 300), { mechanism: "PITR", anyInstant: true });
  const snapshot = restore(exactly("restore", 100), exactly("gap", 8000), { mechanism: "snapshot" });
  const [one, other, third] = [member("one", "data", "g"), member("other", "data", "g"), member("third", "data", "g")];
  const judged = (...group: readonly Candidate[]) =>
    told(
      withoutCommonInstant(
        best(consistentChoices(group).map((choice) => judgeIncident(choice, objective, aloneTiming(RESPONSES)))),
        group,
      ),
    );
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
    expect(judged(...group)).toEqual(expected);
  });
});
