import { describe, expect, test } from "@jest/globals";
import { backupPlans } from "../../../continuity/backup/plans";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { SettingEdit } from "../../../continuity/recovery/edit";
import { applied } from "../../../continuity/remedy/apply";
import { tryOut } from "../../../continuity/remedy/trial";
import { judgeOf, type ServiceJudge } from "../../../continuity/verdict/service-verdicts";
import { declaredServices, type Member, type Service } from "../../../continuity/verdict/services";
import { AS_OF, indexOf, plan, rdsInstance, resource, rule, selection, vault } from "../estate-builder";

const inService = (name: string) => ({
  tags: { "continuity:service": name, "continuity:rto:data": "4h", "continuity:rpo:data": "30h" },
});

const bucket = resource("aws:s3/bucket:Bucket", "images", inService("shop"));
const versioning = resource(
  "aws:s3/bucketVersioning:BucketVersioning",
  "versions",
  { versioningConfiguration: { status: "Suspended" } },
  { edges: { bucket: [bucket] } },
);
const db = rdsInstance("db", inService("shop"));
const other = rdsInstance("other-db", inService("books"));
const nightly = plan("nightly", [rule("daily", { lifecycle: { deleteAfter: 1 } })]);
const program = [
  bucket,
  versioning,
  db,
  other,
  vault("main"),
  nightly,
  selection("dbs", nightly, { resources: [UNKNOWN] }, { edges: { resources: [db] } }),
];

function judgeIn(resources: readonly EstateResource[]): { judge: ServiceJudge; service(name: string): Service } {
  const index = indexOf(...resources);
  const { services } = declaredServices(index, new Map());
  const options = {
    asOf: AS_OF,
    timing: "worst" as const,
    toleratedMisses: 0,
    response: {},
    elsewhere: [],
    assumptions: [],
  };
  const judge = judgeOf(services, { ...options, index, plans: backupPlans(index) });
  return { judge, service: (name) => services.find((one) => one.name === name) as Service };
}

function set(of: EstateResource, path: SettingEdit["path"], value: SettingEdit["value"]) {
  return { order: "", edits: [{ kind: "set" as const, urn: of.urn, path, value, cost: "setting" as const }] };
}

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
