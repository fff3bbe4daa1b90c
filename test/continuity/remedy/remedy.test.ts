import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { backupPlans } from "../../../continuity/backup/plans";
import { EstateIndex, type EstateResource } from "../../../continuity/estate/resource";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { applied } from "../../../continuity/remedy/apply";
import { Remedies } from "../../../continuity/remedy/remedy";
import { judgeOf } from "../../../continuity/verdict/service-verdicts";
import { declaredServices } from "../../../continuity/verdict/services";
import { AS_OF, estate } from "../estate-builder";
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
