import { expect, test } from "@jest/globals";
import { RESPONSES } from "../../../continuity/declaration/statement";
import { responseStep } from "../../../continuity/recovery/response";
import type { Step } from "../../../continuity/recovery/step";

test.each<[string, Step, Step]>([
  [
    "the service's own beats the configured",
    responseStep("detect", { detect: 0 }, { detect: 60 }),
    { label: "detect", lo: 0, hi: 0, provenance: "declared", source: "continuity:detect of the service" },
  ],
  [
    "the configured beats ours",
    responseStep("cutover", { detect: 0 }, { cutover: 60 }),
    {
      label: "cut over to the new endpoint",
      lo: 60,
      hi: 60,
      provenance: "declared",
      source: "cutover of the policy configuration",
    },
  ],
])("%s", (_name, step, expected) => {
  expect(step).toEqual(expected);
});

test("our defaults are assumed: 5m to detect, 15m to decide, 5m to verify, 5m to cut over", () => {
  expect(RESPONSES.map((name) => responseStep(name, {}, {}))).toEqual([
    { label: "detect", lo: 0, hi: 300, provenance: "assumed", source: "default of Lifeboat; state continuity:detect" },
    { label: "decide", lo: 0, hi: 900, provenance: "assumed", source: "default of Lifeboat; state continuity:decide" },
    { label: "verify", lo: 0, hi: 300, provenance: "assumed", source: "default of Lifeboat; state continuity:verify" },
    {
      label: "cut over to the new endpoint",
      lo: 0,
      hi: 300,
      provenance: "assumed",
      source: "default of Lifeboat; state continuity:cutover",
    },
  ]);
});
