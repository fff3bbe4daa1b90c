import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { analyzeState, previewWithEngine, upWithEngine } from "./harness";
import type { Project } from "./harness/stack";
import { AS_OF, judgedByBoth, PACK, tellings, written, writtenFindings } from "./judged";
import { onEngine } from "./onEngine";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "..", "..");
const directory = join(__dirname, "programs", "gate");
const continuity = { asOf: AS_OF };

const caseNamed = (name: string) => ({
  directory,
  stack: "dev",
  config: { "aws:region": "eu-central-1", "gate:case": name },
});

/** The judgement of a case, in lines, once both engines have come to the same findings and the same report. */
async function judgement(project: Project, policyConfig?: Readonly<Record<string, unknown>>): Promise<string> {
  const { embedded, real } = await judgedByBoth(project, policyConfig);
  expect(embedded).toEqual({ findings: real.findings, report: real.report });
  expect(real.exitCode).toBe(real.findings.some(({ level }) => level === "mandatory") ? 1 : 0);
  return written(real);
}

onEngine("the gate finds the same under both engines", () => {
  test("a sound service meets all five scenarios", async () => {
    expect(await judgement(caseNamed("sound"))).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region meets, data meets, compromise meets"`,
    );
  });

  test("one instance in one zone", async () => {
    expect(await judgement(caseNamed("single-zone"))).toMatchInlineSnapshot(`
"orders: instance violates, zone violates, region undeclared, data violates, compromise undeclared
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (data). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  No setting that Lifeboat knows shortens the longest step, restore (1h30m): shorten it, or loosen the RTO.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (instance). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (zone). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m)."
`);
  });

  test("one shortfall is accepted by the program, another has outgrown what lifeboat.yaml accepts", async () => {
    expect(
      await judgement(caseNamed("waived"), { continuity: { ...continuity, settings: "waivers.yaml" } }),
    ).toMatchInlineSnapshot(`
"orders: instance violates, zone violates, region undeclared, data meets, compromise undeclared
advisory objective-met (high) aws:rds/instance:Instance::orders-db
  Waived by cto until 2027-03-31 (the second zone comes in March): orders-db: recovery in up to 2h exceeds RTO 15m (zone). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
advisory waiver-valid (medium) pulumi:pulumi:Stack::gate-dev
  The waiver of objective-met for orders (instance) accepts RTO 1h, but by now it may be 2h; it no longer counts.
  Mend it, or have the owner team-orders accept more in lifeboat.yaml.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (instance). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m)."
`);
  });

  test("an unknown multiAz is unproven, and the lack of backups is found all the same", async () => {
    expect(await judgement(caseNamed("unknown-multi-az"))).toMatchInlineSnapshot(`
"orders: instance unknown, zone unknown, region undeclared, data violates, compromise undeclared
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
  Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: RTO 4h and RPO 15m (instance) are unproven: multiAz of orders-db is computed from shop and not known at preview.
  Give the setting a value that is known at preview, or set backupRetentionPeriod of orders-db to 7 (point-in-time recovery).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: RTO 4h and RPO 15m (zone) are unproven: multiAz of orders-db is computed from shop and not known at preview.
  Give the setting a value that is known at preview, or set backupRetentionPeriod of orders-db to 7 (point-in-time recovery).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 15m cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`);
  });

  test("no automated backups", async () => {
    expect(await judgement(caseNamed("retention-zero"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data violates, compromise undeclared
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
  Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 15m cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`);
  });

  test("automated backups that go down with their database", async () => {
    expect(await judgement(caseNamed("unprotected"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data violates, compromise undeclared
advisory deletion-protected (medium) aws:rds/instance:Instance::orders-db
  orders-db: deletionProtection is off, so a single call deletes it.
  Set deletionProtection of orders-db to true.
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
  Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 15m cannot be met. Closed: point-in-time recovery (not so: its automated backups outlive a deletion).
  Set deletionProtection of orders-db to true (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`);
  });

  test("snapshots, selected by the ARN that only the cloud knows", async () => {
    expect(await judgement(caseNamed("selected-by-edge"))).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared"`,
    );
  });

  test("snapshots, selected by an ARN pattern", async () => {
    expect(await judgement(caseNamed("selected-by-arn"))).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared"`,
    );
  });

  test("snapshots, selected by tag", async () => {
    expect(await judgement(caseNamed("selected-by-tag"))).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared"`,
    );
  });

  test("a program that only tags, backed up by others as lifeboat.yaml says", async () => {
    const settings = "elsewhere.yaml";
    expect(await judgement(caseNamed("tags-only"), { continuity: { ...continuity, settings } })).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region meets, data meets, compromise meets
mandatory plan-has-rules (high) pulumi:pulumi:Stack::gate-dev
  company-weekly has no rule, so it makes no backup of anything, and AWS refuses it.
  Give company-weekly a rule with a targetVaultName."
`);
  });

  test("a program that only tags, of which lifeboat.yaml says nothing", async () => {
    expect(await judgement(caseNamed("tags-only"))).toMatchInlineSnapshot(`
"orders: instance meets, zone unknown, region violates, data violates, compromise violates
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data, region, compromise).
  Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.
mandatory dependency-undeclared (medium) pulumi:pulumi:Stack::gate-dev
  orders depends on payments, a service that nobody declares.
  Give the members of payments the tag continuity:service, say under external in lifeboat.yaml what it promises, or drop the dependency.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (compromise), so RTO 8h and RPO 36h cannot be met.
  Copy its recovery points to a vault in another account or under a compliance lock, or loosen the objective.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 30h cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (region), so RTO 8h and RPO 36h cannot be met.
  Copy its recovery points to a vault in another Region often enough, or replicate it there, or loosen the objective.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: RTO 4h (zone) is unproven: it depends on service payments, which nobody declares.
  See to the other findings of this service and of those it depends on first."
`);
  });

  test("a plan that selects something else", async () => {
    expect(await judgement(caseNamed("selected-by-nothing"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data violates, compromise undeclared
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it, and nothing else brings it back (data). Selection backups of plan backups comes closest: orders-db lacks the tag backup.
  Give orders-db the tag backup that backups asks for.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 12h cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`);
  });

  test("a plan in another Region, by its provider", async () => {
    expect(await judgement(caseNamed("plan-elsewhere-by-provider"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data violates, compromise undeclared
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it, and nothing else brings it back (data). Selection backups of plan backups comes closest: backups is in eu-west-1, orders-db in eu-central-1.
  Make a plan like backups in eu-central-1.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 12h cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`);
  });

  test("a plan in another Region, by the argument region", async () => {
    expect(await judgement(caseNamed("plan-elsewhere-by-argument"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data violates, compromise undeclared
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it, and nothing else brings it back (data). Selection backups of plan backups comes closest: backups is in eu-west-1, orders-db in eu-central-1.
  Make a plan like backups in eu-central-1.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 12h cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`);
  });

  test("copies in another Region", async () => {
    expect(await judgement(caseNamed("copy-elsewhere"))).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region meets, data meets, compromise undeclared"`,
    );
  });

  test("copies in the same Region", async () => {
    expect(await judgement(caseNamed("copy-nearby"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region violates, data meets, compromise undeclared
advisory copy-apart (low) aws:backup/plan:Plan::backups
  backups: rule six-hourly copies to vault second in the same Region and account, which can be emptied with the source: no scenario needs that copy.
  Copy to another Region or account, or into a vault with a compliance lock.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (region), so RTO 8h and RPO 12h cannot be met. Closed: restore a snapshot from AWS Backup (not so: its points lie in another Region).
  Copy the points of rule six-hourly of plan backups to a vault in another Region with a customer key (data loss up to 8h5m, recovery in up to 2h)."
`);
  });

  test("a schedule that AWS would refuse", async () => {
    expect(await judgement(caseNamed("bad-cron"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data unknown, compromise undeclared
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: RPO 12h (data) is unproven: the schedule of rule six-hourly of backups cannot be read.
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m).
mandatory schedule-valid (high) aws:backup/plan:Plan::backups
  backups: the schedule of rule six-hourly cannot be read: day-of-week stands beside a day-of-month; use ? in exactly one of day-of-month and day-of-week
  Write a six-field AWS cron expression, such as cron(0 5 ? * * *)."
`);
  });

  test("an objective that is no duration", async () => {
    expect(await judgement(caseNamed("bad-duration"))).toMatchInlineSnapshot(`
"orders: instance unknown, zone unknown, region undeclared, data unknown, compromise undeclared
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: the RTO and RPO 15m (data) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: the RTO and RPO 15m (instance) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: the RTO and RPO 15m (zone) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-valid (high) aws:rds/instance:Instance::orders-db
  orders-db: the tag continuity:rto cannot be read: not a duration; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M.
  Correct the tag; nothing is proven against what cannot be read."
`);
  });

  test("two members that state different objectives", async () => {
    expect(await judgement(caseNamed("conflict"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data violates, compromise undeclared
mandatory objective-conflict (medium) aws:rds/instance:Instance::orders-db
  orders: orders-db states another rto than was stated before (1h against 4h); meanwhile the strictest applies.
  State rto once, or the same everywhere.
mandatory objective-met (high) aws:rds/instance:Instance::orders-archive
  orders-archive: recovery in up to 2h exceeds RTO 1h (data). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  No setting that Lifeboat knows shortens the longest step, restore (1h30m): shorten it, or loosen the RTO."
`);
  });

  test("an RPO without an RTO", async () => {
    expect(await judgement(caseNamed("half-objective"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared
advisory objective-complete (low) pulumi:pulumi:Stack::gate-dev
  orders: continuity:rpo is stated, but no continuity:rto; only the RPO is judged.
  State continuity:rto too."
`);
  });

  test("tags whose values only the cloud knows", async () => {
    expect(await judgement(caseNamed("unknown-tag"))).toMatchInlineSnapshot(`
"orders: instance unknown, zone unknown, region undeclared, data unknown, compromise undeclared
mandatory membership-known (high) aws:rds/instance:Instance::somebodys-db
  somebodys-db: whether it belongs to a service is not known: the tag continuity:service is computed.
  Give its continuity tags literal values.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: the RTO and RPO 15m (data) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: the RTO and RPO 15m (instance) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: the RTO and RPO 15m (zone) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-valid (high) aws:rds/instance:Instance::orders-db
  orders-db: the tag continuity:rto cannot be known at preview: the tag continuity:rto is computed.
  Give the tag a literal value; nothing is proven against what is not known.
mandatory objective-valid (high) aws:rds/instance:Instance::somebodys-db
  somebodys-db: the tag continuity:service cannot be known at preview: the tag continuity:service is computed.
  Give the tag a literal value; nothing is proven against what is not known."
`);
  });

  test("tags of which not even the keys are known", async () => {
    expect(await judgement(caseNamed("unknown-tags"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data violates, compromise undeclared
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
  Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.
mandatory membership-known (high) aws:rds/instance:Instance::somebodys-db
  somebodys-db: whether it belongs to a service is not known: tags of somebodys-db is computed from shop and not known at preview.
  Give its continuity tags literal values.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 15m cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`);
  });

  test("membership by the default tags of a provider", async () => {
    expect(await judgement(caseNamed("default-tags"))).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared"`,
    );
  });

  test("members inside a component", async () => {
    expect(await judgement(caseNamed("component"))).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared"`,
    );
  });

  test("a service that needs another, and one that nobody declares", async () => {
    expect(await judgement(caseNamed("two-services"))).toMatchInlineSnapshot(`
"checkout: instance meets, zone unknown, region undeclared, data untested, compromise undeclared
orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared
advisory dependency-looser (medium) pulumi:pulumi:Stack::gate-dev
  checkout must be back in 10m (zone), but depends on orders, which may take 4h.
  Tighten the RTO of orders, or loosen that of checkout.
advisory objective-met (high) aws:rds/instance:Instance::checkout-db
  checkout-db: RTO 10m (data) is unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Drill it, or vouch for the figure under assumptions in lifeboat.yaml.
mandatory dependency-undeclared (medium) pulumi:pulumi:Stack::gate-dev
  checkout depends on payments, a service that nobody declares.
  Give the members of payments the tag continuity:service, say under external in lifeboat.yaml what it promises, or drop the dependency.
mandatory objective-met (high) aws:rds/instance:Instance::checkout-db
  checkout: RTO 10m (zone) is unproven: it depends on service payments, which nobody declares.
  See to the other findings of this service and of those it depends on first."
`);
  });

  test("a member of a type without a model", async () => {
    expect(await judgement(caseNamed("unmodelled"))).toMatchInlineSnapshot(`
"orders: instance unmodelled, zone unmodelled, region undeclared, data unmodelled, compromise undeclared
advisory objective-met (high) aws:timestreaminfluxdb/dbInstance:DbInstance::metrics
  metrics: RTO 4h and RPO 15m (data) are unproven: no model of aws:timestreaminfluxdb/dbInstance:DbInstance.
  Give the resource the tag continuity:role = none if the service can do without it.
advisory objective-met (high) aws:timestreaminfluxdb/dbInstance:DbInstance::metrics
  metrics: RTO 4h and RPO 15m (instance) are unproven: no model of aws:timestreaminfluxdb/dbInstance:DbInstance.
  Give the resource the tag continuity:role = none if the service can do without it.
advisory objective-met (high) aws:timestreaminfluxdb/dbInstance:DbInstance::metrics
  metrics: RTO 4h and RPO 15m (zone) are unproven: no model of aws:timestreaminfluxdb/dbInstance:DbInstance.
  Give the resource the tag continuity:role = none if the service can do without it."
`);
  });

  test("a database of no service", async () => {
    expect(await judgement(caseNamed("undeclared"))).toMatchInlineSnapshot(`
"advisory undeclared-stateful (low) aws:rds/instance:Instance::forgotten-db
  forgotten-db keeps data but belongs to no service, so nothing is proven of it.
  Give it the tag continuity:service, or continuity:role = none if its data may be lost."
`);
  });

  test("volumes, by a plan for their instance and by a policy of Data Lifecycle Manager", async () => {
    expect(await judgement(caseNamed("volumes"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region violates, data meets, compromise undeclared
mandatory objective-met (high) aws:ebs/volume:Volume::ledger
  ledger: nothing in this program brings it back (region), so RTO 8h and RPO 12h cannot be met.
  Copy the points of rule six-hourly of plan backups to a vault in eu-west-1 with a customer key (data loss of at least 7h, recovery in up to 2h). Then vouch for copy-time, which no drill measures, under assumptions in lifeboat.yaml."
`);
  });

  test("a provider whose Region only the cloud knows is no partial preview", async () => {
    expect(await judgement(caseNamed("unknown-region"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region violates, data meets, compromise undeclared
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back (region).
  Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (region), so RTO 8h and RPO 12h cannot be met.
  Copy its recovery points to a vault in another Region often enough, or replicate it there, or loosen the objective."
`);
  });

  test("what transforms change", async () => {
    expect(await judgement(caseNamed("transform"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data violates, compromise undeclared
advisory deletion-protected (medium) aws:rds/instance:Instance::orders-db
  orders-db: deletionProtection is off, so a single call deletes it.
  Set deletionProtection of orders-db to true.
mandatory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
  Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 15m cannot be met. Closed: point-in-time recovery (not so: its automated backups outlive a deletion).
  Set deletionProtection of orders-db to true (point-in-time recovery: data loss up to 5m, recovery in up to 2h)."
`);
  });

  test("secrets in tags and settings", async () => {
    expect(await judgement(caseNamed("secret"))).toMatchInlineSnapshot(`
"orders: instance unknown, zone unknown, region undeclared, data unknown, compromise undeclared
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: RTO 4h and the RPO (data) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: RTO 4h and the RPO (instance) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders: RTO 4h and the RPO (zone) are unproven: the objective cannot be known.
  See to the other findings of this service and of those it depends on first.
mandatory objective-valid (high) aws:rds/instance:Instance::orders-db
  orders-db: the tag continuity:rpo cannot be known at preview: the tag continuity:rpo is computed.
  Give the tag a literal value; nothing is proven against what is not known."
`);
  });

  test("an objective of its own for corruption and deletion", async () => {
    expect(await judgement(caseNamed("data-objective"))).toMatchInlineSnapshot(`
"orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared
advisory deletion-protected (medium) aws:rds/instance:Instance::orders-db
  orders-db: deletionProtection is off, so a single call deletes it.
  Set deletionProtection of orders-db to true."
`);
  });

  test("a database that the service can do without", async () => {
    expect(await judgement(caseNamed("no-role"))).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region undeclared, data meets, compromise undeclared"`,
    );
  });
});

onEngine("the samples come to the same under both engines", () => {
  test("orders", async () => {
    expect(await judgement({ directory: ROOT, stack: "orders" })).toMatchInlineSnapshot(
      `"orders: instance meets, zone meets, region meets, data meets, compromise meets"`,
    );
  });

  test("orders-flawed", async () => {
    expect(await judgement({ directory: ROOT, stack: "orders-flawed" })).toMatchInlineSnapshot(`
"orders: instance violates, zone violates, region violates, data violates, compromise violates
advisory deletion-protected (medium) aws:rds/instance:Instance::orders-db
  orders-db: deletionProtection is off, so a single call deletes it.
  Set deletionProtection of orders-db to true.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: data loss up to 80h20m exceeds RPO 5m (data). Largest gap 72h Fri 2026-11-27 05:00 → Mon 2026-11-30 05:00 UTC + start window 8h + job 20m.
  Set deletionProtection of orders-db to true (point-in-time recovery: data loss up to 5m).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be met. Closed: restore a snapshot from AWS Backup (not so: its points are out of reach of the workload account).
  Run rule weekdays of plan orders every 8h, cron(0 5/8 ? * * *), with a 1h window and lock vault orders in compliance mode (changeableForDays 3) (data loss up to 9h20m, recovery in up to 2h).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (region), so RTO 8h and RPO 12h cannot be met. Closed: restore a snapshot from AWS Backup (not so: its points lie in another Region).
  Run rule weekdays of plan orders every 8h, cron(0 5/8 ? * * *), with a 1h window and copy the points of rule weekdays of plan orders to a vault in another Region with a customer key (data loss up to 10h5m, recovery in up to 2h).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (instance). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (zone). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m)."
`);
  });
});

onEngine("on the real engine", () => {
  test("policy configuration makes every finding advisory, and the preview pass", async () => {
    const { embedded, real } = await judgedByBoth(caseNamed("two-services"), {
      continuity: { ...continuity, enforcementLevel: "advisory" },
    });
    expect(embedded.findings).toEqual(real.findings);
    expect([real.exitCode, ...new Set(real.findings.map(({ level }) => level))]).toEqual([0, "advisory"]);
    expect(writtenFindings(real.findings)).toMatchInlineSnapshot(`
"advisory dependency-looser (medium) pulumi:pulumi:Stack::gate-dev
  checkout must be back in 10m (zone), but depends on orders, which may take 4h.
  Tighten the RTO of orders, or loosen that of checkout.
advisory dependency-undeclared (medium) pulumi:pulumi:Stack::gate-dev
  checkout depends on payments, a service that nobody declares.
  Give the members of payments the tag continuity:service, say under external in lifeboat.yaml what it promises, or drop the dependency.
advisory objective-met (high) aws:rds/instance:Instance::checkout-db
  checkout-db: RTO 10m (data) is unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Drill it, or vouch for the figure under assumptions in lifeboat.yaml.
advisory objective-met (high) aws:rds/instance:Instance::checkout-db
  checkout: RTO 10m (zone) is unproven: it depends on service payments, which nobody declares.
  See to the other findings of this service and of those it depends on first."
`);
  });

  test("policy configuration of all policies at once", async () => {
    const { embedded, real } = await judgedByBoth(caseNamed("retention-zero"), { all: "advisory" });
    expect(embedded.findings).toEqual(real.findings);
    expect([real.exitCode, writtenFindings(real.findings)]).toMatchInlineSnapshot(`
[
  0,
  "advisory backup-covers (high) aws:rds/instance:Instance::orders-db
  orders-db: no backup plan covers it (this program has none), and nothing else brings it back (data).
  Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.
advisory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 15m cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).
  Set backupRetentionPeriod of orders-db to 7 (point-in-time recovery: data loss up to 5m, recovery in up to 2h).",
]
`);
  });

  test("a recorder that is switched off leaves nothing proven", async () => {
    const { embedded, real } = await judgedByBoth(caseNamed("sound"), { continuity, "lifeboat-recorder": "disabled" });
    expect(embedded.findings).toEqual(real.findings);
    expect([real.exitCode, written(real)]).toMatchInlineSnapshot(`
[
  1,
  "mandatory inputs-not-recorded (high) pulumi:pulumi:Stack::gate-dev
  The inputs of 6 resources were not recorded, so nothing is proven of this preview.
  Do not disable the policy lifeboat-recorder.
mandatory membership-known (high) aws:rds/instance:Instance::orders-db
  orders-db: whether it belongs to a service is not known: the inputs of orders-db were not recorded.
  Give its continuity tags literal values.",
]
`);
  });

  const targeting = async (urn: string) => {
    const { exitCode, policyEvents } = await previewWithEngine({
      ...caseNamed("selected-by-edge"),
      pack: PACK,
      policyConfig: { continuity },
      targets: [`urn:pulumi:dev::gate::${urn}`],
    });
    return [exitCode, writtenFindings(tellings(policyEvents))];
  };

  test("--target on a vault leaves out the database: nothing is proven", async () => {
    expect(await targeting("aws:backup/vault:Vault::backups")).toMatchInlineSnapshot(`
[
  1,
  "mandatory partial-preview (medium) pulumi:pulumi:Stack::gate-dev
  aws:backup/plan:Plan backups, aws:backup/selection:Selection backups, orders-db took no part in the preview, as happens with --target; nothing is proven of this stack.
  Run the preview without --target.",
]
`);
  });

  test("--target on a database leaves out its backups, which bear no tags: nothing is proven", async () => {
    expect(await targeting("aws:rds/instance:Instance::orders-db")).toMatchInlineSnapshot(`
[
  1,
  "mandatory partial-preview (medium) pulumi:pulumi:Stack::gate-dev
  aws:backup/plan:Plan backups, aws:backup/selection:Selection backups, aws:backup/vault:Vault backups took no part in the preview, as happens with --target; nothing is proven of this stack.
  Run the preview without --target.",
]
`);
  });

  test("the state that a deployment leaves can be judged without the program", async () => {
    const project = caseNamed("single-zone");
    const { deployment } = await upWithEngine(project);
    const { exitCode, policyEvents } = await analyzeState({
      ...project,
      deployment,
      pack: PACK,
      policyConfig: { continuity },
    });
    expect([exitCode, writtenFindings(tellings(policyEvents))]).toMatchInlineSnapshot(`
[
  1,
  "mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (data). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  No setting that Lifeboat knows shortens the longest step, restore (1h30m): shorten it, or loosen the RTO.
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (instance). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).
mandatory objective-met (high) aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 15m (zone). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).",
]
`);
  });
});
