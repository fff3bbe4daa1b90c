import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { backupPlans } from "../../../continuity/backup/plans";
import { EstateIndex, type EstateResource } from "../../../continuity/estate/resource";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { applied } from "../../../continuity/remedy/apply";
import { Remedies } from "../../../continuity/remedy/remedy";
import { judgeOf } from "../../../continuity/verdict/service-verdicts";
import { declaredServices } from "../../../continuity/verdict/services";
import { AS_OF, estate, rdsInstance } from "../estate-builder";
import { build, type EstateShape, estateShape } from "../verdict/arbitrary-estate";

/** A program judged from scratch. */
function judged(index: EstateIndex, vouched: number | undefined) {
  const kinds = vouched === undefined ? [] : (["restore-time", "backup-job-time", "copy-time"] as const);
  const assumptions: Assumption[] = kinds.map((what) => ({
    what,
    for: { kind: "name", glob: "*" },
    value: vouched ?? 0,
    owner: "o",
    reason: "r",
    until: AS_OF + 1,
  }));
  const options = { asOf: AS_OF, timing: "worst" as const, toleratedMisses: 0, response: {}, elsewhere: [] };
  const { services } = declaredServices(index, new Map());
  const judge = judgeOf(services, { ...options, index, plans: backupPlans(index), assumptions });
  return { services, judge, verdicts: services.map((service) => judge.verdicts(service)) };
}

function indexOf(resources: readonly EstateResource[]): EstateIndex {
  return new EstateIndex(estate(...[...resources].sort((a, b) => (a.urn < b.urn ? -1 : 1))));
}

const RANK = { undeclared: 0, meets: 0, unproven: 1, violates: 2 };

test("changes that are proposed, made for real and judged anew, give the verdict and the figures that were promised, and worsen nothing", () => {
  const unmet = (shape: EstateShape) => {
    const index = indexOf(build(shape));
    const { services, judge, verdicts } = judged(index, shape.vouched);
    const remedies = new Remedies(judge);
    return verdicts.flatMap(({ scenarios }, i) =>
      scenarios.flatMap((before) => {
        const service = services[i];
        if (service === undefined || before.verdict !== "violates") return [];
        return [{ index, before, scenarios, service, remedy: remedies.of(service, before) }];
      }),
    );
  };
  fc.assert(
    fc.property(estateShape, (shape) => {
      for (const { index, before, scenarios, service, remedy } of unmet(shape)) {
        if (remedy.kind !== "changes") continue;
        const edits = remedy.changes.flatMap((change) => change.edits);
        const changed = applied(index, edits);
        expect(changed).toBeDefined();
        const anew = judged(indexOf(changed?.estate.resources ?? []), shape.vouched);
        const after = anew.verdicts.find(({ name }) => name === service.name)?.scenarios ?? [];
        const same = after.find(({ scenario }) => scenario === before.scenario);
        const told = (one: typeof same) => [
          one?.verdict,
          one?.reason,
          one?.rto.lo,
          one?.rto.hi,
          one?.rpo.lo,
          one?.rpo.hi,
          one?.binds.rpo?.urn,
          one?.members.map(({ resource, path }) => [resource.urn, path?.mechanism]),
        ];
        expect(told(same)).toEqual(told(remedy.verdict));
        expect(["meets", "unproven"]).toContain(same?.verdict);
        const worse = scenarios.filter((one, i) => RANK[after[i]?.verdict ?? "violates"] > RANK[one.verdict]);
        expect(worse.map(({ scenario }) => scenario)).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

test("services that are alike share an answer, and each is told its own members", () => {
  const tags = (name: string) => ({ tags: { "continuity:service": name, "continuity:rpo:data": "30h" } });
  const dbs = ["books", "music"].map((name) => rdsInstance(`${name}-db`, { backupRetentionPeriod: 3, ...tags(name) }));
  const { services, judge } = judged(indexOf(dbs), undefined);
  const remedies = new Remedies(judge);
  const told = services.map((service) => {
    const remedy = remedies.of(service, judge.verdict(service, "data"));
    if (remedy.kind !== "changes") return remedy.kind;
    const { members, binds } = remedy.verdict;
    return [remedy.changes.map(({ order }) => order), members.map(({ resource }) => resource.name), binds.rpo?.name];
  });
  expect(told).toEqual([
    [["set deletionProtection of books-db to true"], ["books-db"], "books-db"],
    [["set deletionProtection of music-db to true"], ["music-db"], "music-db"],
  ]);
});
