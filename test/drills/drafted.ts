import { drillId } from "../../drills/plan";
import type { EvidenceDraft } from "../../workspace/evidence/append";
import { ORDERS_ARN, ORDERS_URN } from "./deployed";

/** The record of a drill of the deployed database that a lab ran and that passed. */
export function draft(began: number): EvidenceDraft {
  const at = (seconds: number) => new Date(began + seconds * 1000).toISOString();
  const shape = {
    class: "db.t4g.medium",
    multiAz: true,
    storageType: "gp3",
    allocatedGiB: 20,
    engineVersion: "16.4",
    parameterGroup: "default.postgres16",
    region: "us-east-1",
  };
  return {
    schemaVersion: 1,
    id: drillId("orders", at(0), "abcdef"),
    kind: "component-restore",
    environment: "lab",
    tool: { name: "lifeboat", version: "0.1.0", node: "v20.20.0", sdk: "@aws-sdk/client-rds 3.0.0" },
    service: "orders",
    scenario: "data",
    member: { urn: ORDERS_URN, arn: ORDERS_ARN, type: "aws:rds/instance:Instance", name: "orders" },
    point: {
      arn: ORDERS_ARN,
      kind: "continuous",
      createdAt: at(-5),
      dataAt: at(-5),
      region: "us-east-1",
      encrypted: true,
    },
    shape: { source: shape, restored: shape, differences: [], alike: true },
    phases: [
      { name: "declared", startedAt: at(0), endedAt: at(0) },
      { name: "cleaned", startedAt: at(0), endedAt: at(60) },
    ],
    checks: [],
    achieved: {
      rtoSeconds: 60,
      rtoWithoutResponseSeconds: 60,
      restoreSeconds: 30,
      rpoSeconds: 5,
      rpoQuality: "heartbeat",
      uncertaintySeconds: 5,
    },
    objective: { rtoSeconds: 14_400, rpoSeconds: 3600 },
    predicted: null,
    outcome: "passed",
    cleanup: { proven: true, removed: [], left: [] },
  };
}
