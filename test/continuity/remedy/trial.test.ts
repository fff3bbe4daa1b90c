import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { applied } from "../../../continuity/remedy/apply";
import { tryOut } from "../../../continuity/remedy/trial";
import type { Member, Service } from "../../../continuity/verdict/services";
import { indexOf, resource } from "../estate-builder";
import { bucket, db, judgeIn, nightly, other, program, set, versioning } from "./program";

function memberOf({ members }: Service, { urn }: EstateResource): Member {
  return members.find(({ resource: own }) => own.urn === urn) as Member;
}

const CHANGES = {
  "of a companion, which no plan covers": set(versioning, ["versioningConfiguration", "status"], "Enabled"),
  "of a member": set(db, ["backupRetentionPeriod"], 7),
  "of a plan": set(nightly, ["rules", 0, "lifecycle", "deleteAfter"], 35),
};

describe("what is told of a service with a change tried out", () => {
  test.each(Object.entries(CHANGES))("%s is what is told of the program with the change made", (_, change) => {
    const { judge, service } = judgeIn(program);
    const before = judge.verdicts(service("shop"));
    const trial = tryOut([change], service("shop"), judge);
    const made = judgeIn(applied(indexOf(...program), change.edits)?.estate.resources ?? []);
    const after = trial?.judge.verdicts(trial.service);
    expect(after).toEqual(made.judge.verdicts(made.service("shop")));
    expect(after).not.toEqual(before);
  });
});

describe("what a trial takes over as it was", () => {
  test.each<[string, (typeof CHANGES)[keyof typeof CHANGES], readonly string[]]>([
    ["of a change of a plan, what it does not cover", CHANGES["of a plan"], ["images", "other-db"]],
    ["of a change of a member, the other services", CHANGES["of a member"], ["other-db"]],
    ["of a change of anything else, nothing", CHANGES["of a companion, which no plan covers"], []],
  ])("is, %s", (_, change, expected) => {
    const { judge, service } = judgeIn(program);
    const trial = tryOut([change], service("shop"), judge);
    const kept = [bucket, db, other].filter((one) => {
      const of = service(one === other ? "books" : "shop");
      const then = one === other ? of : (trial?.service as Service);
      return trial?.judge.pathsOf(then, memberOf(then, one)) === judge.pathsOf(of, memberOf(of, one));
    });
    expect(kept.map(({ name }) => name)).toEqual(expected);
  });
});

test("a change that cannot be made is no trial", () => {
  const { judge, service } = judgeIn(program);
  expect(tryOut([set(resource("aws:s3/bucket:Bucket", "gone"), ["tags"], {})], service("shop"), judge)).toBeUndefined();
});
