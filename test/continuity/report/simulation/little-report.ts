import { SCENARIOS, type Scenario } from "../../../../continuity/declaration/scenario";
import type {
  Report,
  ReportBound,
  ReportMember,
  ReportService,
  ReportStanding,
  ReportStep,
} from "../../../../continuity/report/report";
import { ENGINE } from "../sample";

/** A way back in few words; the same in every scenario. */
export interface LittlePath {
  readonly lo: number;
  readonly hi: number | null;
  readonly people?: boolean;
  readonly cutover?: number;
  readonly loses?: number;
  /** Why it may not exist. */
  readonly doubt?: string;
}

export interface LittleMember {
  readonly name: string;
  readonly zones?: readonly string[];
  readonly region?: string | null;
  readonly because?: string;
  readonly after?: readonly number[];
  readonly path: LittlePath | null;
  readonly more?: Partial<ReportStanding>;
}

export interface LittleService {
  readonly name: string;
  readonly dependsOn?: readonly string[];
  readonly rto?: number;
  readonly elsewhere?: readonly { readonly service: string; readonly scenario: Scenario; readonly hi: number | null }[];
  readonly members: readonly LittleMember[];
}

export const urn = (name: string): string => `urn:pulumi:test::shop::aws:rds/instance:Instance::${name}`;

/** What people take in every little service. */
export const PEOPLE = { detect: 60, decide: 120, verify: 30 };

/** A report with just what simulations rest on. */
export function littleReport(...services: readonly LittleService[]): Report {
  return {
    schemaVersion: 1,
    engine: ENGINE,
    project: "shop",
    stack: "test",
    asOf: "2026-01-01T00:00:00.000Z",
    services: services.map(littleService),
    findings: [],
    waived: [],
    summary: { meets: 0, violates: 0, unproven: 0, undeclared: 0, waived: 0 },
  };
}

function littleService({ name, dependsOn = [], rto, elsewhere = [], members }: LittleService): ReportService {
  const judged = members.map(littleMember);
  return {
    name,
    owner: null,
    dependsOn,
    scenarios: SCENARIOS.map((scenario) => ({
      scenario,
      objective: { rtoSeconds: rto ?? null, rpoSeconds: null },
      verdict: "meets",
      rto: bound(0, 0),
      rpo: bound(0, 0),
      binds: { rto: null, rpo: null },
      members: judged,
    })),
    recovery: {
      detect: step("detect", PEOPLE.detect),
      decide: step("decide", PEOPLE.decide),
      verify: step("verify", PEOPLE.verify),
      members: members.map(({ name: of, zones = [], region = "eu-west-1", because, after = [], more = {} }) => ({
        urn: urn(of),
        role: "data",
        region,
        zones,
        everywhere: true,
        ...(because === undefined ? {} : { because }),
        after,
        ...more,
      })),
      elsewhere: elsewhere.map(({ service, scenario, hi }) => ({
        service,
        scenario,
        step: { ...step(`service ${service}`, 0), hi },
      })),
    },
  };
}

function littleMember({ name, path }: LittleMember): ReportMember {
  if (path === null)
    return { urn: urn(name), path: null, closed: [{ mechanism: "failover", lacks: ["multiAz is on"] }] };
  const { lo, hi, people = false, cutover, loses = 0, doubt } = path;
  return {
    urn: urn(name),
    path: {
      mechanism: people ? "restore" : "failover",
      startedBy: people ? "people" : "automatic",
      endpoint: cutover === undefined ? "same" : "new",
      target: { region: null, account: null },
      requires: doubt === undefined ? [] : [{ text: "multiAz is on", holds: "unknown", because: doubt }],
      rto: bound(lo, hi),
      rpo: bound(loses, loses),
      ...(cutover === undefined ? {} : { cutover: [step("cut over", cutover)] }),
    },
  };
}

function bound(lo: number, hi: number | null): ReportBound {
  return { seconds: hi, atLeastSeconds: lo, provenance: "declared", steps: [{ ...step("return", lo), hi }] };
}

function step(label: string, seconds: number): ReportStep {
  return { label, lo: seconds, hi: seconds, provenance: "declared", source: "test" };
}
