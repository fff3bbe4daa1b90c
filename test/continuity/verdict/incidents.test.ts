import { describe, expect, test } from "@jest/globals";
import { ANYWHERE, type Target } from "../../../continuity/recovery/path";
import { perLostPlace, perTarget } from "../../../continuity/verdict/incidents";
import type { Candidate } from "../../../continuity/verdict/recovery";
import { provider } from "../estate-builder";
import { candidate, exactly, member, path } from "./builders";

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
