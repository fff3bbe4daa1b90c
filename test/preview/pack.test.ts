import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { PreviewResult } from "../../preview/options";
import { UNKNOWN } from "../../preview/unknown";
import { named, preview } from "./fixtures";

jest.setTimeout(60_000);

/** What a policy of pack `echo` said about a resource. */
function seen(result: PreviewResult, policyName: string, name: string): unknown {
  const said = result.violations.filter(
    (violation) => violation.policyName === policyName && violation.urn.endsWith(`::${name}`),
  );
  return said.map(({ message }) => JSON.parse(message.slice(message.indexOf("\n") + 1)));
}

const STANDARD_OPTIONS = {
  protect: false,
  ignoreChanges: [],
  aliases: [],
  customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
  additionalSecretOutputs: [],
  parent: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
};

describe("a pack sees", () => {
  let values: PreviewResult;
  let options: PreviewResult;
  let reads: PreviewResult;

  beforeAll(async () => {
    values = await preview("values", { echo: undefined });
    options = await preview("options", { echo: undefined });
    reads = await preview("reads", { echo: undefined });
  });

  test("checked inputs, with secrets it may read, options and the provider", () => {
    expect(seen(values, "inputs", "dependent")).toEqual([
      {
        props: {
          fixed: [1, null, { deep: true }],
          hidden: { inner: "s3cr3t", outer: "plain" },
          name: "dependent-0000000",
          source: UNKNOWN,
          tags: { known: "yes", unknown: UNKNOWN },
          tagsAll: { known: "yes", owner: "shop", unknown: UNKNOWN },
          text: UNKNOWN,
        },
        opts: { ...STANDARD_OPTIONS, additionalSecretOutputs: ["text"] },
        provider: {
          name: "default_1_4_0_beta_1",
          props: { defaultTags: '{"tags":{"owner":"shop"}}', region: "eu-west-1", version: "1.4.0-beta.1" },
        },
      },
    ]);
  });

  test("outputs and the graph, for the stack", () => {
    expect(seen(values, "outputs", "dependent")).toEqual([
      {
        props: {
          arn: UNKNOWN,
          fixed: [1, null, { deep: true }],
          hidden: { inner: "s3cr3t", outer: "plain" },
          name: "dependent-0000000",
          region: "eu-west-1",
          source: UNKNOWN,
          tags: { known: "yes", unknown: UNKNOWN },
          tagsAll: { known: "yes", owner: "shop", unknown: UNKNOWN },
          text: UNKNOWN,
        },
        parent: "shop-dev",
        dependencies: ["configured"],
        propertyDependencies: {
          fixed: [],
          hidden: [],
          source: ["configured"],
          tags: ["configured"],
          text: ["configured"],
        },
      },
    ]);
  });

  test("references to resources as their ids, and what a component registered", () => {
    expect(seen(values, "inputs", "group")).toEqual([
      { props: { member: UNKNOWN, objectives: { rto: "4h" } }, opts: STANDARD_OPTIONS },
    ]);
    expect(seen(values, "outputs", "group")).toEqual([
      {
        props: { member: UNKNOWN, size: 2 },
        parent: "shop-dev",
        dependencies: ["dependent"],
        propertyDependencies: { member: ["dependent"], objectives: [] },
      },
    ]);
  });

  test("each violation under its policy, level and severity", () => {
    const [first, second] = ["inputs", "outputs"].map((policy) =>
      values.violations.find(({ policyName, urn }) => policyName === policy && urn.endsWith("::configured")),
    );
    const about = { policyPack: "echo", urn: "urn:pulumi:dev::shop::cloud:index:Thing::configured" };
    expect(first).toMatchObject({ ...about, policyName: "inputs", enforcementLevel: "advisory", severity: "" });
    expect(second).toMatchObject({ ...about, policyName: "outputs", enforcementLevel: "mandatory", severity: "high" });
  });

  test("its own words as information, never in place of its port", () => {
    expect(values.diagnostics).toContainEqual({ severity: "info", message: "looking at configured", urn: "" });
  });

  test("inherited protection, timeouts, and no alias, as nothing deployed has one", () => {
    const parent = "urn:pulumi:dev::shop::shop:index:Group$shop:index:Group::inner";
    expect(seen(options, "inputs", "inherits")).toMatchObject([
      { opts: { ...STANDARD_OPTIONS, parent, protect: true } },
    ]);
    expect(seen(options, "inputs", "carried")).toMatchObject([
      { opts: { customTimeouts: { createSeconds: 5400, updateSeconds: 0, deleteSeconds: 0 } } },
    ]);
  });

  test("no outputs where the provider is unknown", () => {
    expect(seen(options, "outputs", "in-unknown")).toMatchObject([{ props: {} }]);
    expect(seen(options, "inputs", "in-unknown")).toMatchObject([
      { props: { size: "small" }, provider: { name: "unknown", props: { region: UNKNOWN } } },
    ]);
  });

  test("nothing of what the program only reads", () => {
    expect(seen(reads, "inputs", "existing")).toEqual([]);
    expect(seen(reads, "outputs", "existing")).toEqual([]);
    expect(seen(reads, "outputs", "uses")).toMatchObject([{ dependencies: [] }]);
  });
});

describe("configuration of a pack", () => {
  const settings = async (config?: Record<string, unknown>) => {
    const { violations, diagnostics } = await preview("thing", { settings: config });
    return {
      violations: violations.map(({ enforcementLevel, message }) => [enforcementLevel, message.split("\n")[1]]),
      diagnostics,
    };
  };

  test("defaults and what its author set", async () => {
    expect(await settings()).toEqual({
      // The pack's author set values but no level, which the engine reads as advisory.
      violations: [["advisory", '{"limit":5,"mode":"worst"}']],
      diagnostics: [],
    });
  });

  test("what the user sets wins; a policy that is not in the pack is said", async () => {
    expect(
      await settings({ "says-config": { enforcementLevel: "mandatory", limit: 7 }, "say-config": "disabled" }),
    ).toEqual({
      violations: [["mandatory", '{"limit":7,"mode":"worst"}']],
      diagnostics: [
        {
          severity: "warning",
          message: "The configuration of policy pack settings names a policy that it does not have: say-config.",
          urn: "",
        },
      ],
    });
  });

  test("`all` sets the level of every policy", async () => {
    expect(await settings({ all: "disabled" })).toEqual({ violations: [], diagnostics: [] });
  });
});

describe("remediation", () => {
  const thing = "urn:pulumi:dev::shop::cloud:index:Thing::thing";

  test("changes what the resource would be, and keeps secrets", async () => {
    const result = await preview("thing", { remedy: undefined });
    const inputs = { encrypted: true, name: "thing-0000000", password: "[secret]", size: "small" };
    expect(named(result, "thing")).toMatchObject({ inputs, outputs: { ...inputs, arn: UNKNOWN } });
    expect(result.remediations).toEqual([
      { policyPack: "remedy", policyName: "encrypt", message: "Encrypts things.", urn: thing },
    ]);
  });

  test("comes before any pack looks", async () => {
    const result = await preview("thing", { echo: undefined, remedy: undefined });
    expect(seen(result, "inputs", "thing")).toMatchObject([{ props: { encrypted: true } }]);
  });

  test("is off at any other level", async () => {
    const result = await preview("thing", { remedy: { encrypt: "advisory" } });
    expect(named(result, "thing").inputs).toEqual({ name: "thing-0000000", password: "[secret]", size: "small" });
    expect(result.remediations).toEqual([]);
  });
});
