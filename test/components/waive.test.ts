import { describe, expect, test } from "@jest/globals";
import { output } from "@pulumi/pulumi";
import { BackupPolicy, ResilientTable, Service, type ServiceArgs } from "../../components";
import { running } from "./running";

const service: ServiceArgs = {
  owner: "team-orders",
  objectives: { rto: "4h", rpo: "5m" },
  home: { region: "eu-central-1" },
};
const SCRATCH = {
  rule: "deletion-protected",
  owner: "team-orders",
  reason: "made anew every night",
  until: "2026-06-30",
} as const;
const OBJECTIVE = { ...SCRATCH, rule: "objective-met", scenario: "zone", accepts: { rto: "6h" } } as const;

const stock = (of: Service, waive: unknown) =>
  new ResilientTable("stock", {
    service: of,
    hashKey: "sku",
    attributes: [{ name: "sku", type: "S" }],
    waive: waive as never,
  });

test("what a service and a member waive is an input of theirs, and of nothing on AWS", async () => {
  const { registered, refusal } = await running(() => {
    const backups = new BackupPolicy("platform");
    stock(new Service("orders", { ...service, backups, waive: [{ ...OBJECTIVE, resource: "stock" }] }), [SCRATCH]);
  });
  expect(refusal).toBeUndefined();
  const waiving = registered
    .filter(({ inputs }) => inputs.waive !== undefined)
    .sort((a, b) => (a.type > b.type ? -1 : 1));
  expect(waiving.map(({ type, inputs }) => [type, inputs.waive])).toEqual([
    ["lifeboat:index:Service", [{ ...OBJECTIVE, resource: "stock" }]],
    ["lifeboat:index:ResilientTable", [SCRATCH]],
  ]);
});

describe("a waiver that cannot be read is refused before the component is registered", () => {
  const refusalOf = async (ofService: unknown, ofMember: unknown) => {
    const { registered, refusal } = await running(() => {
      const args = ofService === undefined ? service : { ...service, waive: ofService as never };
      stock(new Service("orders", args), ofMember);
    });
    return [registered.map(({ name }) => name), refusal];
  };

  test.each([
    ["no list", SCRATCH, "waive must be a list"],
    [
      "no rule",
      [{ ...SCRATCH, rule: "deletion-protecte" }],
      'waive.0: rule: "deletion-protecte" is no rule; did you mean deletion-protected?',
    ],
    [
      "a service of its own",
      [SCRATCH, { ...SCRATCH, service: "billing" }],
      "waive.1: service: it is that of the component already",
    ],
    [
      "an output",
      [{ ...SCRATCH, until: output("2026-06-30") }],
      "waive.0.until must be a plain value, not an output: it decides which resources there are",
    ],
  ])("%s", async (_, waive, problem) => {
    expect([await refusalOf(waive, undefined), await refusalOf(undefined, waive)]).toEqual([
      [[], `service orders: ${problem}`],
      [["orders"], `service orders: stock: ${problem}`],
    ]);
  });
});
