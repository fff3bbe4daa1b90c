import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { ResourceValidationArgs } from "@pulumi/policy";
import { Recorder } from "../../policy-pack/recorder";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const argsOf = (urn: string, props: object) =>
  ({ urn, type: "aws:rds/instance:Instance", props }) as ResourceValidationArgs;

test("a recorder keeps what the model reads, and tells once that resources have begun, after the first is answered", () => {
  const told: string[] = [];
  const recorder = new Recorder(() => told.push("begun"));
  const validate = recorder.policy.validateResource as (args: ResourceValidationArgs, report: () => void) => void;
  for (const urn of ["one", "two"]) {
    validate(argsOf(urn, { multiAz: true, password: "secret" }), () => {});
    told.push(`answered ${urn}`);
  }
  jest.runAllTimers();
  validate(argsOf("three", {}), () => {});
  jest.runAllTimers();
  expect(told).toEqual(["answered one", "answered two", "begun"]);
  expect(["one", "three", "four"].map((urn) => recorder.inputsOf(urn))).toEqual([{ multiAz: true }, {}, undefined]);
});
