import { expect, test } from "@jest/globals";
import { reportNotWritten, settingsInvalid } from "../../../continuity/rules/own-findings";

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

test("a report that cannot be written stops it too", () => {
  expect(reportNotWritten("/none/report.json", "ENOENT")).toEqual({
    rule: "settings-valid",
    verdict: "violates",
    level: "mandatory",
    severity: "high",
    message: "The report that LIFEBOAT_REPORT asks for cannot be written to /none/report.json (ENOENT).",
    fix: "Name a file in a directory that exists and can be written to.",
  });
});
