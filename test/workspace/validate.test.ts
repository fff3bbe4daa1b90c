import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { ValidateFunction } from "ajv";
import { compileValidator } from "../../workspace/ajv";
import { SCHEMAS, type SchemaName } from "../../workspace/schemas";
import { problemsOf } from "../../workspace/validate";

const BUILT = join(__dirname, "..", "..", "dist", "workspace", "validators");

test("what is wrong is told in a phrase each, with the place", () => {
  const value = {
    services: { Orders: { owner: "" }, pay: { mtpd: 4, minimumServiceLevel: 2 } },
    assumptions: [{ what: "luck" }],
    assumption: [],
  };
  expect([...problemsOf("settings", value)].sort()).toEqual([
    "assumptions.0 must have required property 'for'",
    "assumptions.0 must have required property 'owner'",
    "assumptions.0 must have required property 'reason'",
    "assumptions.0 must have required property 'until'",
    "assumptions.0 must have required property 'value'",
    "assumptions.0.what must be one of restore-time, backup-job-time, copy-time, replica-lag, backup-lag, start-time, opt-in",
    'services must match pattern "^[a-z0-9-]{1,63}$"',
    "services property name must be valid",
    "services.Orders.owner must NOT have fewer than 1 characters",
    "services.pay.minimumServiceLevel must be <= 1",
    "services.pay.mtpd must be string",
    'the top level has an unknown key "assumption"',
  ]);
});

test("an unknown key is cut where it is long", () => {
  expect(problemsOf("policyConfig", { ["k".repeat(100)]: 1 })).toEqual([
    `the top level has an unknown key "${"k".repeat(60)}…"`,
  ]);
});

test.each(Object.keys(SCHEMAS) as SchemaName[])("the build keeps the validator of %s as it is compiled", (name) => {
  const file = join(BUILT, `${name}.js`);
  expect(existsSync(file)).toBe(true);
  const built = require(file) as ValidateFunction;
  const compiled = compileValidator(name);
  for (const value of [{}, { services: { x: { owner: 1 } } }, { rules: { nope: "off" } }, [], "text"]) {
    expect([built(value), built.errors]).toEqual([compiled(value), compiled.errors]);
  }
});
