import { describe, expect, test } from "@jest/globals";
import { EstateIndex, type EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { distantReplicas, replicatedBackups } from "../../../continuity/mechanisms/rds-other-region";
import { bound } from "../../../continuity/recovery/bound";
import { AS_OF, estate, FRANKFURT, provider, rdsInstance, resource } from "../estate-builder";
import { subjectFor, surroundingsFor } from "./ways";

const database = rdsInstance("orders-db");
const RTO = bound();

const replication = (inputs = {}, of = FRANKFURT): EstateResource =>
  resource(
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    "distant",
    { sourceDbInstanceArn: UNKNOWN, ...inputs },
    { provider: of, edges: { sourceDbInstanceArn: [database] } },
  );

const lag: Assumption = {
  what: "replica-lag",
  for: { kind: "service", service: "orders" },
  value: 30,
  owner: "team-orders",
  reason: "alarm at 30s",
  until: AS_OF + 86_400,
};

function around(others: readonly EstateResource[], assumptions: readonly Assumption[] = []) {
  return { subject: subjectFor(database), surroundings: surroundingsFor(database, { others, assumptions }) };
}

describe("replicated automated backups", () => {
  const back = (days: number) => ({ reachesBack: { kind: "known", value: days * 86_400 } });
  const path = {
    scenario: "region",
    target: { region: "eu-central-1", account: undefined },
    startedBy: "people",
    endpoint: "new",
    mechanism: "point-in-time recovery from replicated backups",
    anyInstant: back(7),
    rpo: bound({
      label: "replication of backups",
      lo: 300,
      hi: 1800,
      provenance: "documented",
      source: "AWS Prescriptive Guidance, disaster recovery for Amazon RDS: PITR with replicated backups",
    }),
    rto: RTO,
  };
  const apart = { text: "distant lies in another Region", holds: true };
  const kept = { text: "replicated backups are kept 1 day or more", holds: true, fix: "keep them 7 days" };

  test.each([
    ["in another Region, kept by default", replication(), [{ ...path, requires: [apart, kept] }]],
    [
      "in the same Region",
      replication({}, database.provider),
      [
        {
          ...path,
          target: { region: "eu-west-1", account: undefined },
          requires: [{ ...apart, holds: false }, kept],
        },
      ],
    ],
    [
      "in a Region that is not known",
      replication({}, provider(UNKNOWN, {}, "somewhere")),
      [
        {
          ...path,
          target: { region: undefined, account: undefined },
          requires: [
            {
              ...apart,
              holds: "unknown",
              because: "the Region of distant or of orders-db is not known at preview",
            },
            kept,
          ],
        },
      ],
    ],
    [
      "kept 0 days",
      replication({ retentionPeriod: 0 }),
      [{ ...path, anyInstant: back(0), requires: [apart, { ...kept, holds: false }] }],
    ],
    ["of another database", { ...replication(), edges: {} }, []],
  ])("%s", (_name, companion, expected) => {
    const { subject, surroundings } = around([companion]);
    expect(replicatedBackups(subject, surroundings, RTO)).toEqual(expected);
  });
});

describe("replicas in another Region", () => {
  const replica = (of = FRANKFURT) =>
    rdsInstance("reader", { replicateSourceDb: UNKNOWN }, { provider: of, edges: { replicateSourceDb: [database] } });
  const untested = (label: string, what: string) =>
    bound({
      label,
      lo: 0,
      hi: null,
      provenance: "none",
      source: `AWS promises none; measure it, or declare ${what} in lifeboat.yaml`,
      open: "untested",
    });
  const path = {
    scenario: "region",
    target: { region: "eu-central-1", account: undefined },
    startedBy: "people",
    endpoint: "new",
    mechanism: "promote read replica reader",
    requires: [{ text: "reader lies in another Region", holds: true }],
    rpo: untested("replica lag", "replica-lag"),
    rto: untested("promotion of the replica", "start-time"),
  };

  test("nobody vouches for its lag", () => {
    const { subject, surroundings } = around([replica()]);
    expect(distantReplicas(subject, surroundings)).toEqual([path]);
  });

  test("somebody vouches for its lag", () => {
    const { subject, surroundings } = around([replica()], [lag]);
    const source = "replica-lag 30s declared by team-orders until 2026-01-02: alarm at 30s";
    const rpo = bound({ label: "replica lag", lo: 30, hi: 30, provenance: "declared", source });
    expect(distantReplicas(subject, surroundings)).toEqual([{ ...path, rpo }]);
  });

  test("named by its known ARN", () => {
    const named = rdsInstance(
      "reader",
      { replicateSourceDb: "arn:aws:rds:eu-west-1:111122223333:db:orders-db" },
      { provider: FRANKFURT },
    );
    const source = { ...database, outputs: { arn: "arn:aws:rds:eu-west-1:111122223333:db:orders-db" } };
    const index = new EstateIndex(estate(source, named));
    const { subject, surroundings } = around([]);
    expect(distantReplicas({ ...subject, resource: source }, { ...surroundings, index })).toEqual([path]);
  });

  test("a replica in the same Region is no way out of it", () => {
    const { subject, surroundings } = around([replica(database.provider)]);
    expect(distantReplicas(subject, surroundings)).toEqual([]);
  });
});
