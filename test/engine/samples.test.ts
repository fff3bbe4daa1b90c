import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { judgedByBoth, written } from "./judged";
import { onEngine } from "./onEngine";

jest.setTimeout(300_000);

const directory = join(__dirname, "..", "..");

/** A sample under both engines, which have to agree: the exit code, and verdicts and findings in lines. */
async function sample(stack: string): Promise<{ readonly exitCode: number; readonly judgement: string }> {
  const { embedded, real } = await judgedByBoth({ directory, stack, config: { "aws:region": "eu-central-1" } });
  expect(embedded).toEqual({ findings: real.findings, report: real.report });
  return { exitCode: real.exitCode, judgement: written(real) };
}

onEngine("the samples come to the same under both engines", () => {
  test("shop, a shop of components: nothing above advisory", async () => {
    expect(await sample("shop")).toEqual({
      exitCode: 0,
      judgement: `catalog: instance meets, zone meets, region untested, data meets, compromise undeclared
ledger: instance meets, zone meets, region untested, data meets, compromise undeclared
media: instance meets, zone meets, region meets, data meets, compromise undeclared
orders: instance meets, zone meets, region meets, data meets, compromise meets
storefront: instance meets, zone meets, region meets, data meets, compromise undeclared
advisory objective-met (high) lifeboat:index:Service$lifeboat:index:ResilientBucket$aws:s3/bucket:Bucket::pictures
  pictures: RPO 15m (region) is unproven: nobody has measured or vouched for a step: replication (no figure).
  Vouch for replica-lag, which no drill measures, under assumptions in lifeboat.yaml.
advisory objective-met (high) lifeboat:index:Service$lifeboat:index:ResilientVolumeGroup$aws:ebs/volume:Volume::ledger-machine-volume
  ledger-machine-volume: RPO 48h (region) is unproven: nobody has measured or vouched for a step: largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h + copy (no figure).
  Vouch for copy-time, which no drill measures, under assumptions in lifeboat.yaml.`,
    });
  });

  test("shop-flawed, its twin: twelve flaws, found by twelve rules", async () => {
    expect(await sample("shop-flawed")).toEqual({
      exitCode: 1,
      judgement: `catalog: instance meets, zone meets, region untested, data meets, compromise undeclared
ledger: instance meets, zone meets, region untested, data meets, compromise undeclared
media: instance meets, zone meets, region meets, data meets, compromise undeclared
orders: instance violates, zone violates, region meets, data meets, compromise meets
reviews: instance meets, zone violates, region violates, data meets, compromise undeclared
storefront: instance meets, zone meets, region range, data meets, compromise undeclared
advisory deletion-protected (medium) lifeboat:index:Service$lifeboat:index:ResilientTable$aws:dynamodb/table:Table::articles
  articles: deletionProtectionEnabled is off, so a single call deletes it.
  Set deletionProtectionEnabled of articles to true.
advisory dependency-looser (medium) pulumi:pulumi:Stack::shop-shop-flawed
  reviews must be back in 30m (region), but depends on orders, which may take 4h.
  Tighten the RTO of orders, or loosen that of reviews.
advisory failover-health-check (medium) lifeboat:index:Service$lifeboat:index:ResilientTasks$aws:route53/record:Record::pages-record
  pages-record: no health check watches what it leads to, so Route 53 never fails over.
  Set healthCheckId of pages-record, or evaluateTargetHealth of its alias.
advisory nat-per-zone (medium) aws:ec2/natGateway:NatGateway::way-out
  way-out: subnets of other zones (eu-central-1b, eu-central-1c) route through it, and lose their way out with its zone.
  Make a NAT gateway in each zone and route the subnets of a zone through its own, or make one regional.
advisory nlb-cross-zone (medium) aws:lb/loadBalancer:LoadBalancer::feed
  feed: each node sends requests only to targets of its own zone; one without a healthy target serves nobody.
  Set enableCrossZoneLoadBalancing of feed to true.
advisory objective-met (high) lifeboat:index:Service$lifeboat:index:ResilientBucket$aws:s3/bucket:Bucket::pictures
  pictures: RPO 15m (region) is unproven: nobody has measured or vouched for a step: replication (no figure).
  Vouch for replica-lag, which no drill measures, under assumptions in lifeboat.yaml.
advisory objective-met (high) lifeboat:index:Service$lifeboat:index:ResilientTasks$aws:ecs/service:Service::pages
  pages: RTO 15m (region) is unproven: the objective lies between the least and the most: detect 0s to 5m + decide 0s to 15m + until all name servers know the change 0s to 1m record pages-record + until clients resolve the name again (TTL) 0s to 1m record pages-record + verify 1m.
  Declare or measure the steps that are only assumed, or loosen the objective.
advisory objective-met (high) lifeboat:index:Service$lifeboat:index:ResilientVolumeGroup$aws:ebs/volume:Volume::ledger-machine-volume
  ledger-machine-volume: RPO 48h (region) is unproven: nobody has measured or vouched for a step: largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h + copy (no figure).
  Vouch for copy-time, which no drill measures, under assumptions in lifeboat.yaml.
advisory selection-selects (medium) aws:backup/selection:Selection::archive
  archive selects nothing: none of its resources is an ARN.
  Name ARNs, types such as arn:aws:rds:*:*:db:*, or tags in archive.
advisory ttl-within-rto (medium) aws:route53/record:Record::feed
  feed: resolvers may keep its answer for 24h (TTL), and RTO 30m (region) leaves 4m for it.
  Set ttl of feed to 60, or less.
advisory undeclared-stateful (low) aws:dynamodb/table:Table::carts
  carts keeps data but belongs to no service, so nothing is proven of it.
  Give it the tag continuity:service, or continuity:role = none if its data may be lost.
mandatory capacity-left (high) lifeboat:index:Service$lifeboat:index:ResilientTasks$aws:ecs/service:Service::pages
  pages: not enough tasks are left (0 of 1, 0.6 of them needed) (instance).
  Set desiredCount of pages to 3.
mandatory capacity-left (high) lifeboat:index:Service$lifeboat:index:ResilientTasks$aws:ecs/service:Service::pages
  pages: not enough tasks are left (0 of 1, 0.6 of them needed) (zone).
  Set desiredCount of pages to 3.
mandatory lifecycle-valid (high) aws:backup/plan:Plan::archive
  AWS Backup refuses the lifecycle of rule monthly of archive: deleteAfter 60 is less than coldStorageAfter 30 + 90 days.
  Leave out coldStorageAfter of rule monthly of archive, or set its deleteAfter to 120.
mandatory objective-met (high) lifeboat:index:Service$lifeboat:index:ResilientDatabase$aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 5m (instance). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).
mandatory objective-met (high) lifeboat:index:Service$lifeboat:index:ResilientDatabase$aws:rds/instance:Instance::orders-db
  orders-db: recovery in up to 2h exceeds RTO 5m (zone). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.
  Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).
mandatory objective-met (high) pulumi:pulumi:Stack::shop-shop-flawed
  reviews: recovery in up to 2h exceeds RTO 15m (zone). Detect of service orders 0s to 5m + decide of service orders 0s to 15m + restore of service orders 1h30m + cut over to the new endpoint of service orders 0s to 5m + verify of service orders 0s to 5m.
  See to the service that it waits for first, or loosen the objective.
mandatory objective-met (high) pulumi:pulumi:Stack::shop-shop-flawed
  reviews: recovery in up to 2h5m exceeds RTO 30m (region). Detect of service orders 0s to 5m + decide of service orders 0s to 15m + restore of service orders 1h30m + cut over to the new endpoint of service orders 0s to 5m + verify of service orders 0s to 5m + verify 0s to 5m.
  See to the service that it waits for first, or loosen the objective.
mandatory plan-kept (high) lifeboat:index:Service$lifeboat:index:ResilientTasks::pages
  pages: planned for region: proven; as it is: unproven: people or jobs have to be quicker than assumed. Chosen: 3 tasks, spread over 3 zones, a twin in eu-west-1 with a failover record.
  Take back what a transform has changed of it.
mandatory vault-lock-valid (high) aws:backup/vaultLockConfiguration:VaultLockConfiguration::archive
  archive: AWS Backup refuses the lock: changeableForDays is not a whole number of days from 3 to 36500.
  Set changeableForDays to 3 or more.`,
    });
  });

  test("serverless, a program without servers", async () => {
    expect(await sample("serverless")).toEqual({
      exitCode: 0,
      judgement: `bookings: instance untested, zone untested, region undeclared, data range, compromise undeclared
advisory objective-met (high) aws:cloudwatch/eventBus:EventBus::bookings
  bookings: RTO 15m (instance) is unproven: nobody has measured or vouched for a step: until AWS serves again (no figure).
  Vouch for start-time, which no drill measures, under assumptions in lifeboat.yaml.
advisory objective-met (high) aws:cloudwatch/eventBus:EventBus::bookings
  bookings: RTO 15m (zone) is unproven: nobody has measured or vouched for a step: until AWS serves again (no figure).
  Vouch for start-time, which no drill measures, under assumptions in lifeboat.yaml.
advisory objective-met (high) aws:sqs/queue:Queue::failed
  failed: RPO 5m (data) is unproven: the objective lies between the least and the most: messages not yet read 0s to 14d.
  Declare or measure the steps that are only assumed, or loosen the objective.`,
    });
  });

  test("tags-only, a program without components", async () => {
    expect(await sample("tags-only")).toEqual({
      exitCode: 0,
      judgement: `accounts: instance meets, zone meets, region undeclared, data meets, compromise undeclared
wiki: instance meets, zone meets, region undeclared, data meets, compromise undeclared`,
    });
  });
});
