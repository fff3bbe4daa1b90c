import { describe, expect, test } from "@jest/globals";
import { type GivenConfig, type PolicyInfo, parseGiven, reconcile } from "../../../preview/pack/config";

const POLICIES: readonly PolicyInfo[] = [
  {
    name: "gate",
    enforcementLevel: "mandatory",
    schema: { properties: { limit: { type: "number", default: 5 }, mode: { type: "string" } }, required: ["mode"] },
  },
  { name: "plain", enforcementLevel: "advisory" },
];

function settled(...layers: Record<string, unknown>[]): unknown {
  const { settings, ...rest } = reconcile(
    POLICIES,
    layers.map((layer): GivenConfig => parseGiven(layer).given),
  );
  return { ...rest, settings: Object.fromEntries(settings) };
}

describe("reconcile", () => {
  test.each([
    [
      "nothing given: a required setting is missing",
      [],
      {
        problems: ["gate: must have required property 'mode'"],
        unknownPolicies: [],
        settings: {
          gate: { enforcementLevel: "mandatory", properties: { limit: 5 } },
          plain: { enforcementLevel: "advisory", properties: {} },
        },
      },
    ],
    [
      "later layers win, setting by setting",
      [{ gate: { mode: "worst", limit: 1 } }, { gate: { limit: 2 }, plain: "disabled" }],
      {
        problems: [],
        unknownPolicies: [],
        settings: {
          gate: { enforcementLevel: "mandatory", properties: { limit: 2, mode: "worst" } },
          plain: { enforcementLevel: "disabled", properties: {} },
        },
      },
    ],
    [
      "`all` sets every level, a policy's own wins within the layer",
      [{ all: "advisory", gate: { enforcementLevel: "remediate", mode: "worst" } }],
      {
        problems: [],
        unknownPolicies: [],
        settings: {
          gate: { enforcementLevel: "remediate", properties: { limit: 5, mode: "worst" } },
          plain: { enforcementLevel: "advisory", properties: {} },
        },
      },
    ],
    [
      "a setting that the schema does not know passes, as in the engine; a policy that is not there is noted",
      [{ gate: { mode: "worst", lmiit: 3 }, gaet: "disabled" }],
      {
        problems: [],
        unknownPolicies: ["gaet"],
        settings: {
          gate: { enforcementLevel: "mandatory", properties: { limit: 5, mode: "worst", lmiit: 3 } },
          plain: { enforcementLevel: "advisory", properties: {} },
        },
      },
    ],
  ])("%s", (_, layers, expected) => {
    expect(settled(...layers)).toEqual(expected);
  });
});
