import { describe, expect, test } from "@jest/globals";
import { packageConfig, resolveConfig } from "../../../preview/project/config";
import { readProject } from "../../../preview/project/project";
import { parseStackName } from "../../../preview/project/stack";
import { scratchSpace } from "../scratch";

const scratch = scratchSpace();

function configOf(project: string, stack: string, overrides: Record<string, string> = {}) {
  const directory = scratch({ "Pulumi.yaml": `name: shop\nruntime: nodejs\n${project}`, "Pulumi.dev.yaml": stack });
  const { values, secretKeys, ...rest } = resolveConfig(readProject(directory), "dev", overrides);
  return { values: Object.fromEntries(values), secretKeys: [...secretKeys], ...rest };
}

const NOTHING = { values: {}, secretKeys: [], undecrypted: [], importsEnvironments: false, lacksFile: false };

describe("configuration", () => {
  test.each([
    ["an empty stack file", "", "", {}, NOTHING],
    [
      "scalars become text, objects and lists JSON",
      "",
      "config:\n  shop:a: 1\n  shop:b: true\n  shop:c: 1.5\n  shop:d: { x: [1] }\n  cloud:e: yes\n",
      {},
      {
        ...NOTHING,
        values: { "shop:a": "1", "shop:b": "true", "shop:c": "1.5", "shop:d": '{"x":[1]}', "cloud:e": "yes" },
      },
    ],
    [
      "stack beats project, the caller beats both; keys without a package are the project's",
      "config: { a: project, b: project, c: { default: project }, cloud:d: { value: project } }\n",
      "config: { shop:a: stack, shop:b: stack }\n",
      { a: "caller" },
      {
        ...NOTHING,
        values: { "shop:a": "caller", "shop:b": "stack", "shop:c": "project", "cloud:d": "project" },
      },
    ],
    [
      "encrypted values read [secret], wherever they lie",
      "",
      "config:\n  shop:a: { secure: v1:x }\n  shop:b: { list: [{ secure: v1:y }], plain: 1 }\n",
      {},
      {
        ...NOTHING,
        values: { "shop:a": "[secret]", "shop:b": '{"list":["[secret]"],"plain":1}' },
        secretKeys: ["shop:a", "shop:b"],
        undecrypted: ["shop:a", "shop:b"],
      },
    ],
    [
      "a secret that the caller gives stays one, and is known",
      "",
      "config:\n  shop:a: { secure: v1:x }\n",
      { a: "known" },
      { ...NOTHING, values: { "shop:a": "known" }, secretKeys: ["shop:a"] },
    ],
  ])("%s", (_, project, stack, overrides, expected) => {
    expect(configOf(project, stack, overrides)).toEqual(expected);
  });

  test("a stack file that is not a mapping says where", () => {
    expect(() => configOf("", "config: [1]\n")).toThrow(/Pulumi\.dev\.yaml: "config" must be a mapping$/);
    expect(() => configOf("", "- 1\n")).toThrow(/Pulumi\.dev\.yaml: must hold a mapping$/);
  });

  test("a default provider takes what carries its package's name", () => {
    const config = {
      values: new Map([
        ["cloud:region", "eu-west-1"],
        ["cloud:token", "[secret]"],
        ["shop:region", "mars"],
      ]),
      secretKeys: new Set(["cloud:token"]),
      undecrypted: [],
      importsEnvironments: false,
      lacksFile: false,
    };
    expect(packageConfig(config, "cloud")).toEqual([
      { key: "region", value: "eu-west-1", secret: false },
      { key: "token", value: "[secret]", secret: true },
    ]);
  });
});

test.each([
  ["dev", undefined, { name: "dev", organization: "organization" }],
  ["acme/dev", undefined, { name: "dev", organization: "acme" }],
  ["acme/shop/dev", undefined, { name: "dev", organization: "acme" }],
  ["acme/dev", "other", { name: "dev", organization: "other" }],
])("the stack %s of organization %s", (stack, organization, expected) => {
  expect(parseStackName(stack, organization)).toEqual(expected);
});

test("runtime options reach Node.js and the compiler", () => {
  const directory = scratch({
    "Pulumi.yaml":
      "name: shop\nruntime: { name: nodejs, options: { tsconfig: build/tsconfig.json, nodeargs: --enable-source-maps  -v } }\n",
  });
  expect(readProject(directory).runtime).toEqual({
    typescript: true,
    tsconfig: "build/tsconfig.json",
    nodeArguments: ["--enable-source-maps", "-v"],
  });
});
