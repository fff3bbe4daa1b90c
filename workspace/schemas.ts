import { EVIDENCE_SCHEMA, PRUNED_SCHEMA } from "../continuity/evidence/schema";
import { BASELINE_SCHEMA } from "../continuity/report/baseline/baseline";
import { REPORT_SCHEMA } from "../continuity/report/schema";
import { POLICY_PROPERTIES, SETTINGS_PROPERTY } from "./policy-schema";
import { SETTINGS_SCHEMA } from "./settings-schema";
import { STATE_SCHEMA } from "./state/schema";

/** What a schema describes, by name. */
export const SCHEMAS = {
  settings: SETTINGS_SCHEMA,
  evidence: EVIDENCE_SCHEMA,
  pruned: PRUNED_SCHEMA,
  report: REPORT_SCHEMA,
  baseline: BASELINE_SCHEMA,
  state: STATE_SCHEMA,
  policyConfig: {
    type: "object",
    properties: { ...POLICY_PROPERTIES, ...SETTINGS_PROPERTY },
    additionalProperties: false,
  },
} as const;

export type SchemaName = keyof typeof SCHEMAS;
