import { backupPlans } from "../../../continuity/backup/plans";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { SettingEdit } from "../../../continuity/recovery/edit";
import { judgeOf, type ServiceJudge } from "../../../continuity/verdict/service-verdicts";
import { declaredServices, type Service } from "../../../continuity/verdict/services";
import { AS_OF, indexOf, plan, rdsInstance, resource, rule, selection, vault } from "../estate-builder";

const inService = (name: string) => ({
  tags: { "continuity:service": name, "continuity:rto:data": "4h", "continuity:rpo:data": "30h" },
});

/** A bucket that keeps no versions, and databases of two services, of which a plan covers one. */
export const bucket = resource("aws:s3/bucket:Bucket", "images", inService("shop"));
export const versioning = resource(
  "aws:s3/bucketVersioning:BucketVersioning",
  "versions",
  { versioningConfiguration: { status: "Suspended" } },
  { edges: { bucket: [bucket] } },
);
export const db = rdsInstance("db", inService("shop"));
export const other = rdsInstance("other-db", { deletionProtection: true, ...inService("books") });
export const nightly = plan("nightly", [rule("daily", { lifecycle: { deleteAfter: 1 } })]);
export const program = [
  bucket,
  versioning,
  db,
  other,
  vault("main"),
  nightly,
  selection("dbs", nightly, { resources: [UNKNOWN] }, { edges: { resources: [db] } }),
];

/** A program judged from scratch. */
export function judgeIn(resources: readonly EstateResource[]): { judge: ServiceJudge; service(name: string): Service } {
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

/** A change of one setting. */
export function set(of: EstateResource, path: SettingEdit["path"], value: SettingEdit["value"]) {
  return { order: "", edits: [{ kind: "set" as const, urn: of.urn, path, value, cost: "setting" as const }] };
}
