import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  inputsOfKey,
  type KeyUse,
  keyInputOf,
  keyOfResource,
  keyOfVault,
  nameOfKey,
} from "../../../continuity/backup/keys";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, indexOf, provider, rdsInstance, resource, vault } from "../estate-builder";

const KEY_ARN = "arn:aws:kms:eu-central-1:222222222222:key/1111";
const OURS = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const KEY = resource("aws:kms/key:Key", "orders", {}, { provider: OURS });
const REPLICA = resource("aws:kms/replicaKey:ReplicaKey", "there", {}, { provider: FRANKFURT });
const ALIAS = resource("aws:kms/alias:Alias", "alias", { targetKeyId: UNKNOWN }, { edges: { targetKeyId: [KEY] } });
const ROLE = resource("aws:iam/role:Role", "role");
const EVERYTHING = [KEY, REPLICA, ALIAS, ROLE];

const NONE: KeyUse = { kind: "none" };
const AWS: KeyUse = { kind: "AWS" };
const unknown = (because: string): KeyUse => ({ kind: "unknown", because });
const customer = (named: string, region?: string, account?: string, of?: EstateResource): KeyUse => ({
  kind: "customer",
  named,
  region,
  account,
  resource: of,
});

describe("what a resource is encrypted with", () => {
  const ofDb = (inputs: Bag, edges: Record<string, EstateResource[]> = {}) => rdsInstance("db", inputs, { edges });
  const from = (...linked: EstateResource[]) => ofDb({ kmsKeyId: UNKNOWN }, { kmsKeyId: linked });
  const other = (type: string, inputs: Bag = {}) => resource(type, "it", inputs);
  test.each<[string, EstateResource, KeyUse]>([
    ["nothing said", ofDb({}), NONE],
    ["encryption off", ofDb({ storageEncrypted: false }), NONE],
    ["encryption on without a key", ofDb({ storageEncrypted: true }), AWS],
    [
      "encryption computed",
      ofDb({ storageEncrypted: UNKNOWN }),
      unknown("storageEncrypted of db is computed and not known at preview"),
    ],
    ["a key by ARN", ofDb({ kmsKeyId: KEY_ARN }), customer("kmsKeyId of db", "eu-central-1", "222222222222")],
    ["a key by id", ofDb({ kmsKeyId: "1111" }), customer("kmsKeyId of db")],
    ["a key of the program", from(KEY), customer("kmsKeyId of db", "eu-west-1", "111111111111", KEY)],
    ["a replica of a key", from(REPLICA), customer("kmsKeyId of db", "eu-central-1", undefined, REPLICA)],
    ["a key by its alias", from(ALIAS), customer("kmsKeyId of db", "eu-west-1", "111111111111", KEY)],
    ["a key and its alias are one", from(ALIAS, KEY), customer("kmsKeyId of db", "eu-west-1", "111111111111", KEY)],
    ["AWS's own by ARN", ofDb({ kmsKeyId: "arn:aws:kms:eu-west-1:1:alias/aws/rds" }), AWS],
    ["AWS's own by alias", ofDb({ kmsKeyId: "alias/aws/rds" }), AWS],
    [
      "one of two keys",
      from(KEY, REPLICA),
      unknown("kmsKeyId of db is computed from orders, there and not known at preview"),
    ],
    ["a key from elsewhere", from(ROLE), unknown("kmsKeyId of db is computed from role and not known at preview")],
    [
      "restored from a snapshot",
      ofDb({ storageEncrypted: true, snapshotIdentifier: "last" }),
      unknown("db takes its encryption from its snapshotIdentifier"),
    ],
    ["a replica", ofDb({ replicateSourceDb: UNKNOWN }), unknown("db takes its encryption from its replicateSourceDb")],
    [
      "a volume, as its account has it",
      other("aws:ebs/volume:Volume"),
      unknown("encrypted of it is left to the account, which may encrypt by default"),
    ],
    ["a volume that says it is not", other("aws:ebs/volume:Volume", { encrypted: false }), NONE],
    ["a file system that always is", other("aws:fsx/ontapFileSystem:OntapFileSystem"), AWS],
    ["a warehouse that is by default", other("aws:redshift/cluster:Cluster"), AWS],
    [
      "a Neptune cluster",
      other("aws:neptune/cluster:Cluster", { kmsKeyArn: KEY_ARN }),
      customer("kmsKeyArn of it", "eu-central-1", "222222222222"),
    ],
    ["an instance", other("aws:ec2/instance:Instance"), unknown("which key it has is not read")],
    ["no type at all", other("constructor"), unknown("which key it has is not read")],
  ])("%s", (_name, of, expected) => {
    expect(keyOfResource(of, indexOf(of, ...EVERYTHING))).toEqual(expected);
  });
});

describe("the key of a vault", () => {
  const gapped = (inputs: Bag = {}) =>
    resource("aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", "gapped", inputs);
  test.each<[string, EstateResource | undefined, string, KeyUse]>([
    ["AWS Backup's own unless it names one", vault("main"), "main", AWS],
    [
      "a key by ARN",
      vault("main", { kmsKeyArn: KEY_ARN }),
      "main",
      customer("kmsKeyArn of vault main", "eu-central-1", "222222222222"),
    ],
    [
      "a key of the program",
      vault("main", { kmsKeyArn: UNKNOWN }, { edges: { kmsKeyArn: [KEY] } }),
      "main",
      customer("kmsKeyArn of vault main", "eu-west-1", "111111111111", KEY),
    ],
    [
      "computed from nothing here",
      vault("main", { kmsKeyArn: UNKNOWN }),
      "main",
      unknown("kmsKeyArn of main is computed and not known at preview"),
    ],
    ["one that AWS owns, where it is air-gapped", gapped(), "gapped", AWS],
    [
      "a customer's, where it is air-gapped and says so",
      gapped({ encryptionKeyArn: KEY_ARN }),
      "gapped",
      customer("encryptionKeyArn of vault gapped", "eu-central-1", "222222222222"),
    ],
    [
      "of lifeboat.yaml without a word of it",
      vault("far", {}, { declared: "declared by ann until 2027-01-01" }),
      "far",
      unknown("lifeboat.yaml names no key of vault far"),
    ],
    ["AWS Backup's own for the default vault", undefined, "Default", AWS],
    ["of a vault elsewhere", undefined, "far", unknown("vault far is not part of this program")],
  ])("%s", (_name, of, name, expected) => {
    const index = indexOf(...EVERYTHING, ...(of === undefined ? [] : [of]));
    expect(keyOfVault({ name, resource: of }, index)).toEqual(expected);
  });
});

test("a key is named by its resource, else by the property that names it, never by its text", () => {
  const keys = [customer("kmsKeyId of db", "eu-west-1", "1", KEY), customer("kmsKeyId of db")];
  expect(keys.map((key) => (key.kind === "customer" ? nameOfKey(key) : ""))).toEqual([
    "key orders",
    "the key in kmsKeyId of db",
  ]);
});

describe("the inputs that say so", () => {
  const SDK = dirname(require.resolve("@pulumi/aws/package.json"));
  const TYPES = [
    "aws:docdb/cluster:Cluster",
    "aws:ebs/volume:Volume",
    "aws:fsx/lustreFileSystem:LustreFileSystem",
    "aws:fsx/ontapFileSystem:OntapFileSystem",
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
    "aws:fsx/windowsFileSystem:WindowsFileSystem",
    "aws:neptune/cluster:Cluster",
    "aws:rds/cluster:Cluster",
    "aws:rds/instance:Instance",
    "aws:redshift/cluster:Cluster",
  ];

  test.each(TYPES)("of %s are in the installed SDK", (type) => {
    const [, module = "", name = ""] = type.split(":");
    const text = readFileSync(join(SDK, `${module}.d.ts`), "utf8");
    const args = text.slice(text.indexOf(`export interface ${name}Args {`));
    const inputs = inputsOfKey(type);
    expect(inputs).toContain(keyInputOf(resource(type, "it")));
    expect(inputs.filter((input) => !new RegExp(`^    ${input}\\?: `, "m").test(args))).toEqual([]);
  });

  test.each<[string, boolean]>([
    ["docdb/cluster", false],
    ["neptune/cluster", false],
    ["rds/cluster", false],
    ["rds/instance", false],
    ["redshift/cluster", true],
  ])("of %s default to what the installed SDK documents", (module, on) => {
    const text = readFileSync(join(SDK, `${module}.d.ts`), "utf8");
    const words = /\*\/\s*(?:storageEncrypted|encrypted)\?: /.exec(text.slice(text.indexOf("Args {")));
    const said = text.slice(text.indexOf("Args {")).slice(0, words?.index ?? 0);
    expect(said.slice(said.lastIndexOf("/**"))).toMatch(new RegExp(`[Dd]efault is \`${on}\``));
  });

  test("a type that is not there has none", () => {
    expect(inputsOfKey("constructor")).toEqual([]);
    expect(keyInputOf(ROLE)).toBeUndefined();
  });
});
