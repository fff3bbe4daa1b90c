import { describe, expect, test } from "@jest/globals";
import { locateSettings } from "../../workspace/locate";
import { temporaryDirectory } from "./directory";

const directory = temporaryDirectory();
const located = (...input: Parameters<typeof locateSettings>) =>
  JSON.parse(directory.plain(JSON.stringify(locateSettings(...input)))) as ReturnType<typeof locateSettings>;

describe("where lifeboat.yaml lies", () => {
  test("where the policy configuration says, from the directory of the command", () => {
    directory.write("Pulumi.yaml", "name: shop");
    directory.write("lifeboat.yaml", "");
    expect(located("shop", directory.path("infra"), "../other.yaml", "env.yaml")).toEqual({
      kind: "file",
      file: "./other.yaml",
    });
    expect(located("shop", directory.path("infra"), directory.path("x.yaml"), undefined)).toEqual({
      kind: "file",
      file: "./x.yaml",
    });
  });

  test("else where LIFEBOAT_CONFIG says; an empty one says nothing", () => {
    directory.write("Pulumi.yaml", "name: shop");
    directory.write("lifeboat.yaml", "");
    expect(located("shop", directory.path(), undefined, "env.yaml")).toEqual({ kind: "file", file: "./env.yaml" });
    expect(located("shop", directory.path(), undefined, "")).toEqual({ kind: "file", file: "./lifeboat.yaml" });
  });

  test.each(["Pulumi.yaml", "Pulumi.yml"])(
    "else beside the %s of the project, in the directory or above it",
    (name) => {
      directory.write(name, "name: shop\nruntime: nodejs\n");
      expect(located("shop", directory.path("infra", "deep"), undefined, undefined)).toEqual({
        kind: "none",
        directory: ".",
      });
      directory.write("lifeboat.yaml", "");
      expect(located("shop", directory.path("infra", "deep"), undefined, undefined)).toEqual({
        kind: "file",
        file: "./lifeboat.yaml",
      });
    },
  );

  test("not beside the Pulumi.yaml of another project, even if one further up is the right one", () => {
    directory.write("Pulumi.yaml", "name: shop");
    directory.write("lifeboat.yaml", "");
    directory.write("other/Pulumi.yaml", "name: other");
    directory.write("other/lifeboat.yaml", "");
    expect(located("shop", directory.path("other"), undefined, undefined)).toEqual({
      kind: "elsewhere",
      because: "the Pulumi.yaml closest to ./other is not that of project shop",
    });
  });

  test.each([
    ["no YAML", "name: ["],
    ["no mapping", "- shop"],
    ["nothing", ""],
    ["a name that is no text", "name: 5"],
  ])("a Pulumi.yaml that is %s is nobody's", (_, text) => {
    directory.write("Pulumi.yaml", text);
    expect(located("shop", directory.path(), undefined, undefined)).toEqual({
      kind: "elsewhere",
      because: "the Pulumi.yaml closest to . is not that of project shop",
    });
  });

  test("nobody knows the directory", () => {
    expect(located("shop", undefined, undefined, undefined)).toEqual({
      kind: "elsewhere",
      because: "the directory of the command is not known",
    });
  });

  test("no Pulumi.yaml anywhere above", () => {
    expect(located("shop", directory.path("deep"), undefined, undefined)).toEqual({
      kind: "elsewhere",
      because: "there is no Pulumi.yaml in ./deep or above it",
    });
  });
});
