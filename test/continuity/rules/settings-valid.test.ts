import { expect, test } from "@jest/globals";
import { settingsInvalid } from "../../../continuity/rules/own-findings";

test("settings that cannot be used stop the deployment", () => {
  expect(settingsInvalid("lifeboat.yaml: cannot be read; is the path right?")).toEqual({
    rule: "settings-valid",
    verdict: "violates",
    level: "mandatory",
    severity: "high",
    message: "lifeboat.yaml: cannot be read; is the path right? Nothing of these settings was used.",
    fix: "Correct the settings.",
  });
});
