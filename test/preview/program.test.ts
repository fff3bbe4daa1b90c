import { join } from "node:path";
import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { PreviewedResource, PreviewResult } from "../../preview/options";
import { UNKNOWN } from "../../preview/unknown";
import { named, preview, programDirectory } from "./fixtures";

jest.setTimeout(60_000);

const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
const GENERAL = [
  "This is a simulation: nothing was compared with what is deployed, so every resource counts as new.",
  "No cloud was asked: values that only the cloud knows are unknown, and inputs were not validated by the provider.",
];

function urn(rest: string): string {
  return `urn:pulumi:dev::shop::${rest}`;
}

/** What a resource has when nothing is said. */
function resource(rest: string, given: Partial<PreviewedResource>): PreviewedResource {
  return {
    urn: urn(rest),
    type: rest.split("::")[0]?.split("$").pop() ?? "",
    name: rest.split("::")[1] ?? "",
    custom: true,
    read: false,
    parent: STACK,
    provider: "",
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    protect: false,
    retainOnDelete: false,
    aliases: [],
    ignoreChanges: [],
    ...given,
  };
}

describe("values", () => {
  let result: PreviewResult;
  const provider = urn("pulumi:providers:cloud::default_1_4_0_beta_1");
  const configured = urn("cloud:index:Thing::configured");

  beforeAll(async () => {
    result = await preview("values");
  });

  test("the stack has the program's outputs, known or not", () => {
    expect(named(result, "shop-dev")).toEqual(
      resource("pulumi:pulumi:Stack::shop-dev", {
        custom: false,
        parent: "",
        outputs: { endpoint: UNKNOWN, list: ["a", UNKNOWN] },
      }),
    );
  });

  test("it is known where the program made each resource", () => {
    expect(result.positions.get(configured)).toEqual({ file: join(programDirectory("values"), "index.ts"), line: 21 });
  });

  test("configuration comes from stack and project, encrypted values as masked secrets", () => {
    const inputs = {
      labels: "[secret]",
      multiZone: true,
      password: "[secret]",
      replicas: 2,
      size: "large",
      zones: ["a", "b"],
      name: "configured-0000000",
      tagsAll: { owner: "shop" },
    };
    expect(named(result, "configured")).toEqual(
      resource("cloud:index:Thing::configured", {
        provider,
        inputs,
        outputs: { ...inputs, region: "eu-west-1", arn: UNKNOWN },
        propertyDependencies: { labels: [], multiZone: [], password: [], replicas: [], size: [], zones: [] },
      }),
    );
  });

  test("the default provider is named by version and configured by the stack", () => {
    const inputs = { defaultTags: '{"tags":{"owner":"shop"}}', region: "eu-west-1", version: "1.4.0-beta.1" };
    expect(named(result, "default_1_4_0_beta_1")).toEqual(
      resource("pulumi:providers:cloud::default_1_4_0_beta_1", { parent: "", inputs, outputs: inputs }),
    );
  });

  test("unknowns, secrets and dependencies pass from resource to resource, by property", () => {
    const inputs = {
      fixed: [1, null, { deep: true }],
      hidden: { inner: "[secret]", outer: "plain" },
      source: UNKNOWN,
      tags: { known: "yes", unknown: UNKNOWN },
      text: UNKNOWN,
      name: "dependent-0000000",
      tagsAll: { owner: "shop", known: "yes", unknown: UNKNOWN },
    };
    expect(named(result, "dependent")).toEqual(
      resource("cloud:index:Thing::dependent", {
        provider,
        inputs,
        outputs: { ...inputs, region: "eu-west-1", text: "[secret]", arn: UNKNOWN },
        dependencies: [configured],
        propertyDependencies: {
          fixed: [],
          hidden: [],
          source: [configured],
          tags: [configured],
          text: [configured],
        },
      }),
    );
  });

  test("a component has its arguments as inputs and what it registers as outputs", () => {
    const dependent = urn("cloud:index:Thing::dependent");
    expect(named(result, "group")).toEqual(
      resource("shop:index:Group::group", {
        custom: false,
        inputs: { member: UNKNOWN, objectives: { rto: "4h" } },
        outputs: { member: UNKNOWN, size: 2 },
        dependencies: [dependent],
        propertyDependencies: { member: [dependent], objectives: [] },
      }),
    );
  });

  test("what the program writes and logs is kept, and what was not done is said", () => {
    const { positions: _, ...said } = result;
    expect({ ...said, resources: result.resources.map(({ name }) => name) }).toEqual({
      project: "shop",
      stack: "dev",
      organization: "organization",
      resources: ["shop-dev", "configured", "default_1_4_0_beta_1", "dependent", "group"],
      diagnostics: [{ severity: "warning", message: "mind the gap", urn: "" }],
      violations: [],
      remediations: [],
      limitations: [
        ...GENERAL,
        'Secret shop:labels was not decrypted: the program sees "[secret]" in its place.',
        'Secret shop:password was not decrypted: the program sees "[secret]" in its place.',
      ],
      programOutput: "hello from the program\n",
    });
  });
});

describe("options", () => {
  let result: PreviewResult;
  const group = urn("shop:index:Group::group");
  const inner = urn("shop:index:Group$shop:index:Group::inner");
  const standard = urn("pulumi:providers:cloud::default");
  const known = urn("pulumi:providers:cloud::known");

  beforeAll(async () => {
    result = await preview("options");
  });

  test("transforms run from the resource over its ancestors to the stack, and change options", () => {
    const inputs = { order: ["own", "parent", "stack"], source: UNKNOWN, name: "changed-0000000" };
    expect(named(result, "changed")).toEqual(
      resource("shop:index:Group$shop:index:Group$cloud:index:Thing::changed", {
        parent: inner,
        provider: standard,
        inputs,
        outputs: { ...inputs, arn: UNKNOWN },
        dependencies: [urn("cloud:index:Thing::first")],
        // A resource's own transforms send plain values back, so the engine too forgets what each came from.
        propertyDependencies: { order: [], source: [] },
        retainOnDelete: true,
        ignoreChanges: ["size"],
      }),
    );
  });

  test("protection and retention pass down, aliases become URNs", () => {
    expect(named(result, "group")).toEqual(
      resource("shop:index:Group::group", {
        custom: false,
        protect: true,
        retainOnDelete: true,
        aliases: [urn("shop:index:Group::old-group"), urn("shop:index:Team::group")],
      }),
    );
    expect(named(result, "inner")).toEqual(
      resource("shop:index:Group$shop:index:Group::inner", {
        custom: false,
        parent: group,
        protect: true,
        retainOnDelete: true,
        aliases: [urn("shop:index:Group::inner")],
      }),
    );
    expect(named(result, "inherits")).toEqual(
      resource("shop:index:Group$shop:index:Group$cloud:index:Thing::inherits", {
        parent: inner,
        provider: standard,
        inputs: { name: "inherits-0000000" },
        outputs: { name: "inherits-0000000", arn: UNKNOWN },
        protect: true,
        retainOnDelete: true,
        aliases: ["urn:pulumi:prod::store::shop:index:Group$shop:index:Group$cloud:index:Item::inherits"],
      }),
    );
  });

  test("an explicit provider configures what names it, and what lies in a component that carries it", () => {
    const provided = { tagsAll: { a: "b" } };
    expect(named(result, "known")).toEqual(
      resource("pulumi:providers:cloud::known", {
        inputs: { region: "eu-central-1", defaultTags: '{"tags":{"a":"b"}}' },
        outputs: { region: "eu-central-1", defaultTags: '{"tags":{"a":"b"}}' },
        propertyDependencies: { region: [], defaultTags: [] },
      }),
    );
    expect(named(result, "in-known")).toEqual(
      resource("cloud:index:Thing::in-known", {
        provider: known,
        inputs: { ...provided, size: "small", name: "in-known-0000000" },
        outputs: { ...provided, size: "small", name: "in-known-0000000", region: "eu-central-1", arn: UNKNOWN },
        propertyDependencies: { size: [] },
      }),
    );
    expect(named(result, "carried")).toEqual(
      resource("shop:index:Group$cloud:index:Thing::carried", {
        parent: urn("shop:index:Group::carrier"),
        provider: known,
        inputs: { ...provided, name: "carried-0000000" },
        outputs: { ...provided, name: "carried-0000000", region: "eu-central-1", arn: UNKNOWN },
      }),
    );
  });

  test("nothing is known of what an unknown provider would create", () => {
    expect(named(result, "in-unknown")).toEqual(
      resource("cloud:index:Thing::in-unknown", {
        provider: urn("pulumi:providers:cloud::unknown"),
        inputs: { size: "small" },
        outputs: {},
        propertyDependencies: { size: [] },
      }),
    );
  });

  test("a package without a provider passes its inputs through, and that is said", async () => {
    const other = await preview("options", {}, { providers: {} });
    expect(named(other, "in-known").inputs).toEqual({ size: "small" });
    expect(named(other, "in-known").outputs).toEqual({ size: "small" });
    expect(other.limitations).toEqual([
      ...GENERAL,
      "Package cloud: its provider is not modelled, so inputs are taken as they are and given back as outputs.",
    ]);
  });
});

test("a stack without a file where others have one may be mistyped, and that is said", async () => {
  const { limitations } = await preview(
    "values",
    {},
    { stack: "dve", config: { password: "p", labels: "{}", multiZone: "true" } },
  );
  expect(limitations).toEqual([
    ...GENERAL,
    "There is no Pulumi.dve.yaml, though other stacks have one: the program ran without its configuration.",
  ]);
});

describe("reads", () => {
  test("other stacks and existing resources are unknown beyond what the program states; data sources answer", async () => {
    const result = await preview("reads");
    const standard = urn("pulumi:providers:cloud::default");
    const [existing, network] = [
      urn("cloud:index:Thing::existing"),
      urn("pulumi:pulumi:StackReference::acme/network/prod"),
    ];
    expect(named(result, "existing")).toEqual(
      resource("cloud:index:Thing::existing", {
        read: true,
        provider: standard,
        inputs: { size: "small" },
        outputs: { size: "small", arn: UNKNOWN },
      }),
    );
    expect(named(result, "acme/network/prod")).toEqual(
      resource("pulumi:pulumi:StackReference::acme/network/prod", {
        read: true,
        provider: urn("pulumi:providers:pulumi::default"),
        inputs: { name: "acme/network/prod" },
        outputs: { name: "acme/network/prod", outputs: UNKNOWN, secretOutputNames: UNKNOWN },
      }),
    );
    const inputs = { all: 2, source: UNKNOWN, vpc: UNKNOWN, zones: "[secret]", name: "uses-0000000" };
    expect(named(result, "uses")).toEqual(
      resource("cloud:index:Thing::uses", {
        provider: standard,
        inputs,
        outputs: { ...inputs, arn: UNKNOWN },
        dependencies: [network, existing],
        propertyDependencies: { all: [], source: [existing], vpc: [network], zones: [] },
      }),
    );
    expect(result.limitations).toEqual([
      ...GENERAL,
      "Stack reference acme/network/prod: other stacks are not read, so all their outputs are unknown.",
      'cloud:index:Thing "existing" is only read (id thing-1): it was not looked up.',
    ]);
  });

  test("a program may live without an answer", async () => {
    const result = await preview("caught");
    expect(named(result, "shop-dev").outputs).toEqual({
      zones:
        "The embedded preview has no answer for the data source cloud:index:getWeather: it needs the cloud. " +
        "Take the value from stack configuration instead, or use `pulumi preview`.",
    });
  });
});

test("`main` may name a file, the project lie above, and the caller set stack, configuration and environment", async () => {
  const result = await preview(
    "main-file/src/below",
    {},
    { stack: "acme/shop/prod", config: { size: "tiny" }, env: { FLAVOUR: "sweet" } },
  );
  expect(named(result, "shop-prod").outputs).toEqual({
    directory: "src",
    size: "tiny",
    stack: "acme/shop/prod",
    preview: true,
    flavour: "sweet",
  });
  expect(result.limitations).toEqual([
    ...GENERAL,
    "Environments of Pulumi ESC that the stack imports were not opened.",
  ]);
});
