import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { PLAIN_STYLE } from "../../continuity/report/style";
import { CloudError } from "../../drills/cloud";
import { PackStartError, probePack } from "../../preview";
import { writeCheckUps } from "../../scripts/doctor";
import { lookAt, ok, warn } from "../../scripts/doctor/check-up";
import { checkCredentials } from "../../scripts/doctor/credentials";
import { checkPostgres } from "../../scripts/doctor/machine";
import { checkEvidence, checkSettings, lookForProject } from "../../scripts/doctor/project";
import { checkCli, checkNode, checkPackage, isWithin } from "../../scripts/doctor/versions";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "..", "..");
const scratch = scratchSpace();
const PULUMI = "name: shop\nruntime: nodejs\n";

describe("versions", () => {
  test.each<[string, string, boolean]>([
    ["v20.20.2", ">=20.20", true],
    ["v20.19.9", ">=20.20", false],
    ["v22.0.0", ">=20.20", true],
    ["7.48.0", "^7.0.0", true],
    ["8.0.0", "^7.0.0", false],
    ["3.203.9", "^3.204.0", false],
    ["3.248.0-alpha.1", "^3.204.0", true],
    ["1.21.0", "1.21.0", true],
    ["1.21.1", "1.21.0", false],
  ])("%s is within %s: %s", (version, range, expected) => {
    expect(isWithin(version, range)).toBe(expected);
  });

  test("of Node.js, new enough and too old", () => {
    const manifest = { version: "1.0.0", engines: { node: ">=20.20" } };
    expect(checkNode("v20.20.0", manifest)).toEqual({ what: "node", health: "ok", found: "v20.20.0" });
    expect(checkNode("v18.1.0", manifest)).toEqual({
      what: "node",
      health: "fail",
      found: "v18.1.0, and Lifeboat needs >=20.20",
      wayOut: "Nothing works for sure: install a newer Node.js.",
    });
  });

  test("of packages: there, too old, and not there", () => {
    const directory = scratch(
      {
        "node_modules/old/package.json": '{"name":"old","version":"v1.2.0"}',
        "node_modules/old/index.js": "",
      },
      { installed: false },
    );
    const wayOut = (range: string) => `It is dull: npm install old@"${range}" there.`;
    expect(checkPackage("old", "^1.0.0", directory, "It is dull")).toEqual(ok("old", "1.2.0"));
    expect(checkPackage("old", "^2.0.0", directory, "It is dull")).toEqual({
      what: "old",
      health: "fail",
      found: "1.2.0, and Lifeboat needs ^2.0.0",
      wayOut: wayOut("^2.0.0"),
    });
    expect(checkPackage("none", "^1.0.0", directory, "It is dull")).toMatchObject({
      health: "fail",
      found: `not installed for ${directory}`,
    });
  });

  test("of the command of Pulumi, there and not there", () => {
    expect(checkCli(() => "v3.248.0")).toEqual(ok("pulumi", "v3.248.0"));
    const none = checkCli(() => {
      throw new Error("ENOENT");
    });
    expect([none.health, none.found]).toEqual(["warn", "no such command"]);
    expect(none.wayOut).toMatch(/^lifeboat check works without it; /);
  });
});

describe("a project", () => {
  const projectIn = (directory: string) => ({ directory, name: "shop", stack: "dev" });

  test("that is there, and one that is not", () => {
    const directory = scratch({ "Pulumi.yaml": PULUMI, "Pulumi.dev.yaml": "" });
    expect(lookForProject(directory, undefined)).toEqual({ project: projectIn(directory) });
    expect(lookForProject(join(directory, "none"), undefined)).toMatchObject({ checkUp: { health: "warn" } });
  });

  test("with settings, with wrong ones, and without", () => {
    const settings = "services: {}\n";
    const good = scratch({ "Pulumi.yaml": PULUMI, "lifeboat.yaml": settings });
    expect(checkSettings(projectIn(good), undefined)).toEqual(
      ok("settings", `${join(good, "lifeboat.yaml")}: 0 services, 0 assumptions`),
    );
    const bad = scratch({ "Pulumi.yaml": PULUMI, "lifeboat.yaml": "assumption: []\n" });
    expect(checkSettings(projectIn(bad), undefined)).toMatchObject({
      health: "fail",
      found: expect.stringContaining("assumption"),
      wayOut: "Every check fails until that is mended.",
    });
    const none = scratch({ "Pulumi.yaml": PULUMI });
    expect(checkSettings(projectIn(none), undefined)).toMatchObject({ health: "warn", found: "no lifeboat.yaml" });
    expect(checkSettings(projectIn(none), join(bad, "lifeboat.yaml"))).toMatchObject({ health: "fail" });
  });

  test("with evidence that is whole, that is not, and without", () => {
    const empty = scratch({ "Pulumi.yaml": PULUMI, "evidence/.keep": "" });
    expect(checkEvidence(empty, undefined)).toEqual(ok("evidence", "0 records of 0 services"));
    const broken = scratch({
      "Pulumi.yaml": PULUMI,
      "evidence/orders/notes.json": "{}",
      "evidence/orders/x.json": "{",
    });
    expect(checkEvidence(broken, undefined)).toEqual({
      what: "evidence",
      health: "fail",
      found: "evidence/orders/notes.json: is not named as a record is (and 1 more)",
      wayOut: "What is not whole proves nothing: lifeboat evidence verify lists it.",
    });
    const none = scratch({ "Pulumi.yaml": PULUMI });
    expect(checkEvidence(none, undefined)).toMatchObject({ health: "warn", found: "none" });
  });
});

describe("this machine", () => {
  test("without PostgreSQL", () => {
    const none = checkPostgres(() => {
      throw new Error("no PostgreSQL 15 or newer\n  in none of these");
    });
    expect([none.health, none.found]).toEqual(["warn", "no PostgreSQL 15 or newer"]);
  });

  test("with a policy pack that does not serve", async () => {
    const broken = scratch({
      "PulumiPolicy.yaml": "runtime: nodejs\n",
      "package.json": '{"name":"broken","version":"1.0.0","main":"index.js"}',
      "index.js": "throw new TypeError('it is broken');",
    });
    await expect(probePack(broken, 30)).rejects.toThrow(PackStartError);
    const looked = await lookAt("policy pack", "See to it.", async () => {
      await probePack(broken, 30);
      return ok("policy pack", "serves");
    });
    expect(looked).toMatchObject({ what: "policy pack", health: "fail", wayOut: "See to it." });
  });

  test("with credentials, and without", async () => {
    const signedIn = { send: async () => ({ Arn: "arn:aws:iam::1:user/a", Account: "1" }) as never };
    expect(await checkCredentials(signedIn, "eu-west-1")).toEqual(
      ok("credentials", "arn:aws:iam::1:user/a of account 1"),
    );
    const nobody = {
      send: async () => {
        throw new CloudError("GetCallerIdentity", "Expired", "sts: the token has expired", false);
      },
    };
    expect(await checkCredentials(nobody, "eu-west-1")).toMatchObject({
      health: "fail",
      found: "sts: the token has expired",
    });
  });
});

describe("lifeboat doctor", () => {
  test("tells each line with its way out, and counts them", () => {
    const found = [ok("node", "v20.20.2"), warn("pulumi", "no such command", "Install it.")];
    expect(`\n${writeCheckUps(found, PLAIN_STYLE)}\n`).toBe(`
ok    node    v20.20.2
warn  pulumi  no such command
      → Install it.

1 ok, 1 warn, 0 fail
`);
  });

  test("finds nothing in the way in a project of this package", async () => {
    const { code, out } = await lifeboat(ROOT, ["doctor", ".", "--stack", "orders", "--format", "json"]);
    const { checks } = JSON.parse(out) as {
      readonly checks: readonly { what: string; health: string; found: string }[];
    };
    expect(code).toBe(0);
    const WHATS = ["lifeboat", "node", "@pulumi/pulumi", "@pulumi/aws", "@pulumi/policy", "pulumi", "policy pack"];
    expect(checks.map(({ what }) => what)).toEqual([...WHATS, "project", "settings", "evidence", "PostgreSQL"]);
    expect(checks.filter(({ health }) => health === "fail")).toEqual([]);
    expect(checks.find(({ what }) => what === "policy pack")?.found).toBe("starts and serves");
  });

  test("fails where settings are wrong", async () => {
    const directory = scratch({ "Pulumi.yaml": PULUMI, "Pulumi.dev.yaml": "", "lifeboat.yaml": "assumption: []\n" });
    const { code, out } = await lifeboat(directory, ["doctor"]);
    expect(code).toBe(1);
    expect(out).toContain("fail  settings");
  });
});
