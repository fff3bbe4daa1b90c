import type { EvidenceRecord, Shape } from "../../../continuity/evidence/record";
import { AS_OF, urnOf } from "../estate-builder";

const DAY = 86_400;

/** The instant in the words of a record. */
export const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

export const SHAPE: Shape = {
  class: "db.t4g.micro",
  multiAz: true,
  storageType: "gp3",
  allocatedGiB: 100,
  engineVersion: "15.4",
  parameterGroup: "default.postgres15",
  region: "eu-west-1",
};

/** What a test may say of a drill in few words. */
export interface Told extends Partial<Omit<EvidenceRecord, "shape" | "point" | "member" | "achieved">> {
  /** @default 1 */
  readonly daysAgo?: number;
  readonly restoreSeconds?: number | null;
  readonly rtoLoadedSeconds?: number | null;
  readonly uncertaintySeconds?: number;
  readonly shape?: Partial<Shape> | null;
  readonly alike?: boolean;
  readonly point?: Partial<NonNullable<EvidenceRecord["point"]>> | null;
  readonly member?: Partial<EvidenceRecord["member"]>;
}

/** A drill that restored `orders-db` from its continuous backup in 30 minutes, yesterday, unless it is told otherwise. */
export function record(told: Told = {}): EvidenceRecord {
  const { daysAgo = 1, restoreSeconds = 1800, uncertaintySeconds = 5, shape = {}, alike = true, ...others } = told;
  const { point = {}, member = {}, rtoLoadedSeconds, ...rest } = others;
  const isLoaded = typeof rtoLoadedSeconds === "number";
  const start = AS_OF - daysAgo * DAY;
  const at = (seconds: number) => instant(start + seconds);
  const source = { ...SHAPE, ...shape };
  return {
    schemaVersion: 1,
    id: `orders-${at(0).replace(/[-:]|\.\d+/g, "")}-3f2a9c`,
    previous: null,
    kind: "component-restore",
    environment: "aws",
    tool: { name: "lifeboat", version: "0.1.0", node: "v20.20.0", sdk: "@aws-sdk/client-rds 3.1092.0" },
    service: "orders",
    scenario: "data",
    point:
      point === null
        ? null
        : {
            arn: "arn:aws:rds:eu-west-1:111111111111:auto-backup:ab-1",
            kind: "continuous",
            createdAt: at(-3600),
            dataAt: at(-300),
            region: "eu-west-1",
            encrypted: false,
            ...point,
          },
    shape:
      shape === null
        ? null
        : { source, restored: source, differences: alike ? [] : ["class db.t4g.micro, not db.r8g.large"], alike },
    phases: [
      { name: "declared", startedAt: at(0), endedAt: at(0) },
      { name: "requested", startedAt: at(0), endedAt: at(5) },
      { name: "reachable", startedAt: at(5), endedAt: at(1805) },
      ...(isLoaded ? [{ name: "fully-loaded", startedAt: at(1805), endedAt: at(rtoLoadedSeconds) } as const] : []),
    ],
    ...(isLoaded ? { loaded: { by: "aws", relations: 0, bytes: 0 } as const } : {}),
    checks: [{ name: "rows of orders", rung: "counts", expected: "1000", actual: "1000", passed: true }],
    objective: { rtoSeconds: 14_400, rpoSeconds: 900 },
    predicted: null,
    outcome: "passed",
    cleanup: { proven: true, removed: ["db:drill-3f2a9c"], left: [] },
    ...rest,
    member: {
      urn: urnOf("aws:rds/instance:Instance", "orders-db"),
      arn: "arn:aws:rds:eu-west-1:111111111111:db:orders-db",
      type: "aws:rds/instance:Instance",
      name: "orders-db",
      engine: "postgres",
      engineVersion: "15.4",
      ...member,
    },
    achieved: {
      rtoSeconds: restoreSeconds === null ? null : restoreSeconds + 1200,
      rtoWithoutResponseSeconds: restoreSeconds,
      ...(rtoLoadedSeconds === undefined ? {} : { rtoLoadedSeconds }),
      restoreSeconds,
      rpoSeconds: 300,
      rpoQuality: "heartbeat",
      uncertaintySeconds,
    },
  };
}

/** A member without its URN, as a drill knows it that did not see the program. */
export function withoutUrn(one: EvidenceRecord): EvidenceRecord {
  const { urn: _, ...member } = one.member;
  return { ...one, member };
}
