import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { isRole, isStateful, ROLES, roleOfType, typesWithRole } from "../../../continuity/declaration/role";

const SDK = dirname(require.resolve("@pulumi/aws/package.json"));

describe("the table of roles", () => {
  test.each(typesWithRole())("%s is a type of the installed SDK", (type) => {
    const module = join(SDK, `${type.split(":")[1]}.js`);
    expect(readFileSync(module, "utf8")).toContain(`__pulumiType = '${type}'`);
  });

  test("is sorted, and gives every type one of the roles", () => {
    expect(typesWithRole()).toEqual([...typesWithRole()].sort());
    expect(typesWithRole().filter((type) => !ROLES.includes(roleOfType(type) ?? ("?" as "none")))).toEqual([]);
  });
});

test.each([
  ["aws:rds/instance:Instance", "data", true],
  ["aws:rds/clusterInstance:ClusterInstance", "none", false],
  ["aws:elasticache/cluster:Cluster", "cache", false],
  ["aws:iam/role:Role", "none", false],
  ["aws:made/up:Up", undefined, false],
  ["constructor", undefined, false],
  ["__proto__", undefined, false],
])("%s has the role %s", (type, role, stateful) => {
  expect([roleOfType(type), isStateful(type)]).toEqual([role, stateful]);
});

test.each([
  ["data", true],
  ["none", true],
  ["Data", false],
  ["toString", false],
])("%s is a role: %s", (text, expected) => {
  expect(isRole(text)).toBe(expected);
});
