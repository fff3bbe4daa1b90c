import { expect, test } from "@jest/globals";
import type { Objective } from "../../../continuity/declaration/objectives";
import type { Role } from "../../../continuity/declaration/role";
import { makesFail } from "../../../continuity/verdict/failing";
import type { ScenarioVerdict } from "../../../continuity/verdict/verdict";
import { exactly, member, path } from "./builders";

const OBJECTIVE: Objective = { rto: 100, rpo: 10 };

/** Asks about a member that takes and loses so much, beside another one that binds. */
function fails(
  took: number,
  lost: number,
  { role = "data", ...more }: Partial<ScenarioVerdict> & { readonly role?: Exclude<Role, "none"> } = {},
): boolean {
  const [asked, other] = [member("asked", role), member("other")];
  return makesFail(asked, {
    scenario: "zone",
    objective: OBJECTIVE,
    verdict: "violates",
    rto: exactly("other", 200),
    rpo: exactly("other", 0),
    binds: { rto: other.resource, rpo: other.resource },
    members: [
      { resource: asked.resource, path: path("way", exactly("way", took), { rpo: exactly("way", lost) }), paths: [] },
    ],
    ...more,
  });
}

test.each([
  ["is within both", fails(100, 10), false],
  ["takes too long", fails(101, 0), true],
  ["loses too much", fails(0, 11), true],
  ["loses too much, but keeps no data", fails(0, 11, { role: "cache" }), false],
  ["takes long where no time is stated", fails(101, 0, { objective: { rto: null, rpo: 10 } }), false],
  ["takes long where nothing is violated", fails(101, 0, { verdict: "unproven" }), false],
])("a member that %s", (_name, actual, expected) => {
  expect(actual).toBe(expected);
});

test("a member that binds, and one without a way back", () => {
  const asked = member("asked");
  const verdict: ScenarioVerdict = {
    scenario: "zone",
    objective: OBJECTIVE,
    verdict: "violates",
    rto: exactly("other", 200),
    rpo: exactly("other", 0),
    binds: { rto: asked.resource, rpo: undefined },
    members: [],
  };
  expect(makesFail(asked, verdict)).toBe(true);
  const stranded = [{ resource: asked.resource, path: undefined, paths: [] }];
  expect(makesFail(asked, { ...verdict, binds: { rto: undefined, rpo: undefined }, members: stranded })).toBe(true);
});
