import { object, type Schema } from "../../declaration/json-schema";
import { SCENARIOS, type Scenario } from "../../declaration/scenario";
import type { Level } from "../../rules/finding";

/** The version of the file's form; it grows when a part goes or changes its meaning. */
export const BASELINE_VERSION = 1;

/** The findings that a program had when it was adopted: they stop nothing, as long as they do not grow. */
export interface Baseline {
  readonly schemaVersion: typeof BASELINE_VERSION;
  /** Sorted by service, scenario, rule, resource. */
  readonly findings: readonly BaselineFinding[];
}

/** One of them, as far as it has to be known again. */
export interface BaselineFinding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly level: Level;
  readonly service?: string;
  readonly scenario?: Scenario;
  /** The name of the resource, for people. */
  readonly resource?: string;
  /** Of `objective-met`: the most that the missed halves come to, in seconds; null: no bound. */
  readonly rtoSeconds?: number | null;
  readonly rpoSeconds?: number | null;
}

const TEXT: Schema = { type: "string" };
const SECONDS: Schema = { type: ["integer", "null"], minimum: 0 };

export const BASELINE_FINDING: Schema = object(
  "A finding, as far as it has to be known again.",
  {
    fingerprint: TEXT,
    rule: TEXT,
    level: { enum: ["advisory", "mandatory"] },
    service: TEXT,
    scenario: { enum: SCENARIOS },
    resource: TEXT,
    rtoSeconds: { ...SECONDS, description: "The most that a missed RTO comes to; null: no bound is known." },
    rpoSeconds: { ...SECONDS, description: "The same of the RPO." },
  },
  ["service", "scenario", "resource", "rtoSeconds", "rpoSeconds"],
);

/** A baseline file as JSON schema; published as docs/baseline.schema.json. */
export const BASELINE_SCHEMA: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Lifeboat baseline",
  ...object("The findings that a program had when it was adopted. They stop nothing, as long as they do not grow.", {
    schemaVersion: { const: BASELINE_VERSION },
    findings: { type: "array", items: BASELINE_FINDING },
  }),
};
