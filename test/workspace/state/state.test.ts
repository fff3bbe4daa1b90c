import { describe, expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import { readState } from "../../../workspace/state/state";
import { temporaryDirectory } from "../directory";

const directory = temporaryDirectory();

const urn = (type: string, name: string) => `urn:pulumi:prod::shop::${type}::${name}`;
const STACK = { urn: urn("pulumi:pulumi:Stack", "shop-prod"), type: "pulumi:pulumi:Stack" };
const PROVIDER = {
  urn: urn("pulumi:providers:aws", "default"),
  type: "pulumi:providers:aws",
  inputs: { region: "eu-central-1", version: "7.48.0", secretKey: "do not read" },
};
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const DATABASE = {
  urn: urn("aws:rds/instance:Instance", "orders::db"),
  type: "aws:rds/instance:Instance",
  parent: STACK.urn,
  provider: `${PROVIDER.urn}::0b6f`,
  inputs: {
    instanceClass: { ...SECRET, ciphertext: "v1:abc" },
    backupRetentionPeriod: 7,
    password: "do not read",
    tags: {
      plain: "yes",
      hidden: { ...SECRET, plaintext: '"do not read"' },
      later: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    },
  },
  outputs: { multiAz: true, address: "do not read" },
  propertyDependencies: { tags: [STACK.urn], password: null },
  sourcePosition: "project:///node_modules/lifeboat/dist/components/database.js#9,1",
  stackTrace: [{}, { sourcePosition: "project:///../my%20shared/db.ts#12,3" }],
};

const state = (resources: readonly object[], more: object = {}) =>
  directory.write("state.json", JSON.stringify({ version: 3, deployment: { resources, ...more } }));

test("a state is read as the estate that is there, without secrets", () => {
  const gone = { ...DATABASE, urn: `${DATABASE.urn}-old`, delete: true };
  const read = { ...DATABASE, urn: `${DATABASE.urn}-read`, external: true };
  expect(readState(state([STACK, PROVIDER, DATABASE, gone, read], { pending_operations: [{}] }))).toEqual({
    estate: {
      project: "shop",
      stack: "prod",
      resources: [
        { ...STACK, name: "shop-prod", inputs: {}, outputs: {}, edges: {} },
        {
          urn: DATABASE.urn,
          type: "aws:rds/instance:Instance",
          name: "orders::db",
          parent: STACK.urn,
          inputs: {
            instanceClass: UNKNOWN,
            backupRetentionPeriod: 7,
            tags: { plain: "yes", hidden: UNKNOWN, later: UNKNOWN },
          },
          outputs: { multiAz: true },
          edges: { tags: [STACK.urn], password: [] },
          provider: { urn: PROVIDER.urn, inputs: { region: "eu-central-1" } },
        },
      ],
    },
    locations: new Map([DATABASE, gone, read].map((one) => [one.urn, { file: "../my shared/db.ts", line: 12 }])),
    pending: 1,
  });
});

describe("a state is refused", () => {
  test.each<[string, string, string]>([
    ["that is no JSON", "{\n", "line 2 is not JSON"],
    [
      "of a later version",
      '{"version": 5, "deployment": {}}',
      "is state of version 5, and this Lifeboat reads 4 at most",
    ],
    [
      "of a version before",
      '{"version": 2, "deployment": {}}',
      "is not what pulumi stack export writes: version must be one of 3, 4",
    ],
    [
      "that is a report",
      '{"schemaVersion": 1}',
      "is not what pulumi stack export writes: the top level must have required property 'version'",
    ],
    ["that holds nothing", '{"version": 3, "deployment": {}}', "holds no resource, so there is nothing to judge"],
    [
      "with a resource that has no name",
      '{"version": 3, "deployment": {"resources": [{"urn": "orders-db", "type": "aws:rds/instance:Instance"}]}}',
      'is not what pulumi stack export writes: deployment.resources.0.urn must match pattern "^urn:pulumi:[^:]+(:[^:]+)*::[^:]+(:[^:]+)*::"',
    ],
    [
      "with inputs that are none",
      `{"version": 3, "deployment": {"resources": [{"urn": "${STACK.urn}", "type": "t", "inputs": "x"}]}}`,
      "is not what pulumi stack export writes: deployment.resources.0.inputs must be object",
    ],
  ])("%s", (_, text, problem) => {
    const file = directory.write("state.json", text);
    expect(() => readState(file)).toThrow(`${file}: ${problem}`);
  });
});
