import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("analytics", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"opensearch-domain: instance meets, zone meets, region violates, data violates, compromise violates
opensearch-domain-bare: instance meets, zone violates, region undeclared, data violates, compromise undeclared
opensearch-domain-older: instance meets, zone violates, region undeclared, data violates, compromise undeclared
redshift-cluster: instance meets, zone meets, region meets, data meets, compromise meets
redshift-cluster-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
redshift-serverless-namespace: instance meets, zone meets, region unknown, data meets, compromise unknown
redshift-serverless-namespace-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
advisory copy-usable (high) aws:redshiftserverless/namespace:Namespace::redshift-serverless-namespace
  redshift-serverless-namespace: rule six-hourly of backups may not be able to copy it to vault distant: nothing that AWS says of Redshift Serverless confirms it.
  Copy it to a place that AWS Backup documents.
mandatory backup-covers (high) aws:redshift/cluster:Cluster::redshift-cluster-bare
  redshift-cluster-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names redshift-cluster-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory backup-covers (high) aws:redshiftserverless/namespace:Namespace::redshift-serverless-bare
  redshift-serverless-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names redshift-serverless-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:elasticsearch/domain:Domain::opensearch-older
  opensearch-older: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automated snapshot (not so: its automated snapshots outlive a deletion).
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:elasticsearch/domain:Domain::opensearch-older
  opensearch-older: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: the nodes that are left go on (not so: a majority of the nodes that vote is left).
  Set dedicatedMasterEnabled of opensearch-older to true and dedicatedMasterCount to 3 (the nodes that are left go on).
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain
  opensearch-domain: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be met.
  AWS Backup does not know its type: keep what it holds in another account too, or loosen the objective.
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain
  opensearch-domain: nothing in this program brings it back (data), so RTO 4h and RPO 12h cannot be met. Closed: restore an automated snapshot (not so: its automated snapshots outlive a deletion).
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain
  opensearch-domain: nothing in this program brings it back (region), so RTO 4h and RPO 12h cannot be met.
  AWS Backup does not know its type: replicate it to another Region, or loosen the objective.
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain-bare
  opensearch-domain-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automated snapshot (not so: its automated snapshots outlive a deletion).
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain-bare
  opensearch-domain-bare: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: promotion of the standby (not so: multiAzWithStandbyEnabled is on).
  Set multiAzWithStandbyEnabled of opensearch-domain-bare to true, with nodes in 3 zones, as many in each, and dedicated master nodes (promotion of the standby).
mandatory objective-met (high) aws:redshift/cluster:Cluster::redshift-cluster-bare
  redshift-cluster-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automated snapshot (not so: its automated snapshots outlive a deletion).
  Back it up often enough, or loosen the objective.
mandatory objective-met (high) aws:redshiftserverless/namespace:Namespace::redshift-serverless-bare
  redshift-serverless-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore a recovery point (not so: its recovery points outlive a deletion).
  Back it up often enough, or loosen the objective.
mandatory objective-met (high) aws:redshiftserverless/namespace:Namespace::redshift-serverless-namespace
  redshift-serverless-namespace: RTO 24h and RPO 12h (compromise) are unproven: nothing that AWS says of Redshift Serverless confirms it.
  No setting shows that: give it a way back of which everything is known, or loosen the objective.
mandatory objective-met (high) aws:redshiftserverless/namespace:Namespace::redshift-serverless-namespace
  redshift-serverless-namespace: RTO 4h and RPO 12h (region) are unproven: nothing that AWS says of Redshift Serverless confirms it.
  No setting shows that: give it a way back of which everything is known, or loosen the objective."
`),
);
