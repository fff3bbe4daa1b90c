import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import { replicatedBackups } from "../../../continuity/mechanisms/rds-other-region";
import { bound } from "../../../continuity/recovery/bound";
import { FRANKFURT, provider, rdsInstance, resource } from "../estate-builder";
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

function around(others: readonly EstateResource[]) {
  return { subject: subjectFor(database), surroundings: surroundingsFor(database, { others }) };
}

describe("replicated automated backups", () => {
  const back = (days: number) => ({ reachesBack: { kind: "known", value: days * 86_400 } });
  const path = {
    scenario: "region",
    target: { region: "eu-central-1", account: undefined },
    startedBy: "people",
    endpoint: "new",
    mechanism: "point-in-time recovery from replicated backups",
    restores: { from: "continuous", takes: RTO },
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
