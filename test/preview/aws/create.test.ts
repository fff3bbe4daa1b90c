import { expect, test } from "@jest/globals";
import { awsProviderFor } from "../../../preview/aws";
import { UNKNOWN } from "../../../preview/unknown";
import { request } from "./fixtures";

const { create } = awsProviderFor(__dirname);

test("a backup vault: what is set stays, what the cloud decides is unknown", () => {
  const inputs = {
    __defaults: ["name"],
    name: "orders-0bc0c74",
    region: "eu-central-1",
    tags: {},
    tagsAll: { a: "1" },
  };
  expect(create(request("aws:backup/vault:Vault", inputs))).toEqual({
    arn: UNKNOWN,
    kmsKeyArn: UNKNOWN,
    name: "orders-0bc0c74",
    recoveryPoints: UNKNOWN,
    region: "eu-central-1",
    tags: {},
    tagsAll: { a: "1" },
  });
});

test("a database: an unset multiAz is unknown, a set one is not, and what has a fixed default is absent", () => {
  const seen = (inputs: Record<string, unknown>) => {
    const { multiAz, backupRetentionPeriod, deletionProtection } = create(request("aws:rds/instance:Instance", inputs));
    return { multiAz, backupRetentionPeriod, deletionProtection };
  };
  expect(seen({})).toEqual({ multiAz: UNKNOWN, backupRetentionPeriod: UNKNOWN, deletionProtection: undefined });
  expect(seen({ multiAz: false, backupRetentionPeriod: 0, deletionProtection: true })).toEqual({
    multiAz: false,
    backupRetentionPeriod: 0,
    deletionProtection: true,
  });
});

test("secret outputs are marked, once", () => {
  const secret = (value: unknown) => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
  });
  const outputs = create(
    request("aws:rds/cluster:Cluster", { masterPassword: "plain", masterPasswordWo: secret("wrapped") }),
  );
  expect({ plain: outputs.masterPassword, wrapped: outputs.masterPasswordWo }).toEqual({
    plain: secret("plain"),
    wrapped: secret("wrapped"),
  });
});

test("a provider that is not known is not asked", () => {
  const unknown = { inputs: { region: UNKNOWN }, known: false };
  expect(create(request("aws:rds/instance:Instance", { multiAz: true }, unknown))).toEqual({});
});

test("a type that the package lacks gives its inputs", () => {
  expect(create(request("aws:rds/nothing:Nothing", { size: 1 }))).toEqual({ size: 1 });
});
