import { expect, test } from "@jest/globals";
import { StackNameError } from "../../../preview/errors";
import { parseStackName } from "../../../preview/project/stack";

test.each([
  ["dev", undefined, { name: "dev", organization: "organization" }],
  ["acme/dev", undefined, { name: "dev", organization: "acme" }],
  ["acme/shop/dev-1.2_x", undefined, { name: "dev-1.2_x", organization: "acme" }],
  ["acme/dev", "other", { name: "dev", organization: "other" }],
])("%s", (text, organization, expected) => {
  expect(parseStackName(text, organization)).toEqual(expected);
});

test.each(["", "my stack", "acme/shop/", "a/b/c/d", "dév", "x".repeat(101), "dev\n"])("%j is refused", (text) => {
  expect(() => parseStackName(text)).toThrow(new StackNameError(text));
});

test("the message says what a name looks like", () => {
  expect(new StackNameError("my stack").message).toBe(
    '"my stack" is no name of a stack: up to 100 letters, digits, hyphens, underscores and periods, ' +
      "with organization and project in front if need be (acme/shop/dev).",
  );
});
