import { describe, expect, jest, test } from "@jest/globals";
import { DEFAULT_OPTIONS } from "../../../continuity/assess";
import { EstateIndex, type EstateResource } from "../../../continuity/estate/resource";
import { fixPlanOf } from "../../../continuity/fix-plan/fix-plan";
import { writeSnippets } from "../../../continuity/fix-plan/snippets";
import type { AddStep, SetStep, Step } from "../../../continuity/fix-plan/step";
import type { Term } from "../../../continuity/fix-plan/term";
import { AS_OF, estate, FRANKFURT, plan, rdsInstance, resource, rule, urnOf } from "../estate-builder";
import { bareProgram, plannedProgram } from "./programs";
import { typeErrors } from "./type-check";

jest.setTimeout(240_000);

const db = rdsInstance("orders-db");
const backups = plan("backups", [
  rule("weekly"),
  rule("nightly", { copyActions: [{ destinationVaultArn: "arn" }], lifecycle: { deleteAfter: 7 } }),
]);
const odd = rdsInstance('1st\n"db"', {}, { provider: FRANKFURT });
const twin = rdsInstance("orders_db");
const program = estate(db, backups, odd, twin);
const index = new EstateIndex(program);

function set({ urn }: EstateResource, path: SetStep["path"], value: Term): Step {
  return { kind: "set", urn, path, value, cost: "setting", order: "o", services: ["orders"] };
}

function add(type: string, name: string, inputs: Readonly<Record<string, Term>>, more: Partial<AddStep> = {}): Step {
  const urn = urnOf(type, name);
  return {
    kind: "add",
    urn,
    type,
    name,
    inputs,
    after: [],
    cost: "setting",
    order: "o",
    services: ["orders"],
    ...more,
  };
}

const output = ({ urn }: { readonly urn: string }, of: string): Term => ({ kind: "output", urn, output: of });
const VAULT = "aws:backup/vault:Vault";
const KEY = "aws:kms/key:Key";

const CASES: Readonly<Record<string, readonly Step[]>> = {
  "a setting": [set(db, ["multiAz"], true)],
  "settings inside of blocks that are there, and of some that are not": [
    set(backups, ["rules", 0, "schedule"], "cron(0 5 ? * * *)"),
    set(backups, ["rules", 0, "lifecycle", "deleteAfter"], 8),
    set(backups, ["rules", 1, "copyActions", 1], { destinationVaultArn: "new" }),
    set(backups, ["rules", 1, "copyActions", 1, "lifecycle", "deleteAfter"], 9),
    set(backups, ["advancedBackupSettings", 0], { resourceType: "EC2", backupOptions: { WindowsVSS: "enabled" } }),
  ],
  "a resource that stands on others, each after what it needs": [
    add(VAULT, "copies", { name: "copies", kmsKeyArn: output({ urn: urnOf(KEY, "new") }, "arn") }, { protect: true }),
    add(KEY, "new", { enableKeyRotation: true, tags: { "continuity:role": "none" } }),
    set(db, ["kmsKeyId"], output({ urn: urnOf(KEY, "new") }, "arn")),
  ],
  "a setting of a resource that is added too": [
    add(VAULT, "copies", { name: "copies" }),
    set(resource(VAULT, "copies"), ["forceDestroy"], false),
  ],
  "names that no program could use as they are, and two that come to the same": [
    add("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication", "far", {
      sourceDbInstanceArn: output(odd, "arn"),
      kmsKeyId: { kind: "needed", name: "keyArn", type: "pulumi.Input<string>", what: "a key", stands: "k" },
    }),
    set(db, ["multiAz"], true),
    set(twin, ["multiAz"], true),
  ],
  "a provider that the program made, and an order that no input tells": [
    add(VAULT, "far", { name: "far" }, { provider: FRANKFURT, after: [db.urn] }),
  ],
};

describe("snippets", () => {
  test.each(Object.entries(CASES))("write %s", (title, steps) => {
    expect(`\n${written(steps)}\n`).toEqual(EXPECTED[title]);
  });

  test("compile, those of the cases and those of whole plans; what would not is found out", () => {
    const whole = [bareProgram(), plannedProgram()].map((resources) => {
      const options = { ...DEFAULT_OPTIONS, asOf: AS_OF };
      return writeSnippets(fixPlanOf(estate(...resources), options).steps, new EstateIndex(estate(...resources)));
    });
    expect(whole.every(({ snippets }) => snippets.length > 3)).toBe(true);
    const wrong = writeSnippets([set(db, ["multiAz"], "twice")], index);
    const all = [...Object.values(CASES).map((steps) => writeSnippets(steps, index)), ...whole, wrong];
    expect(typeErrors(all)).toEqual([
      "Type 'string' is not assignable to type 'Input<boolean | undefined>'.: " +
        'new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, multiAz: "twice" });',
    ]);
  });
});

function written(steps: readonly Step[]): string {
  const { snippets, standsFor } = writeSnippets(steps, index);
  const names = standsFor.map(({ name, type, what }) => `// ${name}: ${type}, ${what}`);
  return [...names, ...snippets.map(({ code }) => code)].join("\n");
}

const EXPECTED: Readonly<Record<string, string>> = {
  "a setting": `
// ordersDbInstanceArgs: pulumi.Unwrap<aws.rds.InstanceArgs>, the arguments of orders-db as they are
new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, multiAz: true });
`,
  "settings inside of blocks that are there, and of some that are not": `
// backupsPlanArgs: pulumi.Unwrap<aws.backup.PlanArgs>, the arguments of backups as they are
new aws.backup.Plan("backups", {
  ...backupsPlanArgs,
  rules: [
    {
      ...backupsPlanArgs.rules![0],
      schedule: "cron(0 5 ? * * *)",
      lifecycle: { ...backupsPlanArgs.rules![0].lifecycle, deleteAfter: 8 },
    },
    {
      ...backupsPlanArgs.rules![1],
      copyActions: [
        backupsPlanArgs.rules![1].copyActions![0],
        { destinationVaultArn: "new", lifecycle: { deleteAfter: 9 } },
      ],
    },
  ],
  advancedBackupSettings: [{ resourceType: "EC2", backupOptions: { WindowsVSS: "enabled" } }],
});
`,
  "a resource that stands on others, each after what it needs": `
// ordersDbInstanceArgs: pulumi.Unwrap<aws.rds.InstanceArgs>, the arguments of orders-db as they are
const newKey = new aws.kms.Key("new", { enableKeyRotation: true, tags: { "continuity:role": "none" } });
const copiesVault = new aws.backup.Vault("copies", { name: "copies", kmsKeyArn: newKey.arn }, { protect: true });
new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, kmsKeyId: newKey.arn });
`,
  "a setting of a resource that is added too": `
const copiesVault = new aws.backup.Vault("copies", { name: "copies", forceDestroy: false });
`,
  "names that no program could use as they are, and two that come to the same": `
// keyArn: pulumi.Input<string>, a key
// ordersDbInstance2Args: pulumi.Unwrap<aws.rds.InstanceArgs>, the arguments of orders_db as they are
// ordersDbInstanceArgs: pulumi.Unwrap<aws.rds.InstanceArgs>, the arguments of orders-db as they are
// the1stDbInstance: aws.rds.Instance, the resource 1st "db"
const farInstanceAutomatedBackupsReplication = new aws.rds.InstanceAutomatedBackupsReplication("far", {
  sourceDbInstanceArn: the1stDbInstance.arn,
  kmsKeyId: keyArn,
});
new aws.rds.Instance("orders-db", { ...ordersDbInstanceArgs, multiAz: true });
new aws.rds.Instance("orders_db", { ...ordersDbInstance2Args, multiAz: true });
`,
  "a provider that the program made, and an order that no input tells": `
// frankfurtProvider: aws.Provider, the provider frankfurt
// ordersDbInstance: aws.rds.Instance, the resource orders-db
const farVault = new aws.backup.Vault("far", { name: "far" }, { provider: frankfurtProvider, dependsOn: [ordersDbInstance] });
`,
};
