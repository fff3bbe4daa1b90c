import { LONGEST_WAIVER_DAYS } from "../continuity/declaration/waiver";
import { RULE_IDS } from "../continuity/rules/catalogue";

const LEVEL = { type: "string", enum: ["advisory", "mandatory"] };
const LEVEL_OR_OFF = { type: "string", enum: ["off", "advisory", "mandatory"] };
const OWNERS = { type: "array", items: { type: "string", minLength: 1, maxLength: 256 } };
const DURATION = { type: "string", maxLength: 32 };

/**
 * The policy configuration, as JSON schema: of the policy `continuity` in a `--policy-pack-config` file, and of `policy` in
 * lifeboat.yaml. It states no defaults, so that what is not said in one place can be said in the other.
 */
export const POLICY_PROPERTIES = {
  rules: {
    type: "object",
    description: "The level of each rule by id: off, advisory or mandatory. A rule not named keeps its own level.",
    properties: Object.fromEntries(RULE_IDS.map((id) => [id, LEVEL_OR_OFF])),
    additionalProperties: false,
  },
  unproven: {
    type: "object",
    description:
      "The level of an unproven verdict by reason. Defaults: unknown (a setting cannot be known at preview) mandatory; untested, unmodelled and range advisory.",
    properties: { unknown: LEVEL, untested: LEVEL, unmodelled: LEVEL, range: LEVEL },
    additionalProperties: false,
  },
  requireDeclaration: {
    ...LEVEL_OR_OFF,
    description: "The level of stateful resources that belong to no service. Default: advisory.",
  },
  backupTiming: {
    type: "string",
    enum: ["worst", "scheduled"],
    description:
      "worst (default) counts start window, job and copy time on top of the largest gap; scheduled leaves them out, and the report says so.",
  },
  toleratedMisses: {
    type: "integer",
    minimum: 0,
    maximum: 100,
    description: "How many backup runs in a row may fail without the objective being missed. Default: 0.",
  },
  response: {
    type: "object",
    description:
      "Default response times of every service. Defaults, as upper ends: detect 5m, decide 15m, verify 5m, cutover 5m.",
    properties: { detect: DURATION, decide: DURATION, verify: DURATION, cutover: DURATION },
    additionalProperties: false,
  },
  waivers: {
    type: "object",
    description: "Who may waive findings, and for how long.",
    properties: {
      maxDays: {
        type: "integer",
        minimum: 0,
        maximum: LONGEST_WAIVER_DAYS,
        description: "How many days ahead a waiver may end at most; 0: nothing may be waived. Default: 365.",
      },
      approvers: {
        type: "object",
        description: "By rule id, the owners that alone may waive it. Default: whoever owns the waiver.",
        properties: Object.fromEntries(RULE_IDS.map((id) => [id, OWNERS])),
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
  asOf: {
    type: "string",
    maxLength: 40,
    description: "The instant of evaluation, ISO 8601. Default: now.",
  },
} as const;

/** Only in the policy configuration: where lifeboat.yaml lies. */
export const SETTINGS_PROPERTY = {
  settings: {
    type: "string",
    maxLength: 4096,
    description: "The path of lifeboat.yaml, from the directory of the command.",
  },
} as const;

/** The policy configuration as a program sees it once it fits the schema. */
export interface PolicyConfig {
  readonly rules?: Readonly<Record<string, "off" | "advisory" | "mandatory">>;
  readonly unproven?: Readonly<
    Partial<Record<"unknown" | "untested" | "unmodelled" | "range", "advisory" | "mandatory">>
  >;
  readonly requireDeclaration?: "off" | "advisory" | "mandatory";
  readonly backupTiming?: "worst" | "scheduled";
  readonly toleratedMisses?: number;
  readonly response?: Readonly<Partial<Record<"detect" | "decide" | "verify" | "cutover", string>>>;
  readonly waivers?: WaiverConfig;
  readonly asOf?: string;
  readonly settings?: string;
}

/** Who may waive findings, and for how long. */
export interface WaiverConfig {
  readonly maxDays?: number;
  readonly approvers?: Readonly<Record<string, readonly string[]>>;
}
