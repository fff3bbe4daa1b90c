import { SCENARIOS } from "../continuity/declaration/scenario";
import { ASSUMPTION_KINDS } from "../continuity/evidence/assumption";
import { EXTERNAL_SCHEMA } from "./external-schema";
import { POLICY_PROPERTIES } from "./policy-schema";

const TEXT = { type: "string", minLength: 1, maxLength: 256 };
const DURATION = {
  type: "string",
  minLength: 1,
  maxLength: 32,
  description: "a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M",
};
const DAY = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "a day such as 2027-03-31" };
const PAIR = { rto: DURATION, rpo: DURATION };
const RESPONSE = { detect: DURATION, decide: DURATION, verify: DURATION, cutover: DURATION };

const SERVICE = {
  type: "object",
  description: "What tags and components do not say of a service.",
  properties: {
    owner: TEXT,
    objectives: {
      type: "object",
      description: "rto and rpo stand for instance, zone and data; region and compromise are stated on their own.",
      properties: {
        ...PAIR,
        ...Object.fromEntries(
          SCENARIOS.map((scenario) => [scenario, { type: "object", properties: PAIR, additionalProperties: false }]),
        ),
      },
      additionalProperties: false,
    },
    dependsOn: { type: "array", items: { type: "string", pattern: "^[a-z0-9-]{1,63}$" } },
    minimumServiceLevel: { type: "number", minimum: 0, maximum: 1 },
    mtpd: DURATION,
    detectionWindow: DURATION,
    firstDrillBy: DAY,
    drillEvery: { ...DURATION, description: "how often each of its data members is restored in a drill" },
    response: { type: "object", properties: RESPONSE, additionalProperties: false },
  },
  additionalProperties: false,
} as const;

const ASSUMPTION = {
  type: "object",
  description: "A figure that nobody can derive and somebody vouches for.",
  properties: {
    what: { type: "string", enum: ASSUMPTION_KINDS },
    for: {
      type: "string",
      pattern: "^(service|type|name):.{1,256}$",
      description: "service:NAME, type:TYPE or name:GLOB",
    },
    value: { description: "a length of time; true or false for opt-in", oneOf: [DURATION, { type: "boolean" }] },
    owner: TEXT,
    reason: TEXT,
    until: DAY,
  },
  required: ["what", "for", "value", "owner", "reason", "until"],
  additionalProperties: false,
} as const;

const EVIDENCE = {
  type: "object",
  description: "Where evidence of drills is kept, and which of it counts.",
  properties: {
    directory: { ...TEXT, description: "default: evidence, beside this file" },
    maxAge: { ...DURATION, description: "how old a drill may be that counts; default: 90d" },
    last: {
      type: "integer",
      minimum: 1,
      maximum: 100,
      description: "how many of the newest drills count, of which the longest decides; default: 5",
    },
    cadence: { ...DURATION, description: "how often each data member is restored in a drill; default: 30d" },
    publicKeys: {
      type: "array",
      items: TEXT,
      description: "files of public Ed25519 keys in PEM; with any, the last record of each service must be signed",
    },
  },
  additionalProperties: false,
} as const;

const ACCEPTED = { ...DURATION, description: "a length of time, or unbounded: whatever it comes to" };

const WAIVER = {
  type: "object",
  description: "A shortfall that somebody accepts until a day: findings of a rule for a service, a resource, or both.",
  properties: {
    rule: { ...TEXT, description: "the id of the rule" },
    service: { type: "string", pattern: "^[a-z0-9-]{1,63}$" },
    resource: { ...TEXT, description: "the name or URN of a resource; of a component everything in it is meant" },
    scenario: { type: "string", enum: SCENARIOS, description: "needed for objective-met; default: every one" },
    stack: { ...TEXT, description: "the stack that it is for; default: every one" },
    accepts: {
      type: "object",
      description: "how much is accepted; what comes to more is not waived",
      properties: {
        rto: ACCEPTED,
        rpo: ACCEPTED,
        findings: { type: "integer", minimum: 1, description: "of other rules, how many findings; default: 1" },
      },
      additionalProperties: false,
    },
    owner: { ...TEXT, description: "who answers for it" },
    reason: TEXT,
    until: { ...DAY, description: "the day from which it no longer counts, at most 365 days ahead" },
  },
  required: ["rule", "owner", "reason", "until"],
  additionalProperties: false,
} as const;

/** lifeboat.yaml as JSON schema; published as docs/lifeboat.schema.json. */
export const SETTINGS_SCHEMA = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "lifeboat.yaml",
  type: "object",
  properties: {
    services: {
      type: "object",
      propertyNames: { pattern: "^[a-z0-9-]{1,63}$" },
      additionalProperties: SERVICE,
    },
    assumptions: { type: "array", items: ASSUMPTION },
    external: EXTERNAL_SCHEMA,
    evidence: EVIDENCE,
    waivers: { type: "array", items: WAIVER },
    policy: { type: "object", properties: POLICY_PROPERTIES, additionalProperties: false },
  },
  additionalProperties: false,
} as const;
