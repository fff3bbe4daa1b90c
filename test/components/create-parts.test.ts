import { describe, expect, test } from "@jest/globals";
import type { ResourceOptions } from "@pulumi/pulumi";
import { ResilientBucket, ResilientDatabase, ResilientTable } from "../../components";
import { classOf } from "../../components/resource-class";
import { candidatesOf } from "../../continuity/planning/candidates";
import { kindOf } from "../../continuity/planning/catalogue";
import { ask, FACTS, FRANKFURT, STOCKHOLM } from "../continuity/planning/ask";
import { MEMBERS, orders, resourcesOf } from "./programs";
import { running } from "./running";

describe("every part carries tags, if its type takes any", () => {
  test.each(Object.entries(FACTS))("%s", (_, facts) => {
    const means = {
      lockedVault: true,
      airGappedVault: true,
      otherAccount: { account: "222222222222", vaultName: "kept" },
    };
    const question = ask(facts, { others: [FRANKFURT, STOCKHOLM], compromise: means, account: "111111111111" });
    const kind = kindOf(question.facts);
    const parts = candidatesOf(kind, kind.dimensions(question)).flatMap(({ settings }) =>
      kind.parts(settings, question),
    );
    const claims = new Map(parts.map(({ type, tags }) => [type, tags !== "none"]));
    const takesTags = (type: string) => /resourceInputs\["tags"\] = args/.test(classOf(type).toString());
    // A record is a member by the component around it.
    claims.delete("aws:route53/record:Record");
    expect(Object.fromEntries(claims)).toEqual(
      Object.fromEntries([...claims.keys()].map((type) => [type, takesTags(type)])),
    );
  });
});

/** The options of resources, by name, as far as components set them. */
async function optionsOf(program: (record: ResourceOptions) => unknown) {
  const found: Record<string, unknown> = {};
  await running(() =>
    program({
      transformations: [
        ({ name, type, opts: { protect, ignoreChanges, parent } }) => {
          if (type.startsWith("aws:")) found[name] = { protect, ignoreChanges, parent: parentOf(parent) };
          return undefined;
        },
      ],
    }),
  );
  return found;
}

const parentOf = (parent: ResourceOptions["parent"]) => (parent as unknown as { __name?: string } | undefined)?.__name;

test("what holds data is protected by Pulumi unless the service says otherwise", async () => {
  const objectives = { region: { rto: "1h", rpo: "15m" } } as const;
  const bucket = (protect?: boolean) =>
    optionsOf((options) => {
      const service = orders({ objectives, ...(protect === undefined ? {} : { protect }) });
      return new ResilientBucket("files", { service }, options);
    });
  const names = ["files", "files-replica"];
  const isProtected = (found: Record<string, unknown>) =>
    Object.keys(found).filter((name) => (found[name] as { protect?: boolean }).protect);
  expect(isProtected(await bucket())).toEqual(names);
  expect(isProtected(await bucket(false))).toEqual([]);
});

test("every part has the component for its parent; what AWS changes later is left alone", async () => {
  const objectives = { region: { rto: "1h", rpo: "1m" } } as const;
  const found = await optionsOf((options) => {
    const facts = { auroraEngine: "aurora-postgresql", instanceClass: "db.r6g.large" };
    return new ResilientDatabase("db", { service: orders({ objectives }), ...facts }, options);
  });
  const plain = { protect: undefined, ignoreChanges: undefined, parent: "db" };
  expect(found).toEqual({
    db: { protect: true, ignoreChanges: ["globalClusterIdentifier"], parent: "db" },
    "db-global": plain,
    "db-instance-0": plain,
    "db-secondary": plain,
    "db-secondary-instance-0": plain,
    "db-subnets": plain,
    "db-subnets-eu-west-1": plain,
  });
});

test("a transform is laid over the inputs of one part, or changes them in place with the options", async () => {
  const ran = await running(() => {
    const service = orders({ objectives: { rto: "4h", rpo: "5m" } });
    new ResilientTable("laid", {
      service,
      hashKey: "id",
      attributes: [],
      transform: { main: { tableClass: "STANDARD" } },
    });
    new ResilientTable("changed", {
      service,
      hashKey: "id",
      attributes: [],
      transform: {
        main: (args, options, name) => {
          args.tableClass = name;
          options.protect = false;
        },
      },
    });
  });
  const classes = Object.entries(resourcesOf(ran)).map(([key, { tableClass }]) => [key, tableClass]);
  expect(classes).toEqual([
    ["aws:dynamodb/table:Table changed", "changed"],
    ["aws:dynamodb/table:Table laid", "STANDARD"],
  ]);
});

test("what members share is made once", async () => {
  const ran = await running(() => {
    const service = orders({ objectives: { data: { rto: "1d", rpo: "2d" } } });
    MEMBERS.fileSystem(service);
    MEMBERS.machine(service);
  });
  const shared = Object.keys(resourcesOf(ran)).filter((key) => / backups/.test(key));
  expect(shared).toEqual([
    "aws:backup/plan:Plan backups-24h-7d",
    "aws:backup/vault:Vault backups",
    "aws:iam/role:Role backups-role",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment backups-role-backups",
  ]);
});
