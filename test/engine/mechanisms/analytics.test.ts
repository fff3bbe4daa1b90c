import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("analytics", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"opensearch-domain: instance meets, zone meets, region violates, data violates, compromise violates
opensearch-domain-bare: instance meets, zone violates, region undeclared, data violates, compromise undeclared
opensearch-domain-older: instance meets, zone violates, region undeclared, data violates, compromise undeclared
redshift-cluster: instance meets, zone meets, region meets, data meets, compromise meets
redshift-cluster-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
mandatory backup-covers (high) aws:redshift/cluster:Cluster::redshift-cluster-bare
  redshift-cluster-bare: no backup plan covers it (those of this program name others), and nothing else brings it back (data).
  Add a selection that names redshift-cluster-bare to one of them, or state the plan that covers it under external in lifeboat.yaml.
mandatory objective-met (high) aws:elasticsearch/domain:Domain::opensearch-older
  opensearch-older: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automated snapshot (not so: its automated snapshots outlive a deletion).
  Turn on point-in-time recovery, back it up more often, or loosen the objective.
mandatory objective-met (high) aws:elasticsearch/domain:Domain::opensearch-older
  opensearch-older: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: promotion of the standby (not so: multiAzWithStandbyEnabled is on).
  Set multiAzWithStandbyEnabled of opensearch-older to true (promotion of the standby).
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain
  opensearch-domain: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be met.
  Copy its recovery points to a vault in another account or under a compliance lock, or loosen the objective.
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain
  opensearch-domain: nothing in this program brings it back (data), so RTO 4h and RPO 12h cannot be met. Closed: restore an automated snapshot (not so: its automated snapshots outlive a deletion).
  Turn on point-in-time recovery, back it up more often, or loosen the objective.
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain
  opensearch-domain: nothing in this program brings it back (region), so RTO 4h and RPO 12h cannot be met.
  Copy its recovery points to a vault in another Region often enough, or replicate it there, or loosen the objective.
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain-bare
  opensearch-domain-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automated snapshot (not so: its automated snapshots outlive a deletion).
  Turn on point-in-time recovery, back it up more often, or loosen the objective.
mandatory objective-met (high) aws:opensearch/domain:Domain::opensearch-domain-bare
  opensearch-domain-bare: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: promotion of the standby (not so: multiAzWithStandbyEnabled is on).
  Set multiAzWithStandbyEnabled of opensearch-domain-bare to true (promotion of the standby).
mandatory objective-met (high) aws:redshift/cluster:Cluster::redshift-cluster-bare
  redshift-cluster-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore an automated snapshot (not so: its automated snapshots outlive a deletion).
  Turn on point-in-time recovery, back it up more often, or loosen the objective."
`),
);
