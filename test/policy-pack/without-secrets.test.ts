import { expect, test } from "@jest/globals";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { UNKNOWN } from "../../continuity/estate/value";
import { hideSecrets } from "../../policy-pack/without-secrets";
import { rawProperties } from "../../workspace/raw-properties";

/** The SDK's own reader, internal: the pack relies on its form. */
const reader = require("@pulumi/policy/deserialize") as {
  deserializeProperties(struct: Struct, keepsSecrets: boolean): Readonly<Record<string, unknown>>;
};

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: JavaScriptValue) => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value });
const PROPERTIES = {
  name: secret("hunter2"),
  size: secret(7),
  tags: { plain: "yes", hidden: secret("hunter2"), list: ["a", secret({ deep: "hunter2" })] },
  tagsAll: { plain: "yes", hidden: "hunter2", default: "yes" },
  port: 5432,
};

const read = (keepsSecrets: boolean) =>
  reader.deserializeProperties(Struct.fromJavaScript(PROPERTIES as never), keepsSecrets);

test("the SDK unwraps secrets; without them they are not known, and neither is what was merged of them", () => {
  expect(JSON.stringify(read(false))).toContain("hunter2");
  hideSecrets();
  const shown = read(false);
  expect(JSON.stringify({ ...shown, tagsAll: {} })).not.toContain("hunter2");
  expect(rawProperties(shown, new Set(Object.keys(PROPERTIES)))).toEqual({
    name: UNKNOWN,
    size: UNKNOWN,
    tags: { plain: "yes", hidden: UNKNOWN, list: ["a", UNKNOWN] },
    tagsAll: { plain: "yes", hidden: UNKNOWN, default: "yes" },
    port: 5432,
  });
});

test("tags that are secret as a whole leave nothing known of the merged ones", () => {
  const tags = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };
  expect(rawProperties({ tags, tagsAll: { hidden: "hunter2" } }, new Set(["tags", "tagsAll"]))).toEqual({
    tags: UNKNOWN,
    tagsAll: UNKNOWN,
  });
});

test("remediations, which write back what they read, still get secrets", () => {
  hideSecrets();
  expect(read(true).port).toBe(5432);
  expect(read(true).name).toBe("hunter2");
});
